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
        keymap.find(event).ifPresent(action -> {
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
      case LARGER_TEXT -> theme.larger();
      case SMALLER_TEXT -> theme.smaller();
      case NORMAL_TEXT -> theme.scale(1);
      case NEXT_CHAT -> now.openNeighbour(1);
      case PREVIOUS_CHAT -> now.openNeighbour(-1);
      case CLAIM -> tabs.withFront(ConversationPane::claim);
      case TRANSFER -> tabs.withFront(ConversationPane::transfer);
      case SNOOZE -> tabs.withFront(ConversationPane::snooze);
      case RAISE_HAND -> tabs.withFront(ConversationPane::raiseHand);
      case CLOSE_CHAT -> tabs.withFront(ConversationPane::closeChat);
      case RECENT_TAB -> tabs.selectRecent();
      case OLDEST_TAB -> tabs.selectOldest();
      case CLOSE_TAB -> tabs.closeSelected();
      case NEWEST -> tabs.withFront(ConversationPane::scrollToEnd);
      case REPLY -> tabs.withFront(pane -> pane.write(false));
      case NOTE -> tabs.withFront(pane -> pane.write(true));
      case TAB_1, TAB_2, TAB_3, TAB_4, TAB_5, TAB_6, TAB_7, TAB_8, TAB_9 -> tabs.select(action.tab() - 1);
    }
  }
}
