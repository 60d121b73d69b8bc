package io.deskwire.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the desk. All have a modifier or are function keys: none takes a letter from a text field. A filter of the
 * scene, because tab panes and text fields have ideas of their own about Ctrl+Tab and Alt+Down.
 */
final class Shortcuts {
  private final Scene scene;
  private @Nullable Desk desk;

  Shortcuts(Scene scene) {
    this.scene = scene;
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      Desk now = desk;
      if (now != null && act(now, event)) {
        event.consume();
      }
    });
  }

  void serve(@Nullable Desk next) {
    desk = next;
  }

  private boolean act(Desk now, KeyEvent event) {
    if (event.getCode() == KeyCode.F6) {
      region(now, event.isShiftDown() ? -1 : 1);
      return true;
    }
    if (event.isAltDown() && !event.isShortcutDown() && !event.isShiftDown()) {
      return alt(now, event.getCode());
    }
    return event.isShortcutDown() && !event.isAltDown() && control(now, event);
  }

  private static boolean alt(Desk now, KeyCode code) {
    if (code == KeyCode.UP || code == KeyCode.DOWN) {
      now.openNeighbour(code == KeyCode.UP ? -1 : 1);
      return true;
    }
    return false;
  }

  private static boolean control(Desk now, KeyEvent event) {
    KeyCode code = event.getCode();
    switch (code) {
      case TAB -> {
        if (event.isShiftDown()) {
          now.tabs().selectOldest();
        } else {
          now.tabs().selectRecent();
        }
      }
      case W -> now.tabs().closeSelected();
      case K -> {
        now.top().searchField().requestFocus();
        now.top().searchField().selectAll();
      }
      case PERIOD -> now.showSidePanel(!now.sidePanel());
      default -> {
        int digit = code.isDigitKey() ? code.getChar().charAt(0) - '0' : 0;
        if (digit < 1) {
          return false;
        }
        now.tabs().select(digit - 1);
      }
    }
    return true;
  }

  /** Inbox, conversation, status bar, search, and round again. */
  private void region(Desk now, int step) {
    List<Node> regions = List.of(now.inbox().node(), now.tabs().node(), now.statusNode(), now.top().node());
    List<Runnable> focus = List.of(now.inbox()::focus, now.tabs()::focusComposer, now.statusNode()::requestFocus,
        now.top().searchField()::requestFocus);
    int at = -1;
    for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
      if (regions.contains(node)) {
        at = regions.indexOf(node);
      }
    }
    int next = Math.floorMod(at < 0 ? 0 : at + step, regions.size());
    if (next == 1 && now.tabs().selectedRoom().isEmpty()) {
      next = Math.floorMod(next + step, regions.size());
    }
    focus.get(next).run();
  }
}
