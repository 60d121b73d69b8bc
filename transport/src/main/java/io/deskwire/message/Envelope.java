package io.deskwire.message;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event as it travels, version 1. The contract is {@code resources/protocol/envelope-v1.schema.json}.
 *
 * @param id         UUIDv7 made once by the sender and kept over every retry; the key for removing duplicates
 * @param type       an {@link EventType#wire() event type's word}, or a word of a later version
 * @param stream     public id of the sender's installation, or null from plain clients
 * @param seq        1, 2, 3 … per (stream, topic), durable events only; 0 when there is none
 * @param sentAt     sender's clock in ms since 1970 UTC when the person pressed send; 0 when the sender said nothing
 * @param text       plain text of a message or note, at most {@value #MAX_TEXT} characters
 * @param replyTo    id of the message answered
 * @param other      fields that this version does not know, as plain Java values; kept when the event is written again
 */
public record Envelope(String id, String room, String type, Sender from, @Nullable String stream, long seq, long sentAt,
    @Nullable String text, @Nullable String replyTo, @Nullable Attachment attachment, @Nullable Opened opened,
    @Nullable Receipt receipt, @Nullable Presence presence, @Nullable StateChange state, @Nullable SeqRange resend,
    @Nullable Ask ask, @Nullable Answer answer, Map<String, Object> other) {

  /** The longest text of one message, in UTF-16 characters. */
  public static final int MAX_TEXT = 16_384;

  /** The largest envelope on the wire, in bytes. */
  public static final int MAX_BYTES = 384 * 1024;

  /** The known type, or empty for types of later versions. */
  public Optional<EventType> eventType() {
    return EventType.ofWire(type);
  }

  /** An envelope without any of the optional parts. */
  public static Envelope of(String id, String room, EventType type, Sender from, String stream, long sentAt) {
    return new Envelope(id, room, type.wire(), from, stream, 0, sentAt, null, null, null, null, null, null, null, null,
        null, null, Map.of());
  }

  public Envelope withText(String newText) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, newText, replyTo, attachment, opened, receipt,
        presence, state, resend, ask, answer, other);
  }

  public Envelope withSeq(long newSeq) {
    return new Envelope(id, room, type, from, stream, newSeq, sentAt, text, replyTo, attachment, opened, receipt,
        presence, state, resend, ask, answer, other);
  }

  public Envelope withFrom(Sender newFrom) {
    return new Envelope(id, room, type, newFrom, stream, seq, sentAt, text, replyTo, attachment, opened, receipt,
        presence, state, resend, ask, answer, other);
  }

  public Envelope withReplyTo(String newReplyTo) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, newReplyTo, attachment, opened, receipt,
        presence, state, resend, ask, answer, other);
  }

  public Envelope withAttachment(Attachment newAttachment) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, newAttachment, opened, receipt,
        presence, state, resend, ask, answer, other);
  }

  public Envelope withOpened(Opened newOpened) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, attachment, newOpened, receipt,
        presence, state, resend, ask, answer, other);
  }

  public Envelope withReceipt(Receipt newReceipt) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, attachment, opened, newReceipt,
        presence, state, resend, ask, answer, other);
  }

  public Envelope withPresence(Presence newPresence) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, attachment, opened, receipt,
        newPresence, state, resend, ask, answer, other);
  }

  public Envelope withState(StateChange newState) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, attachment, opened, receipt, presence,
        newState, resend, ask, answer, other);
  }

  public Envelope withOther(Map<String, Object> newOther) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, attachment, opened, receipt, presence,
        state, resend, ask, answer, Map.copyOf(newOther));
  }

  public Envelope withId(String newId) {
    return new Envelope(newId, room, type, from, stream, seq, sentAt, text, replyTo, attachment, opened, receipt,
        presence, state, resend, ask, answer, other);
  }

  public Envelope withResend(SeqRange newResend) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, attachment, opened, receipt, presence,
        state, newResend, ask, answer, other);
  }

  public Envelope withAsk(Ask newAsk) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, attachment, opened, receipt, presence,
        state, resend, newAsk, answer, other);
  }

  public Envelope withAnswer(Answer newAnswer) {
    return new Envelope(id, room, type, from, stream, seq, sentAt, text, replyTo, attachment, opened, receipt, presence,
        state, resend, ask, newAnswer, other);
  }
}
