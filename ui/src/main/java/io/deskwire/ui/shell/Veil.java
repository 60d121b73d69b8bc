package io.deskwire.ui.shell;

import io.deskwire.session.Subscription;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** One page over everything else in the window; the keyboard stays in it until it goes, and then where it was. FX thread. */
final class Veil {
  private final StackPane root;
  private @Nullable Node page;
  private @Nullable Node beneath;
  private Subscription fence = () -> {};
  private Runnable gone = () -> {};

  /** Over this one's other children. */
  Veil(StackPane root) {
    this.root = root;
  }

  boolean isShown() {
    return page != null;
  }

  /**
   * Shows the page; there must be none.
   *
   * @param focus   gives it the keyboard
   * @param newGone called when it goes
   */
  void show(Node newPage, Runnable focus, Runnable newGone) {
    page = newPage;
    gone = newGone;
    beneath = root.getScene().getFocusOwner();
    root.getChildren().add(newPage);
    root.applyCss(); // until then nothing in it can have the focus
    focus.run();
    fence = FocusFence.around(root.getScene(), newPage, focus);
  }

  void lift() {
    root.getChildren().remove(page);
    page = null;
    fence.close();
    fence = () -> {};
    gone.run();
    gone = () -> {};
    if (beneath != null) {
      beneath.requestFocus();
      beneath = null;
    }
  }
}
