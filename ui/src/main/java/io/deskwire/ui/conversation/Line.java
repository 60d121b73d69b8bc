package io.deskwire.ui.conversation;

import io.deskwire.session.ChatMessage;
import java.time.LocalDate;

/** One line of a conversation as it is shown; immutable. */
sealed interface Line {

  /** What makes two values the same line. */
  Object key();

  /** A line that stands for one message or event of the room. */
  sealed interface OfMessage extends Line {
    ChatMessage message();

    @Override
    default Object key() {
      return message().id();
    }
  }

  /**
   * A message or note.
   *
   * @param head first of its group: has the avatar, and the name where that is not obvious
   * @param foot has time and state below: the last of its group, or one whose state is its own
   */
  record Bubble(ChatMessage message, boolean head, boolean foot) implements OfMessage {}

  /** Something that happened to the room. */
  record Event(ChatMessage message) implements OfMessage {}

  /**
   * A new day begins.
   *
   * @param before id of the message below
   */
  record Day(LocalDate date, String before) implements Line {
    @Override
    public Object key() {
      return "day " + date + " " + before;
    }
  }

  /** What is below is new; how much it is, {@link LineModel#unreadProperty} says. */
  record Unread() implements Line {
    @Override
    public Object key() {
      return "unread";
    }
  }

  /**
   * What stands here is still being read.
   *
   * @param after id of the message above
   */
  record Hole(String after) implements Line {
    @Override
    public Object key() {
      return "hole " + after;
    }
  }

  /**
   * Something is missing here.
   *
   * @param order    key of the place
   * @param count    how many events
   * @param customer whether the customer has written them
   */
  record Gap(long order, long count, boolean customer) implements Line {
    @Override
    public Object key() {
      return "gap " + order + " " + customer;
    }
  }
}
