package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A conversation that is read along, and the promise that nobody sees it. */
final class MonitorCard extends VBox {
  private final Label name = Nodes.label("", "strong");
  private final Label who = Nodes.label("", "muted", "small");
  private @Nullable RoomFacts room;
  private @Nullable Node content;

  /**
   * Empty.
   *
   * @param act   does something with the room
   * @param leave ends reading along
   */
  MonitorCard(BiConsumer<RoomAction, RoomFacts> act, Runnable leave) {
    getStyleClass().addAll("card", "floor-card", "monitor-card");
    setMinSize(0, 0);
    VBox words = new VBox(name, who);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button close = Nodes.iconButton(Feather.X, Texts.of("floor.monitor.close"), leave);
    HBox head = new HBox(8, words, button(RoomAction.OPEN, act), close);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    // no filter: what lies within, a picture for example, is left first
    addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        leave.run();
        event.consume();
      }
    });
  }

  private Button button(RoomAction action, BiConsumer<RoomAction, RoomFacts> act) {
    return Nodes.button(action.words(null), () -> {
      if (room != null) {
        act.accept(action, room);
      }
    }, "compact");
  }

  /** Shows this conversation. */
  void open(RoomFacts of, Node conversation) {
    empty();
    content = conversation;
    setVgrow(conversation, Priority.ALWAYS);
    getChildren().add(conversation);
    show(of);
  }

  /** The room has changed. */
  void show(RoomFacts of) {
    room = of;
    name.setText(of.name());
    who.setText(of.agentName().isEmpty()
        ? Texts.of("floor.monitor.nobody")
        : Texts.of("floor.monitor.agent", of.agentName()));
  }

  void empty() {
    if (content != null) {
      getChildren().remove(content);
      content = null;
    }
    room = null;
  }

  /** Id of the room shown; null for none. */
  @Nullable
  String roomId() {
    return room == null ? null : room.id();
  }
}
