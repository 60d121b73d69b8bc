package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The message that is answered, above the answer: who, and the first line. A click leads to it. FX thread. */
final class Quote extends VBox {

  static final int BRIEF = 160;

  private final Label name = Nodes.label("");
  private final Label words = Nodes.label("");
  private Runnable go = () -> {};

  Quote() {
    getStyleClass().add("cv-quote");
    name.getStyleClass().add("cv-quote-name");
    words.getStyleClass().add("cv-quote-words");
    setAccessibleRole(AccessibleRole.BUTTON);
    getChildren().addAll(name, words);
    ReadingWay.follow(words, words.textProperty());
    // the list would begin to select text
    addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
    addEventHandler(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
    setOnMouseClicked(event -> {
      go.run();
      event.consume();
    });
  }

  /**
   * Shows the message.
   *
   * @param quoted null for one that has not been read from the disk yet
   * @param newGo  leads to the message
   */
  void show(@Nullable ChatMessage quoted, Words texts, Runnable newGo) {
    go = newGo;
    name.setText(quoted == null ? "" : texts.name(quoted.from()));
    name.setManaged(quoted != null);
    words.setText(quoted == null ? ConversationTexts.of("quote.gone") : Words.brief(Words.said(quoted), BRIEF));
    setAccessibleText(ConversationTexts.of("quote.go"));
  }
}
