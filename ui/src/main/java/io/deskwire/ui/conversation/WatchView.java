package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A conversation that is read along without a trace: its lines and who is typing, nowhere to write. FX thread only. */
public final class WatchView {
  private final ConversationViewModel viewModel;
  private final MessagesPane messages;
  private final Label typing = new Label();
  private final VBox node = new VBox();
  private final Subscription watched;

  /**
   * Opens the room; it need not be a {@link SilentRoom} yet.
   *
   * @param gate   runs tasks on the FX thread
   * @param clock  with the zone in which days begin
   * @param opener opens links that people wrote
   */
  public WatchView(ChatSession session, Room room, Executor gate, Clock clock, LinkOpener opener) {
    viewModel = new ConversationViewModel(session, room instanceof SilentRoom ? room : new SilentRoom(room), gate,
        clock, new FxDelay());
    messages = new MessagesPane(viewModel, opener);
    node.getStyleClass().add("cv");
    typing.getStyleClass().add("cv-typing");
    typing.setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(messages, Priority.ALWAYS);
    messages.setMinHeight(0);
    node.getChildren().addAll(messages, typing);
    watched = viewModel.summaryProperty().subscribe(this::showTyping);
  }

  private void showTyping(@Nullable RoomSummary room) {
    String who = room == null ? null : room.typing();
    typing.setText(who == null ? "" : ConversationTexts.of("typing", SafeText.line(who)));
  }

  /** What is shown. */
  public Region node() {
    return node;
  }

  /** Lines that are new or changed. */
  public void onMessages(List<ChatMessage> changed) {
    viewModel.onMessages(changed);
  }

  /** The room has changed. */
  public void onRoom(RoomSummary room) {
    viewModel.onRoom(room);
  }

  /** The lines to the broker have changed. */
  public void onConnection(ConnectionSummary connection) {
    viewModel.onConnection(connection);
  }

  /** The line of an unsent message goes away. */
  public void onDropped(String messageId) {
    viewModel.onDropped(messageId);
  }

  /** Lines from this one on were skipped by the feed and are read again. */
  public void onMissed(ChatMessage first) {
    viewModel.onMissed(first);
  }

  /** The keyboard goes to the messages. */
  public void focusMessages() {
    messages.list().requestFocus();
  }

  ConversationViewModel viewModel() {
    return viewModel;
  }

  /** Nothing is held any more. */
  public void close() {
    watched.unsubscribe();
    messages.close();
    viewModel.close();
  }
}
