package io.deskwire.ui.customer;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/** One entry that leads to its place in the conversation. A button cannot wrap what is in it. FX thread. */
final class PastRow extends VBox {
  private final Runnable action;

  /**
   * @param head   when, and whose it is
   * @param words  what it is about
   * @param spoken as it is read out
   */
  PastRow(String head, String words, String spoken, Runnable action) {
    this.action = action;
    getStyleClass().add("past-row");
    Label first = Nodes.label(head, "past-head");
    Label second = Nodes.label(words, "past-words");
    for (Label label : new Label[]{first, second}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    ReadingWay.follow(second, second.textProperty());
    getChildren().addAll(first, second);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(spoken);
    setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
        action.run();
      }
    });
    addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
        action.run();
        event.consume();
      }
    });
  }

  @Override
  public void executeAccessibleAction(AccessibleAction request, Object... parameters) {
    if (request == AccessibleAction.FIRE) {
      action.run();
    } else {
      super.executeAccessibleAction(request, parameters);
    }
  }
}
