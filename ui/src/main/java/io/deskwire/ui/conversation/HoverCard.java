package io.deskwire.ui.conversation;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Sentences;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Tells how a message went its way, when the mouse rests on its time and state or the
 * keyboard asks. One for all cells. FX thread. */
final class HoverCard {

  private static final Duration PAUSE = Duration.millis(250);
  private static final Duration STAY = Duration.seconds(30);

  private static final double GAP = 4;

  private final Words words;
  private final Tooltip tooltip = new Tooltip();
  private final Label title = Nodes.label("");
  private final Label explanation = Nodes.label("");
  private final GridPane legs = new GridPane();
  private final VBox content = new VBox(title, explanation, legs);

  HoverCard(Words words) {
    this.words = words;
    tooltip.getStyleClass().add("cv-card");
    tooltip.setShowDelay(PAUSE);
    tooltip.setShowDuration(STAY);
    tooltip.setGraphic(content);
    content.getStyleClass().add("cv-card-content");
    title.getStyleClass().add("cv-card-title");
    explanation.getStyleClass().addAll("cv-card-words", "cv-card-explanation");
    explanation.setWrapText(true);
    legs.getStyleClass().add("cv-card-legs");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    legs.getColumnConstraints().add(names);
  }

  /** Shows the card of the cell's message when the mouse rests on this node. */
  void serve(Node node, MessageCell cell) {
    node.addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> {
      ChatMessage message = cell.message();
      if (message != null) {
        fill(message);
      }
    });
    Tooltip.install(node, tooltip);
  }

  /** Shows the card below the cell's message, or hides it when it is there: for the keyboard. */
  void toggle(MessageCell cell) {
    ChatMessage message = cell.message();
    Bounds at = cell.bubble().localToScreen(cell.bubble().getLayoutBounds());
    if (tooltip.isShowing() || message == null || at == null) {
      tooltip.hide();
    } else {
      fill(message);
      tooltip.show(cell.bubble(), at.getMinX(), at.getMaxY() + GAP);
    }
  }

  boolean isShowing() {
    return tooltip.isShowing();
  }

  void hide() {
    tooltip.hide();
  }

  void fill(ChatMessage message) {
    DeliveryState state = message.delivery();
    legs.getChildren().clear();
    if (state == null) {
      title.setText(words.name(message.from()) + ", " + words.time(LineModel.shownAt(message)));
      explanation.setText(received(message));
    } else {
      title.setText(Words.state(state));
      String problem = message.problem();
      explanation.setText(
          problem == null ? ConversationTexts.of("explain." + state.name()) : SafeText.line(Sentences.of(problem)));
      ChatMessage.Timing timing = message.timing();
      if (timing != null) {
        leg("disk", timing.diskMs());
        leg("queue", timing.queueMs());
        leg("broker", timing.brokerMs());
        leg("peer", timing.peerMs());
      }
    }
    legs.setVisible(!legs.getChildren().isEmpty());
    legs.setManaged(legs.isVisible());
  }

  VBox content() {
    return content;
  }

  private String received(ChatMessage message) {
    StringBuilder text = new StringBuilder();
    if (message.writtenLate()) {
      text.append(ConversationTexts.of("card.late", words.written(message), words.time(message.arrivedAt())));
    } else if (message.late()) {
      text.append(ConversationTexts.of("card.missing", words.time(message.arrivedAt())));
    } else if (Double.isNaN(message.oneWayMs())) {
      text.append(ConversationTexts.of("card.receivedUnknown"));
    } else {
      text.append(ConversationTexts.of("card.received", Words.duration(message.oneWayMs())));
    }
    if (!message.verified()) {
      text.append(' ').append(ConversationTexts.of("card.unverified", words.name(message.from())));
    }
    return text.toString();
  }

  private void leg(String key, double millis) {
    if (!Double.isNaN(millis)) {
      Label name = Nodes.label(ConversationTexts.of("card." + key));
      name.getStyleClass().add("cv-card-words");
      Label figure = Nodes.label(Words.duration(millis));
      figure.getStyleClass().add("cv-card-figure");
      GridPane.setHalignment(figure, HPos.RIGHT);
      legs.addRow(legs.getRowCount(), name, figure);
    }
  }
}
