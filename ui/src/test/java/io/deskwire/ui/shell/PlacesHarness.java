package io.deskwire.ui.shell;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Room;
import io.deskwire.session.SampleFloor;
import io.deskwire.ui.Fx;
import io.deskwire.ui.Hands;
import io.deskwire.ui.NobodyYet;
import io.deskwire.ui.SampleDesks;
import io.deskwire.ui.attachment.Pictures;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.fx.ThemeChoice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** Every place of the console, to be walked through. */
abstract class PlacesHarness extends ConsoleUiHarness {

  /** What is open. */
  enum Place {
    DESK("InboxView .inbox, SectionView .section-header, ConversationView .cv-header, "
        + "ComposerView .cv-composer"), BESIDE, DETACHED, FLOOR("FloorView .floor"), FLOOR_MONITOR(
            "WatchView .floor .cv"), APPEARANCE("AppearanceView .settings-page .slider"), WRITING(
                "WritingView .settings-page .combo-box"), NOTIFICATIONS("NotificationsView .notifications"), KEYS(
                    "KeysView .keys"), PRIVACY("PrivacyView .settings-page .danger"), DESKS(
                        "DesksView .settings-page .desk-row"), KEY_SHEET, PALETTE(
                            "SearchView .search-card"), OUTBOX("OutboxView .outbox"), OUTBOX_EDIT, FIRST_RUN(
                                "FirstRunView .sign-in"), PROFILE(
                                    "SignInView .sign-in"), TRANSFER, FIND, EMOJI, CONNECTION(
                                        "ConnectionView .connection"), OFFLINE, PAST(
                                            "PastView .past .past-row"), PICTURE(
                                                "PictureView .cv-picture"), CANNED, CANNED_EDITOR(
                                                    "CannedEditor .cv-editor"), FILTER("FilterPane .filter-pane");

    private final String views;

    Place() {
      this("");
    }

    /**
     * @param views the name of each class that is first seen here, and by what its nodes are found
     */
    Place(String views) {
      this.views = views;
    }

    List<String> views() {
      return views.isEmpty() ? List.of() : List.of(views.split(", ", -1));
    }
  }

  @Override
  ConversationPane pane(Room room) {
    return new LivePane(opened, room, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), _ -> {},
        ComposerTools.plain());
  }

  private ChatSession opened = session;

  final void open(Place place) {
    state.save(new ShellState.Snapshot(0, 0, 1440, 900, false, ThemeChoice.LIGHT, 1, true,
        Arrangement.of(List.of("mia", "order-4711", "paul"), "mia")));
    if (place == Place.FIRST_RUN) {
      show(new NobodyYet());
      until(() -> ui().scene().lookup(".text-field") != null);
      return;
    }
    if (place == Place.FLOOR || place == Place.FLOOR_MONITOR) {
      opened = new SampleFloor(sample, 20, 5).leads();
    }
    if (place == Place.OFFLINE) {
      session.connection(sample.offline());
    }
    if (place == Place.PAST || place == Place.PICTURE) {
      past();
    }
    open(place == Place.DESKS
        ? new SampleDesks(opened).with(".", "Support", 0, "mqtts://a").with("desks/2", "Returns", 2, "mqtts://b")
        : SessionSource.of(() -> opened));
    Fx.frames(3);
    Fx.run(() -> {
      switch (place) {
        case DESK, FIRST_RUN, OFFLINE, PAST -> {
        }
        case BESIDE -> press("tab.beside");
        case DETACHED -> press("tab.detach");
        case FLOOR -> ui().showFloor(true);
        case FLOOR_MONITOR -> {
          ui().showFloor(true);
          ((TableView<?>) ui().scene().lookup(".floor-table")).getSelectionModel().select(0);
          press("floor.action.monitor");
        }
        case APPEARANCE -> settings(0);
        case WRITING -> settings(1);
        case NOTIFICATIONS -> settings(2);
        case KEYS -> settings(3);
        case PRIVACY -> settings(4);
        case DESKS -> settings(5);
        case PICTURE -> keys(ui().scene().lookup(".cv-list"), KeyCode.UP, KeyCode.ENTER);
        case CANNED -> write("/");
        case CANNED_EDITOR -> {
          write("/");
          keys(ui().scene().lookup(".cv-area"), KeyCode.UP, KeyCode.ENTER);
        }
        case FILTER -> press("inbox.filter.more");
        case KEY_SHEET -> ui().showKeys();
        case PALETTE -> desk().search("m");
        case OUTBOX -> ui().openOutbox();
        case OUTBOX_EDIT -> {
          ui().openOutbox();
          Hands.pressIn((Parent) ui().scene().lookup(".outbox"), "outbox.edit");
        }
        case PROFILE -> ui().editProfile();
        case TRANSFER -> press("conversation.header.transfer");
        case FIND -> {
          ui().find();
          ((TextField) ui().scene().lookup(".cv-find .search-field")).setText("the");
        }
        case EMOJI -> press("conversation.emoji.open");
        case CONNECTION -> ui().toggleConnection();
      }
    });
    Fx.frames(5);
  }

  /** A customer who has been here before, and now sends a picture. */
  private void past() {
    Sender ben = new Sender("ben", "Ben", Role.AGENT);
    Sender mia = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);
    long before = NOW - 86_400_000;
    ChatMessage picture = message("p", NOW, EventType.MESSAGE, mia, "")
        .with(new AttachmentInfo("parcel.png", "image/png", 4_000, 64, 48, 1, 1), null, null);
    session.seed(List.of(message("q", before, EventType.MESSAGE, mia, "Where is my parcel?"),
        message("n", before + 1_000, EventType.NOTE, ben, "Ordered as a guest"),
        message("c", before + 2_000, EventType.CLOSED, ben, ""), picture));
    session.putFile("p", Pictures.sunset(64, 48, "png"));
  }

  private static ChatMessage message(String id, long at, EventType type, Sender from, String text) {
    return new ChatMessage(id, "mia", at, at, type, from, text, null, at, at, Double.NaN, false, true, null, null, null,
        null, false);
  }

  private void write(String text) {
    TextArea area = (TextArea) ui().scene().lookup(".cv-area");
    area.requestFocus();
    area.replaceText(0, area.getLength(), text);
  }

  private static void keys(Node node, KeyCode... codes) {
    node.requestFocus();
    for (KeyCode code : codes) {
      Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
  }

  /** What lies on top: a pop-up, or what covers the desk, or the desk. */
  final Parent front() {
    return Window.getWindows().stream().filter(PopupWindow.class::isInstance).filter(Window::isShowing).findFirst()
        .map(window -> window.getScene().getRoot())
        .orElseGet(() -> (Parent) ui().scene().getRoot().getChildrenUnmodifiable().getLast());
  }

  private Desk desk() {
    return Objects.requireNonNull(ui().desk());
  }

  private void settings(int page) {
    ui().showSettings();
    Hands.page(ui().scene(), page);
  }

  private void press(String key) {
    Hands.press(ui().scene(), key);
  }
}
