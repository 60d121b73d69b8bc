package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Side;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Tabs in one row. Where there is no room for all, whole tabs go into a list behind a button at the end; the one in
 * front is always wholly there. FX thread.
 */
final class TabStrip extends Region {
  private final ObservableList<DeckTab> tabs;
  private final Consumer<DeckTab> select;
  private final Consumer<DeckTab> close;
  private final Button more;
  private final ContextMenu list = new ContextMenu();
  private BiConsumer<DeckTab, Point2D> menu = (_, _) -> {};
  private List<DeckTab> hidden = List.of();
  private int first;
  private boolean dragging;

  TabStrip(ObservableList<DeckTab> tabs, Consumer<DeckTab> select, Consumer<DeckTab> close) {
    this.tabs = tabs;
    this.select = select;
    this.close = close;
    getStyleClass().add("tab-strip");
    setAccessibleRole(AccessibleRole.TAB_PANE);
    more = Nodes.button("", this::showList, "tab-more");
    more.setFocusTraversable(true);
    Nodes.show(more, false);
    getChildren().add(more);
    tabs.addListener((ListChangeListener<DeckTab>) _ -> take());
    setMinWidth(0);
  }

  /** Those that are in the list alone, from left to right. */
  List<DeckTab> hidden() {
    return hidden;
  }

  Button moreButton() {
    return more;
  }

  /** What can be done with a tab is asked for, at a place on the screen. */
  void onMenu(BiConsumer<DeckTab, Point2D> newMenu) {
    menu = newMenu;
  }

  void hideList() {
    list.hide();
  }

  private void take() {
    getChildren().removeIf(node -> node instanceof DeckTab tab && !tabs.contains(tab));
    for (DeckTab tab : tabs) {
      if (!getChildren().contains(tab)) {
        if (tab.isNew()) {
          serve(tab);
        }
        getChildren().add(tab);
      }
    }
    requestLayout();
  }

  private void serve(DeckTab tab) {
    tab.cross().setOnAction(_ -> close.accept(tab));
    tab.hoverProperty().subscribe(tab::hovered);
    tab.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        select.accept(tab);
      } else if (event.getButton() == MouseButton.MIDDLE) {
        close.accept(tab);
      }
    });
    tab.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
      if (event.getButton() == MouseButton.PRIMARY) {
        drag(tab, sceneToLocal(event.getSceneX(), event.getSceneY()).getX());
      }
    });
    tab.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> dragging = false);
    tab.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(tab, event));
    tab.setOnContextMenuRequested(event -> {
      if (event.isKeyboardTrigger()) {
        askBelow(tab);
      } else {
        menu.accept(tab, new Point2D(event.getScreenX(), event.getScreenY()));
      }
      event.consume();
    });
  }

  /** The tab follows the pointer: it changes places with the one whose middle the pointer has passed. */
  private void drag(DeckTab tab, double x) {
    int at = tabs.indexOf(tab);
    dragging |= x < tab.getLayoutX() || x > tab.getLayoutX() + tab.getWidth();
    if (!dragging) {
      return;
    }
    for (int to : new int[]{at - 1, at + 1}) {
      if (to >= 0 && to < tabs.size() && !hidden.contains(tabs.get(to))) {
        DeckTab other = tabs.get(to);
        double middle = other.getLayoutX() + other.getWidth() / 2;
        if (to < at ? x < middle : x > middle) {
          move(at, to);
          return;
        }
      }
    }
  }

  private void askBelow(DeckTab tab) {
    Bounds at = tab.localToScreen(tab.getLayoutBounds());
    if (at != null) {
      menu.accept(tab, new Point2D(at.getMinX(), at.getMaxY()));
    }
  }

  /** Puts a tab at another place. */
  void move(int from, int to) {
    List<DeckTab> moved = new ArrayList<>(tabs);
    moved.add(to, moved.remove(from));
    tabs.setAll(moved); // in one change: a tab that goes away and comes back loses the pointer
    layout();
  }

  private void key(DeckTab tab, KeyEvent event) {
    KeyCode code = event.getCode();
    if (code == KeyCode.CONTEXT_MENU || (code == KeyCode.F10 && event.isShiftDown())) {
      askBelow(tab); // not every system makes a request for the menu of these keys
      event.consume();
      return;
    }
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    int at = tabs.indexOf(tab);
    int to = switch (code) {
      case LEFT, RIGHT -> at + ReadingWay.step(this, code);
      case HOME -> 0;
      case END -> tabs.size() - 1;
      default -> -1;
    };
    if (to >= 0 && to < tabs.size()) {
      select.accept(tabs.get(to));
      tabs.get(to).requestFocus();
      event.consume();
    }
  }

  private void showList() {
    list.getItems().setAll(hidden.stream().map(this::item).toList());
    list.show(more, Side.BOTTOM, 0, 0);
  }

  private MenuItem item(DeckTab tab) {
    MenuItem item = new MenuItem(tab.head().words());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> {
      select.accept(tab);
      tab.requestFocus();
    });
    return item;
  }

  @Override
  protected double computePrefHeight(double width) {
    double most = tabs.stream().mapToDouble(tab -> tab.prefHeight(-1)).max().orElse(0);
    return snapSizeY(Math.max(most, more.prefHeight(-1)));
  }

  @Override
  protected double computePrefWidth(double height) {
    return tabs.stream().mapToDouble(this::widthOf).sum();
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth();
    boolean all = computePrefWidth(-1) <= room;
    if (!all) {
      // as wide as with the most it may have to say, so that the tabs do not dance
      more.setText(moreWords(tabs.size()));
      room -= widthOf(more);
    }
    DeckTab front = tabs.stream().filter(DeckTab::isSelected).findFirst().orElse(null);
    int end = chooseRun(all ? Double.MAX_VALUE : room, front);
    double x = 0;
    for (int i = 0; i < tabs.size(); i++) {
      DeckTab tab = tabs.get(i);
      boolean shown = i >= first && i < end;
      tab.setVisible(shown);
      if (shown) {
        double width = Math.min(widthOf(tab), room);
        tab.resizeRelocate(x, 0, width, getHeight());
        x += width;
      }
    }
    hidden = tabs.stream().filter(tab -> !tab.isVisible()).toList();
    Nodes.show(more, !hidden.isEmpty());
    more.setText(moreWords(hidden.size()));
    more.setAccessibleText(Texts.of("tab.more", hidden.size()));
    more.resizeRelocate(Math.max(0, getWidth() - widthOf(more)), 0, widthOf(more), getHeight());
    if (hidden.isEmpty()) {
      list.hide();
    }
  }

  private static String moreWords(int count) {
    return "+" + count + " ⋯";
  }

  /** Chooses what is shown, moving as little as possible. @return index after the last that is */
  private int chooseRun(double room, @Nullable DeckTab front) {
    int at = front == null ? -1 : tabs.indexOf(front);
    first = Math.clamp(first, 0, Math.max(0, tabs.size() - 1));
    if (at >= 0 && at < first) {
      first = at;
    }
    int end = endOf(first, room);
    while (at >= end && first < at) {
      end = endOf(++first, room);
    }
    while (first > 0 && endOf(first - 1, room) == tabs.size()) {
      end = endOf(--first, room);
    }
    return end;
  }

  private int endOf(int from, double room) {
    double left = room;
    for (int i = from; i < tabs.size(); i++) {
      left -= widthOf(tabs.get(i));
      if (left < 0 && i > from) {
        return i;
      }
    }
    return tabs.size();
  }

  private double widthOf(Region node) {
    return snapSizeX(node.prefWidth(-1));
  }
}
