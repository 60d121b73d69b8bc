package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Texts;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Tabs with the page of the one in front below, or two pages side by side; then the one in use is in front. JavaFX's own
 * TabPane scrolls its heads, so that the one in front is cut when it grows, and its list knows no words for heads that are
 * not plain text. FX thread.
 */
final class TabDeck extends VBox {
  /** The divider moves so far by keyboard, as a share of the width. */
  private static final double STEP = 0.1;

  private final ObservableList<DeckTab> tabs = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable DeckTab> front = new ReadOnlyObjectWrapper<>();
  private final DeckSide left = new DeckSide(Texts.of("tab.side.close"), this::leaveLeft);
  private final DeckSide right = new DeckSide(Texts.of("tab.side.close"), this::showAlone);
  private final Sides sides = new Sides();
  private final TabStrip strip = new TabStrip(tabs, this::select, this::close);
  private final HBox head = new HBox(strip);
  private @Nullable DeckTab main;
  private @Nullable DeckTab beside;
  private boolean focusLeft;

  TabDeck() {
    getStyleClass().add("work-tabs");
    head.getStyleClass().add("tab-row");
    HBox.setHgrow(strip, Priority.ALWAYS);
    sides.getItems().add(left);
    sides.getStyleClass().add("work-sides");
    sides.setMinSize(0, 0);
    VBox.setVgrow(sides, Priority.ALWAYS);
    getChildren().addAll(head, sides);
  }

  /** Stands at the end of the row of tabs. */
  void tools(HBox tools) {
    head.getChildren().add(tools);
  }

  /** From left to right. */
  List<DeckTab> tabs() {
    return List.copyOf(tabs);
  }

  TabStrip strip() {
    return strip;
  }

  /** The tab in use; null when there is none. */
  ReadOnlyObjectProperty<@Nullable DeckTab> frontProperty() {
    return front.getReadOnlyProperty();
  }

  /** The tab shown on the right; null while one is shown alone. */
  @Nullable
  DeckTab beside() {
    return beside;
  }

  /** The tab shown alone, or on the left; null for none. */
  @Nullable
  DeckTab main() {
    return main;
  }

  /** A tab behind the one in front; in front when it is the first. */
  void add(DeckTab tab) {
    addBehind(tab);
    if (front.get() == null) {
      select(tab);
    }
  }

  /** A tab that is not shown until somebody selects it or another one goes. */
  void addBehind(DeckTab tab) {
    tabs.add(tab);
    left.take(tab);
    tab.onFocus(() -> {
      if (tabs.contains(tab) && (tab.equals(main) || tab.equals(beside))) {
        use(tab);
      }
    });
  }

  /** Brings it to the front; nothing for a tab that is not here. */
  void select(DeckTab tab) {
    if (!tabs.contains(tab)) {
      return;
    }
    if (!tab.equals(beside)) {
      showLeft(tab);
    }
    use(tab);
  }

  /** Shows it on the right of another one; nothing when there is no other. */
  void showBeside(DeckTab tab) {
    if (!tabs.contains(tab) || tabs.size() < 2 || tab.equals(beside)) {
      return;
    }
    putBack();
    if (tab.equals(main)) {
      main = null;
    }
    beside = tab;
    left.release(tab);
    right.take(tab);
    right.name(tab);
    tab.show(true);
    sides.getItems().add(right);
    settle(tabs.indexOf(tab));
    use(tab);
  }

  /** One page again: what was on the right is a tab like the others. */
  void showAlone() {
    DeckTab tab = beside;
    putBack();
    DeckTab stays = main;
    if (tab != null && tab.equals(front.get()) && stays != null) {
      use(stays);
    }
  }

  /** The side of the tab gets a tenth more of the width; less for a negative step. */
  void widen(DeckTab tab, int step) {
    if (beside != null) {
      share(share() + (tab.equals(beside) ? -step : step) * STEP);
    }
  }

