package io.deskwire.chaos;

/**
 * One thing that happened to a message.
 *
 * @param number   place in its own history, from 1
 * @param consumer who is shown messages; empty where nobody is
 * @param sender   empty where the id says it
 * @param room     empty where the id says it, and for all rooms where they are declared
 * @param id       of the message; empty where rooms are declared
 * @param n        place of the message among those of its sender in its room, 0 where the id says it
 * @param position the consumer's cursor after it, 0 where nothing is shown
 * @param at       ms since 1970 UTC, of the machine's clock whatever the sender's says
 */
public record Event(long number, Kind kind, String consumer, String sender, String room, String id, long n,
    long position, long at) {

  /** One without a cursor and a time. */
  Event(long number, Kind kind, String consumer, String sender, String room, String id, long n) {
    this(number, kind, consumer, sender, room, id, n, 0, 0);
  }

  Event numbered(long other) {
    return new Event(other, kind, consumer, sender, room, id, n, position, at);
  }

  public enum Kind {
    /** A consumer is expected to be shown everything of this room from the start. */
    READS, SENT,
    /** The sender was promised that it is on disk. */
    STORED,
    /** The sender's console says SENT. */
    CONFIRMED,
    /** The sender's console has heard nothing in time. */
    UNKNOWN,
    /** It has heard, or sends again. */
    UNKNOWN_RESOLVED,
    /** The sender has given it up. */
    DROPPED,
    /** The consumer is told that it comes late: the broker had forgotten it, and it was asked for and sent again. */
    RESENT, SHOWN,
    /** The messages that its id names are the parts of one file. */
    FILE,
    /** So many lines of the consumer's conversation are this file, with the bytes that were sent; the last word counts. */
    WHOLE,
    /** At the end a consumer believes that so many messages of a room have never come; {@code n} of them. */
    MISSED,
    /** Something else worth knowing; the id has the words. No rule looks at it. */
    MARK
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append('#').append(number).append(' ').append(kind);
    append(text, "", id);
    append(text, "to ", consumer);
    append(text, "of ", sender);
    append(text, "in ", room);
    return n == 0 ? text.toString() : text.append(" as number ").append(n).toString();
  }

  private static void append(StringBuilder to, String word, String value) {
    if (!value.isEmpty()) {
      to.append(' ').append(word).append(value);
    }
  }
}
