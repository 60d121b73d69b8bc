package io.deskwire.ui.shell;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.session.Subscription;
import io.deskwire.store.StoreException;
import io.deskwire.ui.attachment.FileDialogs;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.inbox.Section;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.ConnectionTester;
import io.deskwire.ui.settings.Desks;
import io.deskwire.ui.settings.DesksView;
import io.deskwire.ui.settings.DesksViewModel;
import io.deskwire.ui.settings.FirstRunView;
import io.deskwire.ui.settings.FirstRunViewModel;
import io.deskwire.ui.settings.HistoryDeletion;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.settings.PrivacyViewModel;
import io.deskwire.ui.settings.SignInView;
import io.deskwire.ui.settings.SignInViewModel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The console's window. The app module makes it with everything it needs and calls {@link #show}; nothing here reaches
 * for a file, a network or a setting by itself.
 *
 * <pre>
 *   loading ──▶ desk                       the known profile opens
 *      │  └───▶ first run ──▶ loading …    nobody has signed in yet
 *      └──────▶ failed ─────▶ loading …    the data folder cannot be used; try again, or another profile
 * </pre>
 *
 * All methods on the FX thread.
 */
public final class ConsoleUi implements Desk.Sheets, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ConsoleUi.class);

  /** Opening a database waits for a disk: never on the FX thread. */
  private static final Executor OPENER = task -> Thread.ofVirtual().name("deskwire-open").start(task);

  private final SessionSource source;
  private final Desks desks;
  private final DeskForms forms;
  private final ShellState state;
  private final ConversationPane.Factory panes;
  private final Clock clock;
  private final FxGate gate;
  private final Notifications notifications;
  private final Preferences preferences;
  private final Theme theme;
  /** Ends the demo when it is one that is open; set by the thread that opens. */
  private volatile @Nullable Runnable demoEnd;
  private final StackPane root = new StackPane();
  private final Scene scene;
  private final Shortcuts shortcuts;
  private final Subscription styled;
  private FileDialogs dialogs = FileDialogs.system();
  private @Nullable Stage stage;
  private @Nullable ChatSession session;
  /** Done when the session before is closed. */
  private CompletableFuture<Void> leaving = CompletableFuture.completedFuture(null);
  private String leftDesk = "";
  private @Nullable Desk desk;
  private final Veil veil = new Veil(root);
  private final AppIcon icon = new AppIcon();
  /** Ends the wish how long the open session keeps its history. */
  private Runnable keeping = () -> {};
  /** Of the open session's history. */
  private HistoryDeletion deletion;
  private boolean closed;

  /**
   * @param clock wall clock and time zone of everything shown
   */
  public ConsoleUi(SessionSource source, ShellState state, ConversationPane.Factory panes, ConnectionTester tester,
      Notifications notifications, Preferences preferences, Clock clock, FxGate gate) {
    this.source = source;
    desks = source.desks();
    this.notifications = notifications;
    this.preferences = preferences;
    this.state = state;
    this.panes = panes;
    this.clock = clock;
    this.gate = gate;
    deletion = new HistoryDeletion(null, gate);
    ShellState.Snapshot before = state.load();
    forms = new DeskForms(source, tester, gate, preferences.fixed(), this, this::open, this::showDesks);
    theme = new Theme(before.theme(), before.textScale());
    if (preferences.fixed().has(Fixed.Setting.THEME)) {
      theme.fix();
    }
    scene = new Scene(root, before.width(), before.height());
    theme.denseProperty().bindBidirectional(preferences.denseProperty());
    shortcuts = new Shortcuts(scene, preferences.keymap(), theme);
    scene.addEventFilter(InputEvent.ANY, _ -> touched());
    styled = theme.style(scene);
    root.getChildren().setAll(Pages.loading());
  }

  /** Shows the window where it was left, and opens the desk. */
  public void show(Stage window) {
    stage = window;
    window.setTitle(Texts.of("app.name"));
    window.setScene(scene);
    icon.dress(window);
    WindowPlace.limit(window);
    WindowPlace.restore(window, state.load());
    window.focusedProperty().subscribe(_ -> attention());
    window.setOnHiding(_ -> {
      hidePopUps();
      saveState();
    });
    window.show();
    openKnown();
  }

  private void openKnown() {
    open(source::openKnown, this::openKnown);
  }

  private void open(Profile profile) {
    saveState();
    leaveDesk();
    open(() -> Optional.of(source.open(profile)), () -> open(profile));
  }

  /** Leaves the desk that is open, in good order, for another one; where something must be typed first, it is asked for. */
  void openDesk(String id) {
    if (veil.isShown()) {
      lift();
    }
    if (desks.asks(id)) {
      forms.signIn(id);
    } else if (!id.equals(here())) {
      saveState();
      leaveDesk();
      open(() -> Optional.of(source.open(id)), () -> openDesk(id));
    }
  }

  /** Id of the desk that is open; empty when there is none, or it is made up. */
  private String here() {
    return session == null || demoEnd != null ? "" : desks.idOf(session.profile().dataDir());
  }

  private void open(Supplier<Optional<ChatSession>> opener, Runnable again) {
    root.getChildren().setAll(Pages.loading());
    // the next one may be in the same folder, which has one session at a time
    var _ = leaving.handleAsync((_, _) -> opener.get(), OPENER).handleAsync((opened, error) -> {
      if (closed) {
        if (opened != null) {
          opened.ifPresent(ChatSession::close);
        }
      } else if (error != null) {
        root.getChildren().setAll(Pages.failed(sentence(error), again, this::otherDesk));
      } else if (opened.isPresent()) {
        enter(opened.get());
      } else {
        firstRun();
      }
      return opened;
    }, gate);
  }

  /** Nothing of the demo is kept, and leaving it leads back to where it was opened. */
  private void openDemo(SessionSource.Demo demo) {
    open(() -> {
      SessionSource.DemoDesk made = demo.open();
      demoEnd = made.end();
      return Optional.of(made.session());
    }, () -> openDemo(demo));
  }

  private void leaveDemo() {
    leaveDesk();
    firstRun();
  }

  private void showDesks() {
    showSettings(SettingsSheet.Page.DESKS);
  }

  private void otherDesk() {
    if (desks.all().size() > 1) {
      showDesks();
    } else {
      editProfile();
    }
  }

  private static String sentence(Throwable error) {
    Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof StoreException && cause.getMessage() != null) {
      return Sentences.of(cause.getMessage());
    }
    log.error("the desk could not be opened", cause);
    return Texts.of("start.broken");
  }

  private void enter(ChatSession opened) {
    ShellState.Snapshot before = state.load();
    session = opened;
    deletion = new HistoryDeletion(opened::deleteHistory, gate);
    keeping = preferences.keepDaysProperty()
        .subscribe(days -> opened.keepHistory(PrivacyViewModel.limit(days.intValue())))::unsubscribe;
    DeskChoices choices = new DeskChoices(desks, here(), OPENER, gate, this::openDesk,
        this::showDesks);
    Desk made = new Desk(opened, panes, theme, preferences.keymap(), gate, clock, state, notifications, choices, this);
    desk = made;
    choices.left(leftDesk, words -> made.toasts().show(Tone.FAIR, words, false));
    made.inbox().model().count(Section.WAITING).subscribe(count -> title(made, count.intValue()));
    shortcuts.serve(made);
    boolean demo = demoEnd != null;
    choices.demo(demo ? this::leaveDemo : null);
    root.getChildren().setAll(demo ? Pages.demo(made.node(), this::leaveDemo) : made.node());
    made.tabs().arrange(demo ? Arrangement.NONE : before.work());
    root.applyCss(); // the controls get their skins: until then nothing in a tab can have the focus
    root.layout();
    if (made.tabs().selectedRoom().isPresent()) {
      made.tabs().focusComposer();
    } else {
      made.inbox().focus();
    }
    attention();
  }

  private void touched() {
    if (desk != null) {
      desk.touched();
    }
  }

  /** The number waiting shows where the system lists windows. */
  private void title(Desk of, int waiting) {
    if (stage != null && of.equals(desk)) {
      icon.waiting(stage, waiting);
      stage.setTitle(waiting == 0 ? Texts.of("app.name") : Texts.of("title.waiting", waiting));
    }
  }

  private void firstRun() {
    SignInViewModel typed = forms.first();
    if (typed.lacksPasswordAlone()) {
      SignInView form = new SignInView(typed, Texts.of("signin.go"), "signin.go", this::open, null);
      startPage(form.node(), form::focus);
    } else {
      FirstRunView form = new FirstRunView(new FirstRunViewModel(typed), preferences.keymap(), this::open,
          source.demo().<Runnable>map(demo -> () -> openDemo(demo)).orElse(null));
      startPage(form.node(), form::focus);
    }
  }

  private void startPage(Node form, Runnable focus) {
    StackPane page = new StackPane(form);
    page.getStyleClass().add("start-page");
    root.getChildren().setAll(page);
    root.applyCss(); // until then nothing in it can have the focus
    focus.run();
  }

  /** Shows the form of the connection profile over whatever there is. */
  @Override
  public void editProfile() {
    if (veil.isShown()) {
      return;
    }
    forms.profile(session == null ? null : session.profile());
  }

  /** The form of a desk in place of the list. */
  private void editDesk(String id) {
    lift();
    if (!id.isEmpty() && id.equals(here())) {
      editProfile();
    } else {
      forms.edit(id);
    }
  }

  /** Shows which calls show and sound over the desk. */
  @Override
  public void showNotifications() {
    showSettings(SettingsSheet.Page.NOTIFICATIONS);
  }

  @Override
  public void showSettings() {
    showSettings(SettingsSheet.Page.APPEARANCE);
  }

  /** Shows a page of the settings over the desk. */
  void showSettings(SettingsSheet.Page page) {
    if (!veil.isShown()) {
      DesksView list = new DesksView(new DesksViewModel(desks, here(), OPENER, gate), preferences.fixed(),
          this::openDesk, this::editDesk);
      SettingsSheet sheet = new SettingsSheet(page, theme, preferences, notifications, list, gate, deletion,
          this::lift);
      cover(sheet.node(), sheet::focus, sheet::close);
    }
  }

  /** Shows the sheet with all keys over the desk. */
  @Override
  public void showKeys() {
    if (!veil.isShown()) {
      KeySheet sheet = new KeySheet(preferences.keymap(), preferences.enterSendsProperty().get(), () -> {
        lift();
        showSettings(SettingsSheet.Page.KEYS);
      }, this::lift);
      cover(sheet.node(), sheet::focus);
    }
  }

  @Override
  public void cover(Node cover, Runnable focus) {
    cover(cover, focus, () -> {});
  }

  private void cover(Node cover, Runnable focus, Runnable lifted) {
    if (!veil.isShown()) {
      shortcuts.serve(null);
      veil.show(cover, focus, lifted);
    }
  }

  @Override
  public void lift() {
    veil.lift();
    shortcuts.serve(desk);
  }

  @Override
  public FileDialogs dialogs() {
    return dialogs;
  }

  /** Files are asked for like this: headless there is no window of the system's. */
  public void ask(FileDialogs newDialogs) {
    dialogs = newDialogs;
  }

  /** Whether the agent looks at any of the windows: a conversation may have one of its own. */
  @Override
  public void attention() {
    attend(Window.getWindows().stream().anyMatch(Window::isFocused));
  }

  /** Kept at once: a computer may lose its power. */
  @Override
  public void moved() {
    if (desk != null) {
      saveState();
    }
  }

  private void attend(boolean attended) {
    if (session != null) {
      session.setAttended(attended);
    }
    if (desk != null) {
      desk.attend(attended);
    }
  }

  /** Under GTK the toolkit crashes when a window goes, or the program ends, under an open pop-up. */
  private void hidePopUps() {
    List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide);
  }

  private void saveState() {
    Stage window = stage;
    Desk now = demoEnd == null ? desk : null; // the demo's tabs are nobody's
    if (window == null) {
      return;
    }
    state.save(WindowPlace.snapshot(window, theme, state.load(), now));
  }

  private void leaveDesk() {
    if (desk != null) {
      title(desk, 0);
    }
    leftDesk = here();
    shortcuts.serve(null);
    keeping.run();
    keeping = () -> {};
    if (desk != null) {
      Desk left = desk;
      desk = null; // that its tabs go is not how the window is left
      left.close();
    }
    if (session != null) {
      ChatSession old = session;
      session = null;
      deletion = new HistoryDeletion(null, gate);
      Runnable end = demoEnd;
      demoEnd = null;
      leaving = CompletableFuture.runAsync(() -> {
        old.close();
        if (end != null) {
          end.run();
        }
      }, OPENER);
    }
  }

  /** The room's tab comes to the front; for a click on a desktop notification. */
  public void openRoom(String id) {
    if (desk != null) {
      desk.tabs().open(id, true);
    }
  }

  /** The outbox comes to the front. */
  public void openOutbox() {
    if (desk != null) {
      desk.openOutbox(null);
    }
  }

  /** The floor comes in place of inbox and tabs, or these again. */
  public void showFloor(boolean shown) {
    if (desk != null) {
      desk.showFloor(shown);
    }
  }

  /** Opens the bar that finds words in the conversation in front. */
  public void find() {
    if (desk != null) {
      desk.find();
    }
  }

  /** Shows or hides the connection pop-over. */
  public void toggleConnection() {
    if (desk != null) {
      desk.toggleConnection();
    }
  }

  /** For screenshots and for styling other windows alike. */
  public Scene scene() {
    return scene;
  }

  public Theme theme() {
    return theme;
  }

  /** The desk that is open; for tests. */
  @Nullable
  Desk desk() {
    return desk;
  }

  /** Keeps how the window was left and closes the session. Call before the toolkit ends. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    hidePopUps();
    saveState();
    closed = true;
    leaveDesk();
    styled.close();
    theme.denseProperty().unbindBidirectional(preferences.denseProperty());
    theme.close();
  }
}
