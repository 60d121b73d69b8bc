package io.deskwire.ui.conversation;

import io.deskwire.ui.emoji.EmojiPicker;
import io.deskwire.ui.fx.Nodes;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Opens the grid of emoji above its button, over everything else of the conversation, and takes it away. FX thread. */
final class EmojiPanel {

  private static final double WIDE = 27; // letters
  private static final double HIGH = 25;
  private static final double GAP = 4;

  private final Pane over;
  private final ComposerTools tools;
  private final Consumer<String> insert;
  private final Runnable left;
  private final Button button = Nodes.iconButton(Feather.SMILE, ConversationTexts.of("emoji.open"), this::toggle);
  private @Nullable EmojiPicker picker;

  /**
   * @param over   in which it is shown
   * @param insert puts an emoji into the text
   * @param left   told when it has gone, for the keyboard must go somewhere
   */
  EmojiPanel(Pane over, ComposerTools tools, Consumer<String> insert, Runnable left) {
    this.over = over;
    this.tools = tools;
    this.insert = insert;
    this.left = left;
  }

  Button button() {
    return button;
  }

  void toggle() {
    if (picker == null) {
      open();
    } else {
      leave();
    }
  }

  private void open() {
    EmojiPicker made = new EmojiPicker(tools.emoji(), insert, this::leave);
    made.setManaged(false);
    picker = made;
    over.getChildren().add(made);
    over.applyCss(); // until then nothing in it can have the focus
    place();
    made.focus();
  }

  private void leave() {
    EmojiPicker open = picker;
    if (open != null) {
      picker = null;
      boolean hadKeyboard = open.hasKeyboard();
      over.getChildren().remove(open);
      if (hadKeyboard) {
        left.run();
      }
    }
  }

  void close() {
    leave();
  }

  /** As high as there is room above the button. */
  void place() {
    EmojiPicker open = picker;
    if (open == null || over.getScene() == null) {
      return;
    }
    double em = button.getFont().getSize();
    Insets insets = over.getInsets();
    Bounds at = over.sceneToLocal(button.localToScene(button.getLayoutBounds()));
    double high = Math.min(HIGH * em, Overlay.room(over, at.getMinY()));
    double wide = Math.min(WIDE * em, over.getWidth() - insets.getLeft() - insets.getRight());
    double x = Math.clamp(at.getMinX(), insets.getLeft(), Math.max(insets.getLeft(),
        over.getWidth() - insets.getRight() - wide));
    open.resizeRelocate(Math.rint(x), Math.rint(at.getMinY() - GAP - high), Math.rint(wide), Math.rint(high));
  }
}
