package io.deskwire.ui.shell;

import io.deskwire.session.ConnectionSummary;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import io.deskwire.ui.latency.ConnectionWords;
import io.deskwire.ui.latency.ConnectionWords.Phrase;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The truth about the connection in one line. Both its halves are buttons: they open what is behind the words. */
final class StatusBar {
  /** In widths of a letter, so that the text scale counts too. */
  private static final double NARROW_EM = 90;

  private final HBox root = new HBox();
  private final HBox headline = new HBox();
  private final HBox others = new HBox(14);
  private final HBox outbox = new HBox();
  private final Button connectionButton;
  private final Button outboxButton;
  private final Label lastMessage = Nodes.figure("muted");
  private final ConnectionWords words;
  private final LongSupplier clock;
  private @Nullable Content shown;
  private ConnectionSummary summary = new ConnectionSummary(List.of(), -1, 0, 0, 0, 0, List.of());

  StatusBar(String desk, ConnectionWords words, LongSupplier clock, Runnable openConnection, Runnable openOutbox,
      Supplier<ContextMenu> desks) {
    this.words = words;
    this.clock = clock;
    root.getStyleClass().add("status-bar-line");
    headline.getStyleClass().add("status-words");
    outbox.getStyleClass().add("status-words");
    others.setAlignment(Pos.CENTER_LEFT);
    others.setMinWidth(0);
    headline.setMinWidth(0);
    HBox left = new HBox(14, headline, others);
    left.setAlignment(Pos.CENTER_LEFT);
    connectionButton = button(left, openConnection, "status.connection.hint");
    outboxButton = button(outbox, openOutbox, "status.outbox.hint");
    outboxButton.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(headline, Priority.SOMETIMES);
    Button name = button(Nodes.label(desk, "muted"), () -> {}, "status.desk.hint");
    name.setAccessibleText(Texts.of("status.desk", desk));
    name.setOnAction(_ -> desks.get().show(name, Side.TOP, 0, 0));
    // what is least missed goes first when the window is narrow
    root.widthProperty().subscribe(_ -> fit(name));
    lastMessage.fontProperty().subscribe(_ -> fit(name));
    root.getChildren().addAll(connectionButton, outboxButton, Nodes.spacer(), lastMessage, name);
    tick();
  }

  private void fit(Node name) {
    boolean wide = root.getWidth() >= NARROW_EM * lastMessage.getFont().getSize();
    Nodes.show(others, wide);
    Nodes.show(name, wide);
  }

  private static Button button(Node content, Runnable action, String hint) {
    Button button = Nodes.button("", action, "status-button");
    button.setGraphic(content);
    button.setMinWidth(0);
    button.setTooltip(new Tooltip(Texts.of(hint)));
    return button;
  }

  Node node() {
    return root;
  }

  /** Where the connection pop-over points to. */
  Node connectionNode() {
    return connectionButton;
  }

  void show(ConnectionSummary next) {
    summary = next;
    tick();
  }

  /** A second has gone by. */
  void tick() {
    long now = clock.getAsLong();
    Content next = new Content(words.headline(summary, now), summary.isOnline(), words.others(summary, now),
        summary.outboxSize(), summary.outboxBlocked());
    // told of at every message of a rush, and making labels has their style computed
    if (!next.equals(shown)) {
      shown = next;
      show(next);
    }
    lastMessage.setText(words.lastMessage(summary, now));
  }

  /** What is said in labels made for it. */
  private record Content(Phrase first, boolean online, List<Phrase> others, int unsent, int blocked) {}

  private void show(Content content) {
    Phrase first = content.first();
    fill(headline, first, !content.online() && first.tone() != Tone.UNKNOWN);
    connectionButton.setAccessibleText(first.text() + " " + first.figure());
    others.getChildren().clear();
    for (Phrase phrase : content.others()) {
      HBox box = new HBox();
      box.getStyleClass().add("status-words");
      fill(box, phrase, false);
      others.getChildren().add(box);
    }
    showOutbox();
  }

  private void showOutbox() {
    String text = Texts.of("status.outbox", summary.outboxSize());
    outbox.getChildren().setAll(Nodes.label(text, "words"));
    if (summary.outboxBlocked() > 0) {
      ToneMark mark = new ToneMark();
      mark.show(Tone.POOR);
      outbox.getChildren().addAll(mark,
          Nodes.label(Texts.of("status.outbox.blocked", summary.outboxBlocked()), "words", "poor"));
    }
    outboxButton.setAccessibleText(text);
  }

  private static void fill(HBox box, Phrase phrase, boolean loud) {
    ToneMark mark = new ToneMark();
    mark.show(phrase.tone());
    Label text = Nodes.label(phrase.text(), "words");
    text.setMinWidth(0);
    if (loud) {
      Nodes.tone(text, phrase.tone());
    }
    box.getChildren().setAll(mark, text);
    if (!phrase.figure().isEmpty()) {
      Label figure = Nodes.figure(phrase.tone().styleClass());
      figure.setText(phrase.figure());
      box.getChildren().addAll(Nodes.label("·", "words"), figure);
    }
  }
}
