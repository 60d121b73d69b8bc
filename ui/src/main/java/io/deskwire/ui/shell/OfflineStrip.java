package io.deskwire.ui.shell;

import io.deskwire.session.ConnectionSummary;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.latency.ConnectionWords;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says over the work what still works while no line is up, and offers what may help. FX thread. */
final class OfflineStrip {
  private final ConnectionWords words;
  private final HBox root = new HBox();
  private final Label sentence = Nodes.wrapped("");
  private final Button correct;

  /**
   * @param correct opens the connection profile: a password or certificate that is refused stays refused
   */
  OfflineStrip(ConnectionWords words, Runnable reconnect, Runnable correct) {
    this.words = words;
    this.correct = Nodes.button(Texts.of("menu.profile"), correct, "compact");
    root.getStyleClass().add("offline-strip");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    root.getChildren().addAll(sentence, this.correct,
        Nodes.button(Texts.of("menu.reconnect"), reconnect, "compact"));
    Nodes.show(root, false);
  }

  Node node() {
    return root;
  }

  void show(ConnectionSummary summary) {
    Nodes.show(root, !summary.isOnline() && !summary.lines().isEmpty());
    Nodes.show(correct,
        summary.lines().stream().anyMatch(line -> line.state() == ConnectionSummary.LineState.BLOCKED));
    sentence.setText(words.offline(summary));
  }
}
