package io.deskwire.ui.conversation;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes files that are dropped onto a conversation. FX thread. */
final class FileDrop {

  private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

  private FileDrop() {}

  /** From now on; what is dropped is copied, and stays where it is. */
  static void onto(Node node, Consumer<List<Path>> take) {
    node.addEventHandler(DragEvent.DRAG_OVER, event -> {
      if (event.getDragboard().hasFiles()) {
        event.acceptTransferModes(TransferMode.COPY);
        node.pseudoClassStateChanged(DROPPING, true);
        event.consume();
      }
    });
    node.addEventHandler(DragEvent.DRAG_EXITED, _ -> node.pseudoClassStateChanged(DROPPING, false));
    node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
      if (event.getDragboard().hasFiles()) {
        take.accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        event.setDropCompleted(true);
        event.consume();
      }
    });
  }
}
