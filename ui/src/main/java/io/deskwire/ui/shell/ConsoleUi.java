package io.deskwire.ui.shell;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.session.Subscription;
import io.deskwire.store.StoreException;
import io.deskwire.ui.attachment.FileDialogs;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.inbox.Section;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.ConnectionTester;
import io.deskwire.ui.settings.FirstRunView;
import io.deskwire.ui.settings.FirstRunViewModel;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.settings.PrivacyViewModel;
import io.deskwire.ui.settings.ProfileDraft;
import io.deskwire.ui.settings.SignInView;
import io.deskwire.ui.settings.SignInViewModel;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
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
  private static final double LEAST_WIDTH = 760;
  private static final double LEAST_HEIGHT = 480;

  /** Opening a database waits for a disk: never on the FX thread. */
  private static final Executor OPENER = task -> Thread.ofVirtual().name("deskwire-open").start(task);

  private final SessionSource source;
  private final ShellState state;
  private final ConversationPane.Factory panes;
  private final ConnectionTester tester;
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
  private @Nullable Desk desk;
  private @Nullable Node veil;
  private @Nullable Subscription veilGuard;
  private @Nullable Node beneath;
  /** What the veil holds beside its nodes. */
  private Runnable lifted = () -> {};
  /** Ends the wish how long the open session keeps its history. */
  private Runnable keeping = () -> {};
  private boolean closed;

  /**
   * @param clock wall clock and time zone of everything shown
   */
  public ConsoleUi(SessionSource source, ShellState state, ConversationPane.Factory panes, ConnectionTester tester,
      Notifications notifications, Preferences preferences, Clock clock, FxGate gate) {
    this.source = source;
    this.notifications = notifications;
    this.preferences = preferences;
    this.state = state;
    this.panes = panes;
    this.tester = tester;
    this.clock = clock;
    this.gate = gate;
    ShellState.Snapshot before = state.load();
    theme = new Theme(before.theme(), before.textScale());
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
    for (int size : List.of(16, 24, 32, 48, 64, 128, 256)) {
      window.getIcons().add(new Image(Objects
          .requireNonNull(ConsoleUi.class.getResourceAsStream("/deskwire/icons/deskwire-" + size + ".png"))));
    }
    window.setScene(scene);
    window.setMinWidth(LEAST_WIDTH);
    window.setMinHeight(LEAST_HEIGHT);
    place(window, state.load());
    window.focusedProperty().subscribe(_ -> attention());
    window.setOnHiding(_ -> {
      hidePopUps();
      saveState();
    });
    window.show();
    openKnown();
  }

  /** At the old place if a screen is still there. */
  private static void place(Stage window, ShellState.Snapshot before) {
    window.setWidth(before.width());
    window.setHeight(before.height());
    if (!Double.isNaN(before.x()) && !Double.isNaN(before.y())) {
      Rectangle2D grip = new Rectangle2D(before.x() + 40, before.y(), Math.max(1, before.width() - 80), 40);
      if (Screen.getScreens().stream().anyMatch(screen -> screen.getVisualBounds().intersects(grip))) {
        window.setX(before.x());
        window.setY(before.y());
      }
    }
    window.setMaximized(before.maximized());
  }

  private void openKnown() {
    open(source::openKnown, this::openKnown);
  }

  private void open(Profile profile) {
    saveState();
    leaveDesk();
    open(() -> Optional.of(source.open(profile)), () -> open(profile));
  }

  private void open(Supplier<Optional<ChatSession>> opener, Runnable again) {
    root.getChildren().setAll(Pages.loading());
    var _ = CompletableFuture.supplyAsync(opener, OPENER).handleAsync((opened, error) -> {
      if (closed) {
        if (opened != null) {
          opened.ifPresent(ChatSession::close);
        }
      } else if (error != null) {
        root.getChildren().setAll(Pages.failed(sentence(error), again, this::editProfile));
      } else if (opened.isPresent()) {
        enter(opened.get());
      } else {
        firstRun();
      }
      return opened;
    }, gate);
  }

  /** Nothing of the demo is kept, and leaving it leads back to where it was opened. */
  private void openDemo() {
    open(() -> {
      SessionSource.DemoDesk made = source.openDemo();
      demoEnd = made.end();
      return Optional.of(made.session());
    }, this::openDemo);
  }

  private void leaveDemo() {
    leaveDesk();
    if (stage != null) {
      stage.setTitle(Texts.of("app.name"));
    }
    firstRun();
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
    keeping = preferences.keepDaysProperty()
        .subscribe(days -> opened.keepHistory(PrivacyViewModel.limit(days.intValue())))::unsubscribe;
    Desk made = new Desk(opened, panes, theme, preferences.keymap(), gate, clock, state, notifications, this);
    desk = made;
    made.inbox().model().count(Section.WAITING).subscribe(count -> title(made, count.intValue()));
    shortcuts.serve(made);
    boolean demo = demoEnd != null;
    root.getChildren().setAll(demo ? Pages.demo(made.node(), this::leaveDemo) : made.node());
    made.tabs().openAll(demo ? List.of() : before.tabs(), before.places());
    String front = demo ? null : before.selected();
    if (front != null) {
      made.tabs().open(front, false);
    }
    root.applyCss(); // the controls get their skins: until then nothing in a tab can have the focus
    root.layout();
    if (made.tabs().selectedRoom().isPresent()) {
      made.tabs().focusComposer();
    } else {
      made.inbox().focus();
    }
    attention();
    gate.nextFrame(() -> gate.nextFrame(() -> {
      if (opened.equals(session)) {
        panes.prepare(opened, theme::style);
      }
    }));
  }

  private void touched() {
    if (desk != null) {
      desk.touched();
    }
  }

  /** The number waiting shows where the system lists windows. */
  private void title(Desk of, int waiting) {
    if (stage != null && of.equals(desk)) {
      stage.setTitle(waiting == 0 ? Texts.of("app.name") : Texts.of("title.waiting", waiting));
    }
  }

  private void firstRun() {
    FirstRunView form = new FirstRunView(new FirstRunViewModel(model(source.suggestion())), preferences.keymap(),
        this::open, source.hasDemo() ? this::openDemo : null);
    StackPane page = new StackPane(form.node());
    page.getStyleClass().add("start-page");
    root.getChildren().setAll(page);
    root.applyCss(); // until then nothing in it can have the focus
    form.focus();
  }

  /** Shows the form of the connection profile over whatever there is. */
  @Override
  public void editProfile() {
    if (veil != null) {
      return;
    }
    ChatSession now = session;
    ProfileDraft draft = now == null ? source.suggestion() : ProfileDraft.of(now.profile());
    SignInView form = new SignInView(model(draft), Texts.of("signin.title"), profile -> {
      lift();
      open(profile);
    }, this::lift);
    StackPane cover = new StackPane(form.node());
    cover.getStyleClass().add("veil");
    cover(cover, form::focus);
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
    if (veil == null) {
      SettingsSheet sheet = new SettingsSheet(page, theme, preferences, notifications, gate, session,
          this::lift);
      cover(sheet.node(), sheet::focus);
      lifted = sheet::close;
    }
  }

  /** Shows the sheet with all keys over the desk. */
  @Override
  public void showKeys() {
    if (veil == null) {
      KeySheet sheet = new KeySheet(preferences.keymap(), preferences.enterSendsProperty().get(), () -> {
        lift();
        showSettings(SettingsSheet.Page.KEYS);
      }, this::lift);
      cover(sheet.node(), sheet::focus);
    }
  }

  @Override
  public void cover(Node cover, Runnable focus) {
    if (veil != null) {
      return;
    }
    veil = cover;
    beneath = scene.getFocusOwner();
    shortcuts.serve(null);
    root.getChildren().add(cover);
    root.applyCss(); // until then nothing in it can have the focus
    focus.run();
    veilGuard = FocusFence.around(scene, cover, focus);
  }

  private SignInViewModel model(ProfileDraft draft) {
    return new SignInViewModel(draft, source.dataDir(), tester, gate);
  }

  @Override
  public void lift() {
    root.getChildren().remove(veil);
    veil = null;
    if (veilGuard != null) {
      veilGuard.close();
      veilGuard = null;
    }
    lifted.run();
    lifted = () -> {};
    shortcuts.serve(desk);
    if (beneath != null) {
      beneath.requestFocus();
      beneath = null;
    }
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
    ShellState.Snapshot before = state.load();
    boolean whole = window.isMaximized(); // the size to come back to is the one before
    state.save(new ShellState.Snapshot(whole ? before.x() : window.getX(), whole ? before.y() : window.getY(),
        whole ? before.width() : window.getWidth(), whole ? before.height() : window.getHeight(), whole,
        now == null ? before.tabs() : now.tabs().ids(),
        now == null ? before.selected() : now.tabs().selectedRoom().orElse(null), theme.choiceProperty().get(),
        theme.scaleProperty().get(), now == null ? before.sidePanel() : now.sidePanel(),
        now == null ? before.places() : now.tabs().places()));
  }

  private void leaveDesk() {
    shortcuts.serve(null);
    keeping.run();
    keeping = () -> {};
    if (desk != null) {
      desk.close();
      desk = null;
    }
    if (session != null) {
      ChatSession old = session;
      session = null;
      Runnable end = demoEnd;
      demoEnd = null;
      OPENER.execute(() -> {
        old.close();
        if (end != null) {
          end.run();
        }
      });
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
