package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import io.deskwire.ui.Hands;
import io.deskwire.ui.fx.ThemeChoice;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A window that is read from the right. */
class FromTheRightTest extends ConsoleUiHarness {

  @BeforeEach
  void turn() {
    state.save(new ShellState.Snapshot(0, 0, 1440, 900, false, ThemeChoice.LIGHT, 1, true,
        Arrangement.of(List.of("mia", "order-4711", "paul"), "mia")));
    open();
    Fx.run(() -> ui().scene().setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT));
    Fx.frames(3);
  }

  private DeckTab front() {
    return (DeckTab) ui().scene().lookup(".work-tab:selected");
  }

  /** From the side where reading begins. */
  private double place() {
    return Fx.get(() -> {
      Hands.settle(ui().scene());
      return front().getLayoutX();
    });
  }

  @Test
  void arrowsLeadAmongTabsToWhereTheyPoint() {
    double before = place();
    Fx.run(() -> Hands.key(front(), KeyCode.LEFT, 1));
    assertThat(place()).isGreaterThan(before);
    Fx.run(() -> Hands.key(front(), KeyCode.RIGHT, 1));
    assertThat(place()).isEqualTo(before);
  }

  @Test
  void aTabMovesToTheSideThatIsAskedFor() {
    double before = place();
    Fx.run(() -> Event.fireEvent(ui().scene().getRoot(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.PAGE_UP, true, true, false, false)));
    assertThat(place()).isGreaterThan(before);
  }

  @Test
  void theFirstTabCanMoveToTheLeftAlone() {
    Fx.run(() -> Event.fireEvent(front(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false)));
    List<Boolean> disabled = Fx.get(() -> menu().getItems().stream()
        .filter(item -> Hands.words("tab.left").equals(item.getText())
            || Hands.words("tab.right").equals(item.getText()))
        .map(item -> item.isDisable()).toList());
    assertThat(disabled).containsExactly(false, true);
  }

  @Test
  void aTickDoesNotTouchItsWords() {
    Fx.run(() -> ((MenuButton) ui().scene().lookup(".presence-button")).show());
    Fx.frames(3);
    double gap = Fx.get(() -> {
      Node item = menu().getScene().getRoot().lookup(".check-menu-item:checked");
      Bounds tick = onScreen(item.lookup(".check"));
      Bounds words = onScreen(item.lookup(".text"));
      return tick.getMinX() - words.getMaxX();
    });
    assertThat(gap).isGreaterThan(5);
  }

  @Test
  void theArrowThatPointsToAPageOfTheSettingsGoesIntoIt() {
    Fx.run(() -> {
      ui().showSettings();
      Hands.page(ui().scene(), 1);
      ToggleButton item = (ToggleButton) ui().scene().lookup(".settings-item:selected");
      item.requestFocus();
      Hands.key(item, KeyCode.RIGHT, 1);
      assertThat(focused()).contains("settings-item");
      Hands.key(ui().scene(), KeyCode.LEFT);
      assertThat(focused()).doesNotContain("settings-item");
    });
  }

  private List<String> focused() {
    return Objects.requireNonNull(ui().scene().getFocusOwner()).getStyleClass();
  }

  private static Bounds onScreen(Node node) {
    return node.localToScreen(node.getLayoutBounds());
  }

  private static ContextMenu menu() {
    return Window.getWindows().stream().filter(ContextMenu.class::isInstance).map(ContextMenu.class::cast)
        .filter(Window::isShowing).findFirst().orElseThrow();
  }
}
