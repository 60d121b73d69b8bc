package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One calm sentence above the composer, with what can be done about it. FX thread. */
class Strip extends HBox {

  private final Label words = Nodes.wrapped("");

  Strip(String kind) {
    getStyleClass().addAll("cv-strip", kind);
    words.getStyleClass().add("cv-strip-words");
    words.setMaxWidth(Double.MAX_VALUE);
    setHgrow(words, Priority.ALWAYS);
    getChildren().add(words);
    show(this, false);
  }

  /** A button at the end. */
  Button action(String text, Runnable task, String... styleClasses) {
    Button button = new Button(text);
    button.getStyleClass().add("cv-button");
    button.getStyleClass().addAll(styleClasses);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> task.run());
    getChildren().add(button);
    return button;
  }

  /** Shows this sentence, or nothing when it is empty. */
  void say(String sentence) {
    words.setText(sentence);
    show(this, !sentence.isEmpty());
  }

  /** Shown, and given room, or neither. */
  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
