package io.deskwire.ui;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Notice;
import io.deskwire.session.Room;
import io.deskwire.session.SampleDesk;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Endpoint;
import io.deskwire.ui.conversation.CannedReplies;
import io.deskwire.ui.conversation.CannedReply;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.Png;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.ConnectionTester;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.settings.ProfileDraft;
import io.deskwire.ui.shell.Arrangement;
import io.deskwire.ui.shell.ConsoleUi;
import io.deskwire.ui.shell.LivePane;
import io.deskwire.ui.shell.SessionSource;
import io.deskwire.ui.shell.ShellState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Writes a picture of every state of the console and a page with all of them, to be looked at by people: {@code mvn -Ptour}
 * puts them into {@code app/target/tour}.
 */
public final class Tour {
  private static final long NOW = Instant.parse("2026-11-24T10:44:00Z").toEpochMilli();
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC);
  private static final Path OUT = Path.of(System.getProperty("screens", "target/screens"));

  final SampleDesk sample = new SampleDesk(NOW);
  private final ComposerTools tools = new ComposerTools(CannedReplies.inMemory(
      List.of(new CannedReply("hi", "Greeting", "Hello {customer.firstName}, this is {agent.name}. How can I help?"),
          new CannedReply("refund", "Refund is on its way", "Your bank releases it in {days} days.")),
      List.of(new CannedReply("bye", "Goodbye", "Thank you, {customer.name}."),
          new CannedReply("hours", "Opening hours", "We are here from 8 to 20 o'clock."))),
      new TourFiles());
  private final TourTrouble trouble = new TourTrouble();
  private ChatSession current = sample.empty();
  private Preferences preferences = Preferences.usual();
  private CompletableFuture<List<ConnectionTester.Step>> tested = new CompletableFuture<>();

  public static void main(String[] arguments) throws IOException {
    try {
      Tour tour = new Tour();
      tour.walk();
      TourIndex.write(OUT);
      tour.trouble.report();
    } finally {
      Platform.exit(); // or the toolkit kept a tour that has failed alive
    }
  }

  private void walk() {
    desks();
    conversations();
    files();
    places();
    pages();
    new RoomPictures(this).take();
    new TourOfFloor(this).walk();
    new TourOfInbox(this).walk();
    new TourOfBlocking(this).take();
    new TourOfSettings(this).walk();
    new TourOfBadInput(this).take();
    new TourOfWays(this).walk();
    new TourOfPopUps(this).walk();
  }

  private void desks() {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      String name = theme == ThemeChoice.LIGHT ? "light" : "dark";
      picture("desk-" + name, sample.full(), state(1440, 900, theme, 1), _ -> {});
      picture("connection-" + name, sample.full(), state(1440, 900, theme, 1), ConsoleUi::toggleConnection);
      picture("outbox-" + name, sample.full(), state(1440, 900, theme, 1), ConsoleUi::openOutbox);
      picture("outbox-edit-" + name, sample.full(), state(1280, 800, theme, 1), ui -> {
        ui.openOutbox();
        Hands.pressIn((Parent) ui.scene().lookup(".outbox"), "outbox.edit");
      });
      picture("keys-" + name, sample.full(), state(1280, 800, theme, 1), ConsoleUi::showKeys);
      picture("notifications-" + name, sample.full(), state(1280, 800, theme, 1), ui -> {
        ui.showNotifications();
        press(ui, "notify.test");
      });
      picture("settings-" + name, sample.full(), state(1280, 800, theme, 1), ConsoleUi::showSettings);
      picture("settings-writing-" + name, sample.full(), state(1280, 800, theme, 1), ui -> settings(ui, 1));
      picture("settings-privacy-" + name, sample.full(), state(1280, 800, theme, 1), ui -> settings(ui, 4));
      picture("settings-privacy-asks-" + name, sample.full(), state(1280, 800, theme, 1), ui -> {
        settings(ui, 4);
        press(ui, "privacy.delete.go");
      });
      picture("settings-keys-" + name, sample.full(), state(1280, 800, theme, 1), ui -> settings(ui, 3));
      picture("settings-conflict-" + name, sample.full(), state(1280, 800, theme, 1), ui -> {
        settings(ui, 3);
        ui.scene().getRoot().applyCss();
        ui.scene().getRoot().layout();
        ui.scene().getRoot().lookupAll("#outbox").stream().map(Button.class::cast).reduce((_, last) -> last)
            .ifPresent(Button::fire);
        Hands.key(ui.scene(), KeyCode.F6);
      });
      picture("search-empty-" + name, sample.full(), state(1280, 800, theme, 1), ui -> Hands.search(ui.scene(), ""));
      picture("search-" + name, thanks(), state(1280, 800, theme, 1), ui -> Hands.search(ui.scene(), "m"));
      picture("search-messages-" + name, thanks(), state(1280, 800, theme, 1), ui -> Hands.search(ui.scene(), "you"));
      picture("search-nothing-" + name, sample.full(), state(1280, 800, theme, 1),
          ui -> Hands.search(ui.scene(), "xyzzy"));
      picture("profile-" + name, sample.full(), state(1440, 900, theme, 1), ConsoleUi::editProfile);
    }
    picture("notifications-150", sample.full(), state(1180, 760, ThemeChoice.LIGHT, 1.5), ConsoleUi::showNotifications);
    picture("settings-150", sample.full(), state(1180, 760, ThemeChoice.DARK, 1.5), ConsoleUi::showSettings);
    picture("settings-privacy-150", sample.full(), state(900, 640, ThemeChoice.DARK, 1.5), ui -> {
      settings(ui, 4);
      press(ui, "privacy.delete.go");
    });
    picture("settings-keys-150", sample.full(), state(900, 640, ThemeChoice.LIGHT, 1.5), ui -> settings(ui, 3));
    picture("desk-contrast", sample.full(), state(1280, 800, ThemeChoice.CONTRAST, 1), _ -> {});
    picture("settings-contrast", sample.full(), state(1280, 800, ThemeChoice.CONTRAST, 1), ui -> settings(ui, 3));
    picture("talk-contrast", talk(), state(1280, 860, ThemeChoice.CONTRAST, 1), ui -> press(ui, KeyCode.UP, 2));
    picture("desk-dense", sample.full(), state(1280, 800, ThemeChoice.LIGHT, 1),
        ui -> ui.theme().denseProperty().set(true));
    prefer(Preferences.usual()); // or all that follow were dense
    picture("search-150", thanks(), state(1180, 760, ThemeChoice.LIGHT, 1.5), ui -> Hands.search(ui.scene(), "you"));
    picture("search-narrow", thanks(), state(900, 640, ThemeChoice.DARK, 1), ui -> Hands.search(ui.scene(), "the"));
    picture("desk-narrow", sample.full(), state(900, 640, ThemeChoice.LIGHT, 1), _ -> {});
    picture("desk-wide", sample.full(), state(1600, 980, ThemeChoice.LIGHT, 1), _ -> {});
    picture("desk-150", sample.full(), state(1440, 900, ThemeChoice.LIGHT, 1.5), _ -> {});
    FakeChatSession empty = sample.empty();
    empty.connection(sample.online());
    picture("desk-empty", empty,
        new ShellState.Snapshot(0, 0, 1280, 800, false, ThemeChoice.LIGHT, 1, true, Arrangement.of(List.of(), null)),
        _ -> {});
    FakeChatSession offline = sample.full();
    offline.connection(sample.offline());
    picture("desk-offline", offline, state(1280, 800, ThemeChoice.LIGHT, 1), _ -> {
      offline.notice(new Notice(Notice.Kind.CLAIM_LOST, "tom", "Ben was faster with Tom Berger."));
      offline.notice(new Notice(Notice.Kind.STORE_FAILED, null,
          "The disk is full. Reading from the broker has stopped, nothing is lost. Make room and it goes on by itself."));
    });
  }

  /** Parts of a conversation that need something done to be seen. */
  private void conversations() {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      String name = theme == ThemeChoice.LIGHT ? "light" : "dark";
      picture("talk-" + name, talk(), state(1280, 860, theme, 1), ui -> press(ui, KeyCode.UP, 2));
      picture("talk-card-" + name, talk(), state(1280, 860, theme, 1), ui -> {
        press(ui, KeyCode.UP, 2);
        press(ui, KeyCode.SPACE, 1);
      });
      picture("talk-reply-" + name, talk(), state(1280, 860, theme, 1), ui -> {
        press(ui, KeyCode.UP, 1);
        press(ui, KeyCode.ENTER, 1);
      });
    }
    picture("talk-150", talk(), state(1280, 860, ThemeChoice.LIGHT, 1.5), ui -> press(ui, KeyCode.UP, 1));
    picture("waiting", sample.full(), front("tom", 1), _ -> {});
    picture("waiting-150", sample.full(), front("tom", 1.5), _ -> {});
    FakeChatSession lively = thanks();
    lively.room("mia").markRead(sample.conversation().getLast());
    picture("console", lively, new ShellState.Snapshot(0, 0, 1440, 900, false, ThemeChoice.LIGHT, 1, true,
        Arrangement.of(List.of("mia", "order-4711", "paul", "sara"), "mia")), _ -> {});
    picture("gateway", gateway(), front("mia", 1), ConsoleUi::toggleConnection);
    FakeChatSession offline = sample.full();
    offline.connection(sample.offline());
    picture("stale", offline, front("mia", 1), ConsoleUi::toggleConnection);
    picture("gone", Colleagues.without(sample.full(), "ben").session(), front("lea", 1), _ -> {});
    picture("presence", sample.full(), state(1180, 760, ThemeChoice.LIGHT, 1),
        ui -> ((MenuButton) ui.scene().lookup(".presence-button")).show());
    picture("others", sample.full(), front("lea", 1), _ -> {});
    picture("ended", sample.full(), front("guest-3", 1), _ -> {});
    picture("keys-150", sample.full(), state(1180, 760, ThemeChoice.LIGHT, 1.5), ConsoleUi::showKeys);
    picture("unknown", sample.full(), front("sara", 1), ConsoleUi::toggleConnection);
    picture("overflow", sample.full(), front("guest-9", 1), ui -> ((Button) ui.scene().lookup(".tab-more")).fire());
  }

  /** Pictures, files and emoji. */
  private void files() {
    TourFiles.all((name, width, theme, scale, act) -> picture(name,
        name.startsWith("emoji") ? talk() : TourFiles.talk(sample), state(width, width / 1.5, theme, scale), act));
  }

  /** Where conversations can stand. */
  private void places() {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      String name = theme == ThemeChoice.LIGHT ? "light" : "dark";
      picture("beside-" + name, thanks(), state(1600, 900, theme, 1), ui -> press(ui, "tab.beside"));
      picture("detached-" + name, thanks(), state(1180, 760, theme, 1), ui -> press(ui, "tab.detach"));
    }
    for (double scale : List.of(1.0, 1.5)) {
      String name = scale > 1 ? "-150" : "";
      picture("find" + name, thanks(), state(1280, 860, ThemeChoice.LIGHT, scale), ui -> find(ui, "the"));
      picture("find-dark" + name, thanks(), state(1180, 760, ThemeChoice.DARK, scale), ui -> find(ui, "payment"));
    }
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      picture("customer-" + (theme == ThemeChoice.LIGHT ? "light" : "dark"), TourCustomer.regular(thanks(), NOW),
          state(1440, 980, theme, 1),
          _ -> {});
    }
    picture("customer-all", TourCustomer.regular(thanks(), NOW), state(1280, 760, ThemeChoice.LIGHT, 1),
        ui -> press(ui, "past.all", 6));
    picture("customer-150", TourCustomer.regular(thanks(), NOW), state(1800, 1100, ThemeChoice.LIGHT, 1.5), _ -> {});
    picture("customer-saved", TourCustomer.regular(thanks(), NOW), state(1440, 980, ThemeChoice.LIGHT, 1), ui -> {
      Path file = OUT.resolve("transcript.txt");
      ui.ask(new SavingTo(file));
      ((MenuButton) ui.scene().lookup(".export-menu")).getItems().getFirst().fire();
    });
    picture("customer-menu", TourCustomer.regular(thanks(), NOW), state(1440, 980, ThemeChoice.LIGHT, 1),
        ui -> ((MenuButton) ui.scene().lookup(".export-menu")).show());
    picture("find-none", thanks(), state(900, 640, ThemeChoice.LIGHT, 1), ui -> find(ui, "xyzzy"));
    picture("beside-150", thanks(), state(1440, 900, ThemeChoice.LIGHT, 1.5),
        ui -> press(ui, "tab.beside"));
    picture("beside-narrow", thanks(), state(900, 640, ThemeChoice.LIGHT, 1),
        ui -> press(ui, "tab.beside"));
    picture("detached-150", thanks(), state(1180, 760, ThemeChoice.LIGHT, 1.5),
        ui -> press(ui, "tab.detach"));
    picture("tab-menu", thanks(), state(1180, 760, ThemeChoice.LIGHT, 1),
        ui -> Event.fireEvent(ui.scene().lookup(".work-tab:selected"),
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false)));
  }

  /** A desk over plain JSON. */
  private FakeChatSession gateway() {
    try {
      FakeChatSession session = sample.full();
      session.connection(new ConnectionSummary(
          List.of(new ConnectionSummary.Line(Endpoint.parse("wss://gateway.example.org/chat"),
              ConnectionSummary.LineState.CONNECTED, NOW - 120_000, 0, 0, NOW - 1_000, null, Set.of(),
              SampleDesk.figures(12))),
          0, NOW - 120_000, 3, 2, NOW - 2_000, List.of()));
      return session;
    } catch (BadEndpointException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The conversation some words later. */
  FakeChatSession thanks() {
    FakeChatSession session = sample.full();
    Sender mia = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);
    session.seed(List.of(
        line("t1", NOW - 50_000, mia, "Thank you so much 🎉👍🏽 You made my day ❤️", "mia-4", null, null),
        line("t2", NOW - 40_000, sample.profile().agent().asSender(), "With pleasure 😀 Yes, it comes by mail.",
            "mia-5",
            DeliveryState.DELIVERED, new ChatMessage.Timing(0.4, 0.1, 3.2, 38))));
    return session;
  }

  FakeChatSession talk() {
    FakeChatSession session = thanks();
    Sender mia = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);
    session.seed(List.of(
        line("t3", NOW - 20_000, mia, "Flags 🇩🇪🇸🇪, a family 👨‍👩‍👧 and a keycap 1️⃣, all as one", null, null,
            null)));
    return session;
  }

  private static ChatMessage line(String id, long at, Sender from, String text, @Nullable String replyTo,
      @Nullable DeliveryState delivery, ChatMessage.@Nullable Timing timing) {
    return new ChatMessage(id, "mia", at, at, EventType.MESSAGE, from, text, replyTo, at, at,
        delivery == null ? 22 : Double.NaN, false, true, delivery, null, timing, null, false);
  }

  /** A page of the settings, counted from 0. */
  static void settings(ConsoleUi ui, int page) {
    ui.showSettings();
    Hands.page(ui.scene(), page);
  }

  private static void find(ConsoleUi ui, String text) {
    ui.find();
    ((TextField) ui.scene().lookup(".cv-find .search-field")).setText(text);
  }

  static void press(ConsoleUi ui, KeyCode code, int times) {
    Node list = ui.scene().lookup(".cv-list");
    list.requestFocus();
    Hands.key(list, code, times);
  }

  static void press(ConsoleUi ui, String key, Object... arguments) {
    Hands.press(ui.scene(), key, arguments);
  }

  private static List<ConnectionTester.Step> failed(String sentence, @Nullable String advice) {
    return List.of(new ConnectionTester.Step(false, sentence, advice));
  }

  /** The form after a test; null for one that runs. */
  private void signIn(String name, @Nullable List<ConnectionTester.Step> steps) {
    for (double scale : List.of(1.0, 1.5)) {
      tested = steps == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(steps);
      ThemeChoice theme = scale > 1 ? ThemeChoice.DARK : ThemeChoice.LIGHT;
      picture("signin-" + name + (scale > 1 ? "-150" : ""), sample.full(), state(1180, 820, theme, scale), ui -> {
        ui.editProfile();
        Hands.type(ui.scene(), "signin.password", "secret");
        press(ui, "signin.test");
      });
    }
  }

  /** Goes on to a step, 1 to 3. */
  private static void firstRun(ConsoleUi ui, int step) {
    if (step > 1) {
      Hands.type(ui.scene(), "signin.name", "Anna Nowak");
      press(ui, "first.next");
    }
    if (step > 2) {
      Hands.type(ui.scene(), "signin.url", "stomp+wss://broker.example.org/ws");
      press(ui, "first.next");
    }
  }

  private static ShellState.Snapshot front(String room, double scale) {
    List<String> tabs = List.of("mia", "order-4711", "paul", "sara", "tom", "lea", "guest-3", "guest-9");
    return new ShellState.Snapshot(0, 0, 1180, 760, false, ThemeChoice.LIGHT, scale, true, Arrangement.of(tabs, room));
  }

  private void pages() {
    ConnectionTester.Step answers = new ConnectionTester.Step(true, "broker.example.org answers on port 8883.", null);
    signIn("running", null);
    signIn("passed",
        List.of(answers, new ConnectionTester.Step(true, "Its certificate is trusted and is for this host.",
            null), new ConnectionTester.Step(true, "Signed in and subscribed.", null),
            new ConnectionTester.Step(true, "A message went there and back in 12 ms.", null)));
    signIn("unreachable",
        failed("broker.example.org:8883 does not answer; check the address, the network and firewalls.", null));
    signIn("tls", failed("The certificate of broker.example.org:8883 is not trusted: its authority is unknown; name the"
        + " desk's own authorities (a PEM file) in the profile.", null));
    signIn("refused", failed("broker.example.org:8883 does not let this user sign in; check user and password.", null));
    signIn("not-mqtt", failed("broker.example.org:8883 closed the connection without answering the sign-in; check that"
        + " this port speaks MQTT, and with or without TLS.", null));
    signIn("subscribe", failed("The broker closed the connection instead of confirming the subscriptions"
        + " “room/+/customer/#”, “desk/#”; the administrator must allow them to this user.", null));
    signIn("lost", failed("The connection to broker.example.org:8883 was cut.",
        "Try again; when it happens again, ask the administrator."));
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      String name = theme == ThemeChoice.LIGHT ? "light" : "dark";
      for (int step = 1; step <= 3; step++) {
        int at = step;
        snapshot("first-run-" + step + "-" + name, new NobodyYet(), state(1280, 860, theme, 1), ui -> firstRun(ui, at));
        snapshot("first-run-" + step + "-" + name + "-150", new NobodyYet(), state(1280, 860, theme, 1.5),
            ui -> firstRun(ui, at));
        snapshot("first-run-" + step + "-" + name + "-low", new NobodyYet(), state(760, 480, theme, 1.5),
            ui -> firstRun(ui, at));
      }
    }
    ProfileDraft anna = new ProfileDraft("Shop", "Anna", "anna", "mqtts://broker.example.org:8883", "", false, "anna",
        "", "", false, false);
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      String name = theme == ThemeChoice.LIGHT ? "light" : "dark";
      snapshot("again-" + name, new NobodyYet(anna), state(1280, 860, theme, 1), _ -> {});
      snapshot("again-" + name + "-150", new NobodyYet(anna), state(900, 700, theme, 1.5), _ -> {});
    }
    snapshot("first-run-wrong", new NobodyYet(), state(1280, 860, ThemeChoice.LIGHT, 1), ui -> {
      Hands.type(ui.scene(), "signin.name",
          "Anna-Maria Núñez de la Torre y Fernández-Villaverde, second shift, returns and refunds");
      press(ui, "first.next");
      Hands.type(ui.scene(), "signin.url",
          "https://broker.example.org:8883/a/very/long/path/that/does/not/lead/anywhere/at/all");
    });
    snapshot("failed", SessionSource.of(() -> {
      throw new io.deskwire.store.StoreException(io.deskwire.store.StoreException.Reason.IN_USE,
          "Another Deskwire works with the data folder /home/anna/.local/share/deskwire: use that window, or start this"
              + " one with another folder by --data-dir.",
          null);
    }), state(1280, 800, ThemeChoice.DARK, 1), _ -> {});
  }

  private LivePane pane(Room room) {
    return new LivePane(current, room, CLOCK, _ -> {}, tools);
  }

  static ShellState.Snapshot state(double width, double height, ThemeChoice theme, double scale) {
    return new ShellState.Snapshot(0, 0, width, height, false, theme, scale, true,
        Arrangement.of(List.of("mia", "order-4711", "paul", "sara", "guest-3"), "mia"));
  }

  /** From the next picture on. */
  void prefer(Preferences others) {
    preferences = others;
  }

  /** The desk full of chats, for a picture with a source of its own. */
  ChatSession shown() {
    current = sample.full();
    return current;
  }

  void picture(String name, ChatSession session, ShellState.Snapshot state, Consumer<ConsoleUi> act) {
    current = session;
    snapshot(name, SessionSource.of(() -> session), state, act);
  }

  void snapshot(String name, SessionSource source, ShellState.Snapshot snapshot, Consumer<ConsoleUi> act) {
    if (Stream.of(System.getProperty("tour", "").split(",", -1)).noneMatch(name::contains)) {
      return;
    }
    ShellState state = ShellState.inMemory();
    state.save(snapshot);
    Stage stage = Fx.get(Stage::new);
    ConsoleUi ui = Fx.get(() -> {
      ConsoleUi made = new ConsoleUi(source, state, new TourPanes(this::pane, tools), _ -> tested,
          Notifications.none(), preferences, CLOCK, FxGate.platform());
      made.show(stage);
      return made;
    });
    Fx.frames(20);
    trouble.in(name, () -> Fx.run(() -> act.accept(ui)));
    Fx.frames(20);
    Fx.run(() -> {
      trouble.walk(name);
      write(ui.scene().snapshot(null), name);
      for (Window window : List.copyOf(Window.getWindows())) {
        if (!window.equals(stage) && window.isShowing()) {
          write(window.getScene().snapshot(null), name + "-popup");
        }
      }
      ui.close();
      stage.close();
    });
  }

  private static void write(WritableImage image, String name) {
    try {
      Path file = OUT.resolve(name + ".png");
      Png.write(image, file);
      System.out.println(file + " " + (int) image.getWidth() + "×" + (int) image.getHeight());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
