package io.deskwire.ui.shell;

import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.Texts;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with one tab. FX thread. */
final class TabMenu {

  /** What can be chosen. */
  interface Actions {
    boolean isConversation(DeckTab tab);

    boolean hasOthers();

    boolean isBeside(DeckTab tab);

    /** Whether it is one of two that are shown. */
    boolean isShown(DeckTab tab);

    /** Gives it more of the width; less for a negative step. */
    void widen(DeckTab tab, int step);

    boolean canMove(DeckTab tab, int step);

    void beside(DeckTab tab);

    void alone();

    void detach(DeckTab tab);

    void move(DeckTab tab, int step);

    void close(DeckTab tab);
  }

  private final Actions actions;
  private final ContextMenu menu = new ContextMenu();

  TabMenu(Actions actions) {
    this.actions = actions;
  }

  void show(DeckTab tab, Point2D at) {
    boolean beside = actions.isBeside(tab);
    MenuItem side = item(beside ? "tab.alone" : "tab.beside", () -> {
      if (beside) {
        actions.alone();
      } else {
        actions.beside(tab);
      }
    });
    side.setDisable(!beside && !actions.hasOthers());
    MenuItem wider = item("tab.wider", () -> actions.widen(tab, 1));
    MenuItem narrower = item("tab.narrower", () -> actions.widen(tab, -1));
    for (MenuItem width : new MenuItem[]{wider, narrower}) {
      width.setVisible(actions.isShown(tab));
    }
    MenuItem window = item("tab.detach", () -> actions.detach(tab));
    window.setDisable(!actions.isConversation(tab));
    int onRight = ReadingWay.toTheRight(tab);
    MenuItem left = item("tab.left", () -> actions.move(tab, -onRight));
    left.setDisable(!actions.canMove(tab, -onRight));
    MenuItem right = item("tab.right", () -> actions.move(tab, onRight));
    right.setDisable(!actions.canMove(tab, onRight));
    menu.getItems().setAll(side, wider, narrower, window, new SeparatorMenuItem(), left, right, new SeparatorMenuItem(),
        item("tab.close", () -> actions.close(tab)));
    menu.show(tab, at.getX(), at.getY());
  }

  private static MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(Texts.of(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  ContextMenu menu() {
    return menu;
  }

  void hide() {
    menu.hide();
  }
}
