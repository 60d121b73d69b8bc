package io.deskwire.ui.shell;

import io.deskwire.session.ConnectionSummary;
import io.deskwire.ui.latency.ConnectionView;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.jspecify.annotations.Nullable;

/**
 * What is behind the words at the left of the status bar. A plain pop-up: ControlsFX's brings a style sheet that wins over
 * the scene's and stays light in the dark. FX thread.
 */
final class ConnectionPopOver {
  private static final double GAP = 6;

  private final Supplier<ConnectionView> maker;
  private @Nullable Popup popup;
  private @Nullable ConnectionView view;

  ConnectionPopOver(Supplier<ConnectionView> maker) {
    this.maker = maker;
  }

  /** Shows it above this node, or hides it. */
  void toggle(Node anchor, ConnectionSummary summary) {
    Bounds at = anchor.localToScreen(anchor.getLayoutBounds());
    if (popup != null || at == null) {
      hide();
      return;
    }
    ConnectionView made = maker.get();
    made.show(summary);
    Popup shown = new Popup();
    shown.getContent().add(made.node());
    shown.setAutoHide(true);
    shown.setHideOnEscape(true);
    boolean fromTheRight = anchor.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT;
    made.node().setNodeOrientation(anchor.getEffectiveNodeOrientation()); // a pop-up takes over the sheets alone
    shown.setAnchorLocation(fromTheRight
        ? PopupWindow.AnchorLocation.CONTENT_BOTTOM_RIGHT
        : PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
    shown.setOnHidden(_ -> {
      popup = null;
      view = null;
    });
    popup = shown;
    view = made;
    shown.show(anchor, fromTheRight ? at.getMaxX() - GAP : at.getMinX() + GAP, at.getMinY() - GAP);
  }

  /** Shows the lines as they are now, if it is open. */
  void show(ConnectionSummary summary) {
    if (view != null) {
      view.show(summary);
    }
  }

  void hide() {
    if (popup != null) {
      popup.hide();
    }
  }
}
