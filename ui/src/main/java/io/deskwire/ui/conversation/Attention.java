package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.Room;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * What the agent has seen of a conversation, and what is new to them: it is seen while the tab is in front, its window has
 * the focus and the list stands at its end. One thread, the gate's.
 */
final class Attention {
  private final Room room;
  private final LineModel model;
  private final ReadOnlyIntegerWrapper newBelow = new ReadOnlyIntegerWrapper(this, "newBelow");
  private boolean attended;
  private boolean atEnd = true;

  Attention(Room room, LineModel model) {
    this.room = room;
    this.model = model;
  }

  /** Messages that came while the agent was reading further up. */
  ReadOnlyIntegerProperty newBelowProperty() {
    return newBelow.getReadOnlyProperty();
  }

  /** Whether the tab is in front and its window has the focus. */
  void attended(boolean now) {
    if (attended && !now) {
      // what comes from now on is new; what was new has been seen
      model.setNewFrom(LineModel.NOTHING_NEW);
    }
    attended = now;
    markRead();
  }

  /** Where the list stands. */
  void atEnd(boolean now) {
    atEnd = now;
    if (atEnd) {
      newBelow.set(0);
      markRead();
    }
  }

  /**
   * Messages are about to get lines that had none.
   *
   * @param live whether the newest lines are there: what comes before is what was stored
   */
  void coming(List<ChatMessage> fresh, boolean live) {
    if (fresh.stream().anyMatch(ChatMessage::isOwn)) {
      model.setNewFrom(LineModel.NOTHING_NEW); // who answers has read
    } else if (fresh.stream().anyMatch(Attention::isForeign) && !isSeen() && live
        && model.newFrom() == LineModel.NOTHING_NEW) {
      model.setNewFrom(room.readMark());
    }
  }

  /** They have lines now. */
  void came(List<ChatMessage> fresh) {
    if (!atEnd) {
      newBelow.set(newBelow.get() + (int) fresh.stream().filter(Attention::isForeign).count());
    }
    markRead();
  }

  /** Everything there is has been read, if it is seen. */
  void markRead() {
    List<ChatMessage> messages = model.messages();
    if (isSeen() && !messages.isEmpty() && messages.getLast().order() > room.readMark()) {
      room.markRead(messages.getLast());
    }
  }

  private boolean isSeen() {
    return attended && atEnd;
  }

  private static boolean isForeign(ChatMessage message) {
    return message.type().isConversation() && !message.isOwn();
  }
}
