package io.deskwire.message;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The event types of protocol version 1. Types of later versions are kept in the history and otherwise ignored. */
public enum EventType {
  MESSAGE, NOTE, OPENED, LEFT, JOINED, CLOSED, VOID,
  /** Room state, see {@code io.deskwire.room}. */
  CLAIM, CLAIMED, RELEASED, TRANSFERRED, SNOOZED, REOPENED, TAGGED, UNTAGGED, QUEUED, PRIORITY, RAISED, BLOCKED, UNBLOCKED,
  /** The backlog of an inbox up to here has been read. */
  MARKER,
  /** Live, never queued. */
  TYPING, RECEIPT, RESEND, PRESENCE, PROBE, ASK, ANSWER;

  private static final Map<String, EventType> BY_WIRE = new HashMap<>();

  static {
    for (EventType type : values()) {
      BY_WIRE.put(type.wire(), type);
    }
  }

  /** The word on the wire, for example {@code message}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of a word on the wire; empty for words of later versions. */
  public static Optional<EventType> ofWire(String word) {
    return Optional.ofNullable(BY_WIRE.get(word));
  }

  /** Whether a person reads an event of this type as a line of the conversation. */
  public boolean isConversation() {
    return this == MESSAGE || this == NOTE;
  }
}
