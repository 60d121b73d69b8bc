package io.deskwire.ui.shell;

import io.deskwire.session.Subscription;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Toggle;
import org.jspecify.annotations.Nullable;

/**
 * Tab goes round within a page that covers the others: behind its last control the first comes, and not what is covered.
 * FX thread.
 */
final class FocusFence {
  private final Node page;
  private final Runnable otherwise;

  private FocusFence(Node page, Runnable otherwise) {
    this.page = page;
    this.otherwise = otherwise;
  }

  /**
   * Keeps the keyboard in the page until closed.
   *
   * @param otherwise gives the page the keyboard where it has nothing to go on to
   */
  static Subscription around(Scene scene, Node page, Runnable otherwise) {
    FocusFence fence = new FocusFence(page, otherwise);
    return scene.focusOwnerProperty().subscribe(fence::moved)::unsubscribe;
  }

  private void moved(@Nullable Node before, @Nullable Node now) {
    if (now == null || isWithin(now)) {
      return;
    }
    List<Node> stops = new ArrayList<>();
    collect(page, stops);
    if (stops.isEmpty() || before == null || !isWithin(before)) {
      otherwise.run();
    } else if (before.equals(stops.getFirst()) && stops.size() > 1) {
      go(stops.getLast(), TraversalDirection.PREVIOUS, TraversalDirection.NEXT); // it went backwards
    } else if (stops.size() > 1) {
      go(stops.getFirst(), TraversalDirection.NEXT, TraversalDirection.PREVIOUS);
    } else {
      stops.getFirst().requestFocus();
    }
  }

  /** As by Tab: the toolkit shows the focus only where it came by traversal, so it goes one on and back. */
  private void go(Node stop, TraversalDirection on, TraversalDirection back) {
    stop.requestFocus();
    stop.requestFocusTraversal(on);
    Node other = page.getScene().getFocusOwner();
    if (other != null && !other.equals(stop)) {
      other.requestFocusTraversal(back);
    }
    if (!stop.equals(page.getScene().getFocusOwner())) {
      stop.requestFocus();
    }
  }

  private boolean isWithin(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(page)) {
        return true;
      }
    }
    return false;
  }

  private static void collect(Node node, List<Node> stops) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    // of a group of choices the chosen one stands for all: arrows lead to the others
    boolean other = node instanceof Toggle toggle && toggle.getToggleGroup() != null && !toggle.isSelected();
    if (node.isFocusTraversable() && !other) {
      stops.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, stops));
    }
  }
}
