package io.deskwire.ui.conversation;

import javafx.scene.Node;
import javafx.scene.Parent;

/** What opens over the text ends at the edge of its conversation: what is beyond is cut off or covered. FX thread. */
final class Overlay {

  /** Between it and what it belongs to, and between it and the edge. */
  private static final double GAP = 4;

  private Overlay() {}

  /**
   * How high it can be at most.
   *
   * @param over  in which it stands
   * @param below the height in it under which it ends
   */
  static double room(Node over, double below) {
    Node conversation = over;
    for (Parent at = over.getParent(); at != null
        && !conversation.getStyleClass().contains("cv"); at = at.getParent()) {
      conversation = at;
    }
    double top = conversation.localToScene(0, 0).getY();
    return Math.max(0, over.localToScene(0, below).getY() - top - 2 * GAP);
  }
}
