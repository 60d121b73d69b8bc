package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.conversation.CannedReply;
import io.deskwire.ui.conversation.ReadingPlace;
import io.deskwire.ui.room.RoomDeeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Stands in for the conversation where a test is about something else. */
public final class PlainPane implements ConversationPane {
  private final String id;
  private final VBox root = new VBox(8);
  private final VBox lines = new VBox(8);
  private final TextArea composer = new TextArea();
  private final Map<String, ChatMessage> messages = new LinkedHashMap<>();
  private final List<String> shown = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private @Nullable ReadingPlace place;
  private boolean closed;

  public PlainPane(Room room) {
    id = room.id();
    root.setStyle("-fx-padding: 16;");
    VBox.setVgrow(lines, Priority.ALWAYS);
    composer.setPrefRowCount(3);
    root.getChildren().addAll(lines, composer);
    var _ = room.history(null, 100).thenAccept(this::onMessages);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void onMessages(List<ChatMessage> changed) {
    changed.forEach(message -> messages.put(message.id(), message));
    lines.getChildren().setAll(messages.values().stream().map(message -> {
      Label label = new Label(message.text());
      label.setWrapText(true);
      return label;
    }).toList());
  }

  @Override
  public void insert(CannedReply reply) {
    composer.replaceSelection(reply.text());
  }

  /** What stands in the composer. */
  String written() {
    return composer.getText();
  }

  @Override
  public void onRoom(RoomSummary room) {}

  @Override
  public void onConnection(ConnectionSummary summary) {}

  @Override
  public void onPresence() {}

  @Override
  public void onDropped(String messageId) {
    messages.remove(messageId);
  }

  @Override
  public void onMissed(ChatMessage first) {}

  @Override
  public void focusComposer() {
    composer.requestFocus();
  }

  @Override
  public void focusMessages() {
    root.requestFocus();
  }

  @Override
  public void write(boolean note) {}

  @Override
  public void scrollToEnd() {}

  @Override
  public void show(ChatMessage message) {
    shown.add(message.id());
  }

  @Override
  public void find() {
    calls.add("find");
  }

  @Override
  public void showOldestUnread() {
    calls.add("oldest unread");
  }

  @Override
  public Optional<ReadingPlace> place() {
    return Optional.ofNullable(place);
  }

  @Override
  public void restore(ReadingPlace before) {
    place = before;
  }

  /** What was asked of it. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public void claim() {}

  @Override
  public void serve(RoomDeeds deeds) {}

  @Override
  public void transfer() {}

  @Override
  public void snooze() {}

  @Override
  public void closeChat() {}

  @Override
  public void raiseHand() {}

  @Override
  public boolean isAtRest() {
    return composer.getText().isEmpty();
  }

  @Override
  public void close() {
    closed = true;
  }

  public boolean isClosed() {
    return closed;
  }

  /** Ids of the messages it was to show. */
  public List<String> shown() {
    return List.copyOf(shown);
  }

  public String room() {
    return id;
  }

  /** Ids of the lines it knows. */
  public List<String> ids() {
    return List.copyOf(messages.keySet());
  }
}
