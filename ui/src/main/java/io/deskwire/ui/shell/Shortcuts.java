package io.deskwire.ui.shell;

import io.deskwire.ui.fx.list.AnchorList;
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
  private static final int MESSAGES = 1;
  private static final int COMPOSER = 2;

  private final Scene scene;
  private final Runnable sheet;
  private @Nullable Desk desk;

  /**
   * @param sheet shows all of them
   */
  Shortcuts(Scene scene, Runnable sheet) {
    this.scene = scene;
    this.sheet = sheet;
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
    switch (code) {
      case UP -> now.openNeighbour(-1);
      case DOWN -> now.openNeighbour(1);
      case C -> now.tabs().withFront(ConversationPane::claim);
      case P -> now.tabs().withFront(pane -> pane.write(false));
      case L -> now.tabs().withFront(pane -> pane.write(true));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean control(Desk now, KeyEvent event) {
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
      case K -> now.search("");
      case SLASH -> sheet.run();
      case END -> now.tabs().withFront(ConversationPane::scrollToEnd);
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

  /** Inbox, messages, composer, status bar, search, and round again. */
  private void region(Desk now, int step) {
    List<Node> regions = List.of(now.inbox().node(), now.tabs().node(), now.tabs().node(), now.statusNode(),
        now.top().node());
    List<Runnable> focus = List.of(now.inbox()::focus, () -> now.tabs().withFront(ConversationPane::focusMessages),
        now.tabs()::focusComposer, now.statusNode()::requestFocus, now.top().searchField()::requestFocus);
    Node owner = scene.getFocusOwner();
    int at = -1;
    for (Node node = owner; node != null; node = node.getParent()) {
      if (regions.contains(node)) {
        at = regions.indexOf(node);
      }
    }
    if (at == MESSAGES && !(owner instanceof AnchorList<?>)) {
      at = COMPOSER;
    }
    int next = Math.floorMod(at < 0 ? 0 : at + step, regions.size());
    while ((next == MESSAGES || next == COMPOSER) && now.tabs().selectedRoom().isEmpty()) {
      next = Math.floorMod(next + step, regions.size());
    }
    focus.get(next).run();
  }
}
