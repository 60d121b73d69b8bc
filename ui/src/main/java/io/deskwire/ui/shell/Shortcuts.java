package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Keymap;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Does what the keymap says. A filter of the scene, because tab panes and text fields have ideas of their own about
 * Ctrl+Tab and Alt+Down. FX thread.
 */
final class Shortcuts {
  private final Theme theme;
  private final Regions regions;
  private @Nullable Desk desk;

  Shortcuts(Scene scene, Keymap keymap, Theme theme) {
    this.theme = theme;
    regions = new Regions(scene);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      Desk now = desk;
      if (now != null) {
        PaneKeys.find(keymap, scene, event).ifPresent(action -> {
          run(action, now);
          event.consume();
        });
      }
    });
  }

  void serve(@Nullable Desk next) {
    desk = next;
  }

  private void run(KeyAction action, Desk now) {
    WorkTabs tabs = now.tabs();
    switch (action) {
      case SEARCH -> now.search("");
      case FLOOR -> now.showFloor(!now.floorShown());
      case NEXT_REGION -> regions.move(now, 1);
      case PREVIOUS_REGION -> regions.move(now, -1);
      case SIDE_PANEL -> now.showSidePanel(!now.sidePanel());
      case OUTBOX -> now.openOutbox(null);
      case SETTINGS -> now.menu().showSettings();
      case KEYS -> now.menu().showKeys();
      case ACCEPT -> now.toasts().accept();
      case LARGER_TEXT -> theme.larger();
      case SMALLER_TEXT -> theme.smaller();
      case NORMAL_TEXT -> theme.scale(1);
      case NEXT_CHAT -> now.openNeighbour(1);
      case PREVIOUS_CHAT -> now.openNeighbour(-1);
      case NEXT_UNREAD -> now.openUnread(1);
      case PREVIOUS_UNREAD -> now.openUnread(-1);
      case RECENT_TAB -> tabs.selectRecent();
      case OLDEST_TAB -> tabs.selectOldest();
      case CLOSE_TAB -> tabs.closeSelected();
      case MOVE_TAB_LEFT -> tabs.moveTab(-1);
      case MOVE_TAB_RIGHT -> tabs.moveTab(1);
      case BESIDE -> tabs.beside();
      case DETACH -> tabs.detach();
      case TAB_1, TAB_2, TAB_3, TAB_4, TAB_5, TAB_6, TAB_7, TAB_8, TAB_9 -> tabs.select(action.tab() - 1);
      case CLAIM, TRANSFER, SNOOZE, RAISE_HAND, CLOSE_CHAT, NEWEST, FIND, OLDEST_UNREAD, OPEN_LINK, REPLY, NOTE, ATTACH,
          EMOJI ->
        tabs.withFront(pane -> PaneKeys.run(action, pane));
    }
  }
}
