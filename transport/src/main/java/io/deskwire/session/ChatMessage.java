package io.deskwire.session;

import io.deskwire.message.EventType;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import io.deskwire.outbox.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation as it is stored, immutable. Two values with the same id are the same message; the later one
 * replaces the earlier.
 *
 * @param order      place in the conversation: by {@code order}, then {@code position}
 * @param position   cursor, rises with every event that this installation stores; never reused
 * @param type       MESSAGE, NOTE, or an event shown as a system line (OPENED, LEFT, JOINED, CLOSED, CLAIMED, …)
 * @param text       empty for system lines
 * @param sentAt     sender's clock, ms since 1970 UTC
 * @param arrivedAt  own clock when it was stored, ms since 1970 UTC
 * @param oneWayMs   customer to here in ms where it can be known, else NaN; never negative
 * @param writtenLate written long before it arrived: shown at its arrival with "written 10:00"
 * @param verified   the topic proves the sender's side; false in flat mode and over plain JSON
 * @param delivery   for what this installation sends; null for everything received
 * @param problem    why it is HELD or FAILED, or what its being SENT does not mean: "accepted, not seen back", "sent,
 *                   unconfirmed", "only on this computer"; one sentence, else null
 * @param timing     how long each leg took, for own messages that are SENT; else null
 * @param detail     for changes of the room's state: what the event says beside its type; else null
 * @param late       it was missing, and came after those behind it had been shown
 * @param attachment the file that it brings; else null. A file in parts is one message, however many have come
 */
public record ChatMessage(String id, String room, long order, long position, EventType type, Sender from, String text,
    @Nullable String replyTo, long sentAt, long arrivedAt, double oneWayMs, boolean writtenLate, boolean verified,
    @Nullable DeliveryState delivery, @Nullable String problem, @Nullable Timing timing, @Nullable StateChange detail,
    boolean late, @Nullable AttachmentInfo attachment)
    implements
      Comparable<ChatMessage> {

  /** Milliseconds of each leg; NaN where unknown. */
  public record Timing(double diskMs, double queueMs, double brokerMs, double peerMs) {}

  /** A message without a file. */
  public ChatMessage(String id, String room, long order, long position, EventType type, Sender from, String text,
      @Nullable String replyTo, long sentAt, long arrivedAt, double oneWayMs, boolean writtenLate, boolean verified,
      @Nullable DeliveryState delivery, @Nullable String problem, @Nullable Timing timing, @Nullable StateChange detail,
      boolean late) {
    this(id, room, order, position, type, from, text, replyTo, sentAt, arrivedAt, oneWayMs, writtenLate, verified,
        delivery, problem, timing, detail, late, null);
  }

  /** The same with what all parts of its file say; what only one part took says nothing any more. */
  public ChatMessage with(AttachmentInfo file, @Nullable DeliveryState newDelivery, @Nullable String newProblem) {
    return new ChatMessage(id, room, order, position, type, from, text, replyTo, sentAt, arrivedAt, oneWayMs,
        writtenLate, verified, newDelivery, newProblem, null, detail, late, file);
  }

  public boolean isOwn() {
    return delivery != null;
  }

  @Override
  public int compareTo(ChatMessage o) {
    int byOrder = Long.compare(order, o.order);
    return byOrder != 0 ? byOrder : Long.compare(position, o.position);
  }
}
