package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One tab: its head with the cross that closes it, and the page behind it. FX thread. */
final class DeckTab extends HBox {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

  private final TabHead head;
  private StackPane page = new StackPane();
  private final Button cross;
  private final Runnable closed;
  private boolean selected;
  private boolean served;
  private boolean shown;
  private Runnable focused = () -> {};

  /**
   * @param closed told once when the tab is closed
   */
  DeckTab(TabHead head, Runnable closed) {
    this.head = head;
    this.closed = closed;
    getStyleClass().add("work-tab");
    HBox.setHgrow(head, Priority.ALWAYS);
    cross = Nodes.iconButton(Feather.X, Texts.of("tab.close"), () -> {});
    cross.getStyleClass().add("tab-cross");
    cross.setFocusTraversable(false);
    getChildren().addAll(head, cross);
    setAccessibleRole(AccessibleRole.TAB_ITEM);
    accessibleTextProperty().bind(head.accessibleTextProperty());
    page.setMinSize(0, 0);
    watch();
    select(false);
    show(false);
  }

  private void watch() {
    page.focusWithinProperty().addListener((_, _, within) -> {
      if (within) {
        focused.run();
      }
    });
  }

  /** Whether it is shown for the first time: it may leave for a window of its own and come back. */
  boolean isNew() {
    boolean first = !served;
    served = true;
    return first;
  }

  /** Something in its page has got the focus. */
  void onFocus(Runnable newFocused) {
    focused = newFocused;
  }

  TabHead head() {
    return head;
  }

  /** Holds the content; visible while the tab is in front, or beside the one in front. */
  StackPane page() {
    return page;
  }

  Button cross() {
    return cross;
  }

  /** Takes a page with its content in the place of its own: nodes that stay where they are keep their styles. */
  void adopt(StackPane prepared) {
    Node content = prepared.getChildren().getFirst();
    if (page.getParent() instanceof Pane pages && pages.equals(prepared.getParent())) {
      pages.getChildren().remove(page);
      page = prepared;
      watch();
      Nodes.show(page, shown);
    } else {
      content(content);
      if (prepared.getParent() instanceof Pane pages) {
        pages.getChildren().remove(prepared);
      }
    }
  }

  void content(@Nullable Node content) {
    page.getChildren().clear();
    if (content != null) {
      page.getChildren().add(content);
    }
  }

  boolean isSelected() {
    return selected;
  }

  void select(boolean on) {
    selected = on;
    pseudoClassStateChanged(SELECTED, on);
    setFocusTraversable(on); // the arrows lead from one to the next, Tab leads on to the page
    cross.setVisible(on || isHover());
    notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
  }

  /** Whether its page is seen. */
  void show(boolean on) {
    shown = on;
    pseudoClassStateChanged(SHOWN, on);
    Nodes.show(page, on);
  }

  /** The pointer is on it, or has left it. */
  void hovered(boolean on) {
    cross.setVisible(on || selected);
  }

  void closed() {
    closed.run();
    content(null);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.SELECTED
        ? selected
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
