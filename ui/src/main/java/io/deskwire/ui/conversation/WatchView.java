package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Nodes;
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
  /** Letters of who is typing: that they do must be seen. */
  private static final int NAME = 60;

  private final ConversationViewModel viewModel;
  private final FileStrips files;
  private final MessagesPane messages;
  private final Label typing = Nodes.label("");
  private final BlockedStrip blocked;
  private final VBox node = new VBox();
  private final Subscription watched;

  /**
   * Opens the room; it need not be a {@link SilentRoom} yet.
   *
   * @param gate   runs tasks on the FX thread
   * @param clock  with the zone in which days begin
   * @param opener opens links that people wrote
   * @param tools  what all conversations of a window share
   */
  public WatchView(ChatSession session, Room room, Executor gate, Clock clock, LinkOpener opener, ComposerTools tools) {
    viewModel = new ConversationViewModel(session, room instanceof SilentRoom ? room : new SilentRoom(room), gate,
        clock, new FxDelay());
    files = new FileStrips(viewModel, tools, gate, new FxDelay(), this::node, this::view);
    messages = new MessagesPane(viewModel, opener, files.deeds());
    blocked = new BlockedStrip(viewModel);
    node.getStyleClass().add("cv");
    typing.getStyleClass().add("cv-typing");
    typing.setMaxWidth(Double.MAX_VALUE);
    VBox.setVgrow(messages, Priority.ALWAYS);
    messages.setMinHeight(0);
    showConversation();
    watched = viewModel.summaryProperty().subscribe(this::showTyping);
  }

  private void showConversation() {
    node.getChildren().setAll(messages, typing, blocked, messages.linkStrip(), files.program(), files.outcome());
  }

  /** A picture in the place of the conversation. */
  private void view(ChatMessage message) {
    PictureView picture = new PictureView(message, files.deeds(), () -> {
      showConversation();
      focusMessages();
    });
    VBox.setVgrow(picture, Priority.ALWAYS);
    node.getChildren().setAll(picture, files.program(), files.outcome());
    node.applyCss();
    picture.focus();
  }

  private void showTyping(@Nullable RoomSummary room) {
    String who = room == null ? null : room.typing();
    typing.setText(who == null ? "" : ConversationTexts.of("typing", SafeText.brief(who, NAME)));
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
    blocked.close();
    files.close();
    messages.close();
    viewModel.close();
  }
}
