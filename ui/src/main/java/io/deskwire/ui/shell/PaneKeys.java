package io.deskwire.ui.shell;

import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Keymap;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The shortcuts that are about one conversation, whatever window it stands in. FX thread. */
final class PaneKeys {
  private PaneKeys() {}

  /**
   * What a key shall do in this scene. Empty also for keys that move in a text while the focus is in one that has words:
   * Ctrl+End leads to their end there, and to the newest message elsewhere.
   */
  static Optional<KeyAction> find(Keymap keymap, Scene scene, KeyEvent event) {
    boolean moves = event.getCode() == KeyCode.END
        || (!event.isShortcutDown() && (event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.PAGE_DOWN));
    boolean inText = scene.getFocusOwner() instanceof TextInputControl input && input.getLength() > 0;
    return moves && inText ? Optional.empty() : keymap.find(event);
  }

  /** Does what is about a conversation. @return false for what is not */
  static boolean run(KeyAction action, ConversationPane pane) {
    switch (action) {
      case CLAIM -> pane.claim();
      case TRANSFER -> pane.transfer();
      case SNOOZE -> pane.snooze();
      case RAISE_HAND -> pane.raiseHand();
      case CLOSE_CHAT -> pane.closeChat();
      case NEWEST -> pane.scrollToEnd();
      case FIND -> pane.find();
      case OLDEST_UNREAD -> pane.showOldestUnread();
      case OPEN_LINK -> pane.openLinks();
      case REPLY -> pane.write(false);
      case NOTE -> pane.write(true);
      case ATTACH -> pane.attach();
      case EMOJI -> pane.emoji();
      default -> {
        return false;
      }
    }
    return true;
  }
}
