package io.deskwire.ui.conversation;

import io.deskwire.outbox.DeliveryState;
import javafx.geometry.NodeOrientation;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/** The delivery state as a shape; its words stand beside. */
final class StateIcon extends StackPane {

  private static final double DRAWN_FOR = 11.5;

  private final SVGPath path = new SVGPath();

  StateIcon() {
    getStyleClass().add("cv-state-icon");
    path.getStyleClass().add("cv-state-shape");
    getChildren().add(path);
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT); // a tick is no arrow: it is drawn alike everywhere
  }

  void show(@Nullable DeliveryState state) {
    setVisible(state != null);
    setManaged(state != null);
    if (state != null) {
      path.setContent(shape(state));
    }
  }

  /** Drawn for small text of 11.5 px; grows with it. */
  void size(double fontPixels) {
    path.setScaleX(fontPixels / DRAWN_FOR);
    path.setScaleY(fontPixels / DRAWN_FOR);
  }

  private static String shape(DeliveryState state) {
    return switch (state) {
      case QUEUED -> "M6 1a5 5 0 1 1 0 10a5 5 0 1 1 0-10M6 3.2v3l2 1.3";
      case SENDING -> "M6 10.5v-9M2.5 5l3.5-3.5l3.5 3.5";
      case SENT -> "M1.5 6.5l3 3l6-6.5";
      case DELIVERED, READ -> "M1 6.5l3 3l6-6.5M7.5 9.5l6-6.5";
      case HELD -> "M4 2v8M8 2v8";
      case FAILED -> "M6 1.2l5.2 9.3h-10.4zM6 4.6v2.8M6 8.8v0.2";
    };
  }
}
