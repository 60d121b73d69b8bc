package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Desk or floor: the floor lies in place of inbox and tabs, everything else stays. Tabs that are not seen are not
 * attended and do nothing at a shortcut; opening one leads back to the desk. FX thread.
 */
final class Modes implements AutoCloseable {
  private final BorderPane root;
  private final Node inbox;
  private final StackPane work;
  private final WorkTabs tabs;
  private final Supplier<FloorPane> maker;
  private final Runnable changed;
  private final ToggleButton desk = new ToggleButton(Texts.of("mode.desk"));
  private final ToggleButton floor = new ToggleButton(Texts.of("mode.floor"));
  private final HBox choice = new HBox(desk, floor);
  private List<Node> deskWork = List.of();
  private @Nullable FloorPane pane;
  private boolean floorShown;

  /**
   * Starts at the desk.
   *
   * @param work    holds what the agent works in
   * @param maker   makes the floor when it is first shown
   * @param changed told after each change
   */
  Modes(BorderPane root, Node inbox, StackPane work, WorkTabs tabs, Supplier<FloorPane> maker, Runnable changed) {
    this.root = root;
    this.inbox = inbox;
    this.work = work;
    this.tabs = tabs;
    this.maker = maker;
    this.changed = changed;
    ToggleGroup group = new ToggleGroup();
    for (ToggleButton each : List.of(desk, floor)) {
      each.getStyleClass().add("mode");
      each.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
      each.setMinWidth(HBox.USE_PREF_SIZE);
      group.getToggles().add(each);
    }
    choice.getStyleClass().add("modes");
    choice.setMaxHeight(HBox.USE_PREF_SIZE);
    choice.setMinWidth(HBox.USE_PREF_SIZE);
    desk.setOnAction(_ -> chosen(false));
    floor.setOnAction(_ -> chosen(true));
    mark();
  }

  private void chosen(boolean wanted) {
    show(wanted);
    mark(); // a click on the one that is chosen does not unchoose it
  }

  private void mark() {
    desk.setSelected(!floorShown);
    floor.setSelected(floorShown);
  }

  /** The switch. */
  Node node() {
    return choice;
  }

  boolean floorShown() {
    return floorShown;
  }

  void show(boolean wanted) {
    if (wanted == floorShown) {
      return;
    }
    floorShown = wanted;
    mark();
    if (wanted) {
      enter();
    } else {
      leave();
    }
    changed.run();
  }

  private void enter() {
    FloorPane made = pane;
    if (made == null) {
      made = maker.get();
      pane = made;
    }
    deskWork = List.copyOf(work.getChildren());
    root.setLeft(null);
    work.getChildren().setAll(made.node());
    tabs.cover(() -> show(false));
    made.view().shown(true);
    work.applyCss(); // until then nothing in it can have the focus
    made.view().focus();
  }

  private void leave() {
    if (pane != null) {
      pane.view().shown(false);
    }
    work.getChildren().setAll(deskWork);
    root.setLeft(inbox);
    tabs.cover(null);
  }

  /** The floor, if it has ever been shown. */
  @Nullable
  FloorPane pane() {
    return pane;
  }

  @Override
  public void close() {
    if (pane != null) {
      pane.close();
    }
  }
}
