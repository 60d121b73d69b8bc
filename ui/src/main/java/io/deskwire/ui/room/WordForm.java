package io.deskwire.ui.room;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for one word, with some to choose from. FX thread. */
public final class WordForm {
  private static final int MOST = 64;

  private final VBox root = new VBox();
  private final TextField field = new TextField();

  /**
   * @param done called when the form shall go; before the answer
   */
  public WordForm(WordQuestion question, Runnable done) {
    root.getStyleClass().add("word-form");
    Label label = Nodes.label(question.label(), "strong");
    label.setLabelFor(field);
    field.setAccessibleText(question.label());
    field.textProperty().subscribe(text -> {
      if (text.length() > MOST) {
        field.setText(text.substring(0, MOST));
      }
    });
    FlowPane words = new FlowPane(8, 8);
    for (String word : question.suggestions()) {
      Button button = Nodes.button(SafeText.line(word), () -> answer(question, word, done), "compact");
      button.setMnemonicParsing(false);
      words.getChildren().add(button);
    }
    Nodes.show(words, !question.suggestions().isEmpty());
    Button go = Nodes.button(question.go(), () -> answer(question, field.getText(), done), "primary");
    go.setDefaultButton(true);
    go.disableProperty().bind(field.textProperty().map(String::isBlank));
    HBox foot = new HBox(8, Nodes.spacer(), Nodes.button(Texts.of("dialog.cancel"), done), go);
    root.getChildren().addAll(Nodes.label(question.title(), "headline"), new VBox(4, label, field), words, foot);
  }

  private static void answer(WordQuestion question, String word, Runnable done) {
    if (!word.isBlank()) {
      done.run();
      question.answer().accept(word.strip());
    }
  }

  public VBox node() {
    return root;
  }

  /** The keyboard goes to the field. */
  public void focus() {
    field.requestFocus();
  }
}
