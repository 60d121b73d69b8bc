package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.session.Room;
import io.deskwire.session.SampleFloor;
import io.deskwire.ui.Fx;
import io.deskwire.ui.SceneWalk;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.settings.ProfileDraft;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view as a screen reader and a keyboard meet it. */
class AccessibilityTest extends ConsoleUiHarness {

  /** What is open. */
  enum Place {
    DESK, BESIDE, DETACHED, FLOOR, FLOOR_MONITOR, APPEARANCE, WRITING, NOTIFICATIONS, KEYS, KEY_SHEET, PALETTE, OUTBOX, OUTBOX_EDIT, FIRST_RUN, PROFILE, TRANSFER, FIND, EMOJI, CONNECTION, OFFLINE
  }

  @Override
  ConversationPane pane(Room room) {
    return new LivePane(opened, room, Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), _ -> {},
        ComposerTools.plain());
  }

  private ChatSession opened = session;

  private void open(Place place) {
    state.save(new ShellState.Snapshot(0, 0, 1440, 900, false, List.of("mia", "order-4711", "paul"), "mia",
        ThemeChoice.LIGHT, 1, true));
    if (place == Place.FIRST_RUN) {
      show(new Unknown());
      until(() -> ui().scene().lookup(".text-field") != null);
      return;
    }
    if (place == Place.FLOOR || place == Place.FLOOR_MONITOR) {
      opened = new SampleFloor(sample, 20, 5).leads();
    }
    if (place == Place.OFFLINE) {
      session.connection(sample.offline());
    }
    open(SessionSource.of(() -> opened));
    Fx.frames(3);
    Fx.run(() -> {
      switch (place) {
        case DESK, FIRST_RUN, OFFLINE -> {
        }
        case BESIDE -> press("Show beside another chat");
        case DETACHED -> press("Open in its own window");
        case FLOOR -> ui().showFloor(true);
        case FLOOR_MONITOR -> {
          ui().showFloor(true);
          ((TableView<?>) ui().scene().lookup(".floor-table")).getSelectionModel().select(0);
          press("Monitor silently");
        }
        case APPEARANCE -> settings(0);
        case WRITING -> settings(1);
        case NOTIFICATIONS -> settings(2);
        case KEYS -> settings(3);
        case KEY_SHEET -> ui().showKeys();
        case PALETTE -> desk().search("m");
        case OUTBOX -> ui().openOutbox();
        case OUTBOX_EDIT -> {
          ui().openOutbox();
          ui().scene().getRoot().applyCss();
          press("Edit");
        }
        case PROFILE -> ui().editProfile();
        case TRANSFER -> press("Transfer");
        case FIND -> {
          ui().find();
          ((TextField) ui().scene().lookup(".cv-find .search-field")).setText("the");
        }
        case EMOJI -> press("Insert an emoji");
        case CONNECTION -> ui().toggleConnection();
      }
    });
    Fx.frames(5);
  }

  private Desk desk() {
    return Objects.requireNonNull(ui().desk());
  }

  private void settings(int page) {
    ui().showSettings();
    List.copyOf(ui().scene().getRoot().lookupAll(".settings-item")).stream().map(ToggleButton.class::cast).skip(page)
        .findFirst().ifPresent(ToggleButton::fire);
  }

  private void press(String button) {
    ui().scene().getRoot().lookupAll(".button").stream().map(Button.class::cast)
        .filter(each -> button.equals(each.getText()) || button.equals(each.getAccessibleText())).findFirst()
        .orElseThrow(() -> new AssertionError(button)).fire();
  }

  /** Everything that is open, what lies on top of the desk alone where something does. */
  private List<String> walk(Function<SceneWalk, List<String>> question) {
    return Fx.get(() -> {
      List<String> wrong = new ArrayList<>();
      for (Window window : List.copyOf(Window.getWindows())) {
        if (window.isShowing()) {
          wrong.addAll(question.apply(new SceneWalk(window.getScene().getRoot())));
        }
      }
      return wrong;
    });
  }

  /** In the window in front, within what covers the desk where something does. */
  private List<String> walkFront(Function<SceneWalk, List<String>> question) {
    return Fx.get(() -> {
      Optional<Window> popUp = Window.getWindows().stream().filter(PopupWindow.class::isInstance)
          .filter(Window::isShowing)
          .findFirst();
      Parent front = popUp.map(window -> window.getScene().getRoot())
          .orElseGet(() -> (Parent) ui().scene().getRoot().getChildrenUnmodifiable().getLast());
      return question.apply(new SceneWalk(front));
    });
  }

  @ParameterizedTest
  @EnumSource
  void everythingThatTakesTheFocusHasANameAndARole(Place place) {
    open(place);
    assertThat(walk(SceneWalk::unnamed)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void neighboursAreNotReadOutAlike(Place place) {
    open(place);
    assertThat(walk(SceneWalk::alike)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void tabReachesEverythingAndComesBack(Place place) {
    open(place);
    assertThat(walkFront(SceneWalk::unreached)).isEmpty();
  }

  @Test
  void shiftTabGoesRoundBackwardsWithinASheet() {
    open(Place.KEY_SHEET);
    Button change = Fx.get(() -> (Button) ui().scene().getRoot().lookupAll(".sheet-card .button").stream()
        .filter(node -> "Change keys …".equals(((Button) node).getText())).findFirst().orElseThrow());
    Fx.run(change::requestFocus);
    press(KeyCode.TAB, false, false, true);
    assertThat(Fx.get(() -> ((Button) ui().scene().getFocusOwner()).getText())).isEqualTo("Close");
  }

  /** Nobody has signed in yet. */
  private static final class Unknown implements SessionSource {
    @Override
    public Optional<ChatSession> openKnown() {
      return Optional.empty();
    }

    @Override
    public ChatSession open(Profile profile) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ProfileDraft suggestion() {
      return ProfileDraft.EMPTY;
    }

    @Override
    public Path dataDir() {
      return Path.of("sample");
    }
  }
}
