package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes messages of one room for tests. */
final class Messages {

  static final String ROOM = "r1";
  static final Sender MIA = new Sender("r1", "Mia Lindqvist", Role.CUSTOMER);
  static final Sender ANNA = new Sender("anna", "Anna", Role.AGENT);
  static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);

  private Messages() {}

  /** ms since 1970 UTC of a time like 2026-11-24T10:38:00. */
  static long at(String time) {
    return Instant.parse(time + "Z").toEpochMilli();
  }

  static ChatMessage customer(String id, long at, String text) {
    return line(id, at, EventType.MESSAGE, MIA, text, null, null, null);
  }

  static ChatMessage own(String id, long at, String text, DeliveryState state) {
    boolean sent = !state.isUnsent();
    return line(id, at, EventType.MESSAGE, ANNA, text, state, null,
        sent ? new ChatMessage.Timing(0.4, 0.1, 3, state == DeliveryState.SENT ? Double.NaN : 38) : null);
  }

  static ChatMessage note(String id, long at, String text) {
    return line(id, at, EventType.NOTE, ANNA, text, DeliveryState.SENT, null, null);
  }

  static ChatMessage event(String id, long at, EventType type, Sender from, @Nullable StateChange detail) {
    ChatMessage line = line(id, at, type, from, "", null, null, null);
    return new ChatMessage(id, ROOM, line.order(), line.position(), type, from, "", null, at, at, Double.NaN, false,
        true, null, null, null, detail, false);
  }

  static ChatMessage answering(ChatMessage message, String replyTo) {
    return new ChatMessage(message.id(), message.room(), message.order(), message.position(), message.type(),
        message.from(), message.text(), replyTo, message.sentAt(), message.arrivedAt(), message.oneWayMs(),
        message.writtenLate(), message.verified(), message.delivery(), message.problem(), message.timing(), null,
        false);
  }

  static ChatMessage late(ChatMessage message, long writtenAt) {
    return new ChatMessage(message.id(), message.room(), message.order(), message.position(), message.type(),
        message.from(), message.text(), null, writtenAt, message.arrivedAt(), Double.NaN, true, true, null, null, null,
        null, false);
  }

  static ChatMessage filling(ChatMessage message, long arrivedAt) {
    return new ChatMessage(message.id(), message.room(), message.order(), message.position(), message.type(),
        message.from(), message.text(), null, message.sentAt(), arrivedAt, Double.NaN, false, true, null, null, null,
        null, true);
  }

  static ChatMessage stuck(ChatMessage message, DeliveryState state, String problem) {
    return new ChatMessage(message.id(), message.room(), message.order(), message.position(), message.type(),
        message.from(), message.text(), null, message.sentAt(), message.arrivedAt(), Double.NaN, false, true, state,
        problem, null, null, false);
  }

  static ChatMessage line(String id, long at, EventType type, Sender from, String text,
      @Nullable DeliveryState delivery, @Nullable String problem, ChatMessage.@Nullable Timing timing) {
    return new ChatMessage(id, ROOM, at, at, type, from, text, null, at, at,
        from.role() == Role.CUSTOMER ? 46 : Double.NaN, false, true, delivery, problem, timing, null, false);
  }
}