  /** The share of the width that the left side has, 0 to 1; 1 while it is alone. */
  double share() {
    return sides.share();
  }

  /**
   * Gives the left side so much of the width; nothing while it is alone.
   *
   * @param share held between a tenth and nine tenths
   */
  void share(double share) {
    sides.share(Math.clamp(share, STEP, 1 - STEP));
  }

  /** The page on the right has the whole width. */
  private void leaveLeft() {
    DeckTab stays = beside;
    if (stays != null) {
      putBack();
      select(stays);
    }
  }

  /**
   * Moves it among the others.
   *
   * @param step negative to the left
   */
  void move(DeckTab tab, int step) {
    int from = tabs.indexOf(tab);
    int to = from + step;
    if (from >= 0 && to >= 0 && to < tabs.size()) {
      strip.move(from, to);
    }
  }

  /** Closes it; whoever listens chooses the next one, else it is the neighbour. */
  void close(DeckTab tab) {
    int at = tabs.indexOf(tab);
    if (at >= 0) {
      leave(tab);
      tab.closed();
      hasLeft(tab, at);
    }
  }

  /** Takes it out with its page as it is; otherwise as {@link #close}. */
  void release(DeckTab tab) {
    int at = tabs.indexOf(tab);
    if (at >= 0) {
      leave(tab);
      hasLeft(tab, at);
    }
  }

  /** The half on the left, and the whole while one page is shown alone. */
  DeckSide left() {
    return left;
  }

  /** The half on the right. */
  DeckSide right() {
    return right;
  }

  /**
   * Whether the keyboard is in a page, be it one that has just gone: then it must be given to the one that takes its place,
   * or it falls to whatever stands next in the window.
   */
  boolean hasFocusInPages() {
    Scene scene = getScene();
    Node owner = scene == null ? this : scene.getFocusOwner();
    for (Node at = owner; at != null; at = at.getParent()) {
      if (at.equals(sides)) {
        return true;
      }
    }
    return focusLeft || owner == null;
  }

  private void leave(DeckTab tab) {
    focusLeft = tab.page().isFocusWithin(); // once it is out, the toolkit has given the keyboard to what stands next
    if (tab.equals(beside)) {
      putBack();
    }
    tabs.remove(tab);
    left.release(tab);
  }

  private void hasLeft(DeckTab tab, int at) {
    if (tab.equals(main)) {
      main = null;
    }
    tab.show(false);
    if (tab.equals(front.get())) {
      tab.select(false);
      front.set(null);
    }
    settle(at);
    focusLeft = false;
  }

  /** There is always one on the left, as long as there is any. */
  private void settle(int at) {
    if (main == null && !tabs.isEmpty()) {
      List<DeckTab> others = tabs.stream().filter(tab -> !tab.equals(beside)).toList();
      if (others.isEmpty()) {
        leaveLeft();
      } else {
        showLeft(others.get(Math.clamp(at - 1, 0, others.size() - 1)));
      }
    }
    DeckTab shown = main;
    if (front.get() == null && shown != null) {
      use(shown);
    }
  }

  private void showLeft(DeckTab tab) {
    DeckTab before = main;
    if (tab.equals(before)) {
      return;
    }
    if (before != null) {
      before.show(false);
    }
    main = tab;
    left.name(tab);
    tab.show(true);
  }

  private void putBack() {
    DeckTab tab = beside;
    if (tab != null) {
      beside = null;
      sides.getItems().remove(right);
      right.release(tab);
      tab.show(false);
      left.take(tab);
      left.split(false, false);
    }
  }

  private void use(DeckTab tab) {
    DeckTab before = front.get();
    if (!tab.equals(before)) {
      if (before != null) {
        before.select(false);
      }
      tab.select(true);
      front.set(tab);
      strip.requestLayout();
    }
    DeckTab now = front.get();
    left.split(beside != null, now != null && now.equals(main));
    right.split(beside != null, now != null && now.equals(beside));
  }
}
