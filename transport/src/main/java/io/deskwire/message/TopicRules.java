package io.deskwire.message;

import java.util.EnumSet;
import java.util.Set;

/** The table of topics of the protocol as code: who writes where, and what belongs there. */
public final class TopicRules {
  private static final Set<EventType> FROM_CUSTOMER = EnumSet.of(EventType.MESSAGE, EventType.OPENED, EventType.LEFT,
      EventType.VOID);
  private static final Set<EventType> FROM_DESK = EnumSet.of(EventType.MESSAGE, EventType.JOINED, EventType.CLOSED,
      EventType.VOID);
  private static final Set<EventType> STATE = EnumSet.of(EventType.CLAIM, EventType.CLAIMED, EventType.RELEASED,
      EventType.TRANSFERRED, EventType.SNOOZED, EventType.REOPENED, EventType.TAGGED, EventType.UNTAGGED,
      EventType.QUEUED, EventType.PRIORITY, EventType.RAISED, EventType.BLOCKED, EventType.UNBLOCKED, EventType.CLOSED);
  private static final Set<EventType> LIVE = EnumSet.of(EventType.TYPING, EventType.RECEIPT, EventType.RESEND);

  private TopicRules() {}

  static boolean mayCarry(Topic topic, EventType type, EnvelopeCodec.Trust trust) {
    return switch (topic) {
      case Topic.Chat _ -> FROM_CUSTOMER.contains(type)
          || (trust == EnvelopeCodec.Trust.PAYLOAD && FROM_DESK.contains(type));
      case Topic.Desk _ -> FROM_DESK.contains(type);
      case Topic.RoomState _ -> STATE.contains(type) || type == EventType.NOTE || type == EventType.VOID;
      case Topic.Inbox _ -> type == EventType.MARKER;
      case Topic.Live _ -> LIVE.contains(type);
      case Topic.Agent _ -> type == EventType.PRESENCE;
      case Topic.Probe _ -> type == EventType.PROBE;
      case Topic.Ask _ -> type == EventType.ASK || type == EventType.RESEND;
      case Topic.Answer _ -> type == EventType.ANSWER;
    };
  }

  /** Whether only one side may write there, so that the broker's permissions prove the side. */
  static boolean provesSide(Topic topic) {
    return !(topic instanceof Topic.Live);
  }

  /** The role of a sender who did not say. */
  static Role usualRole(Topic topic) {
    return topic instanceof Topic.Chat || topic instanceof Topic.Live ? Role.CUSTOMER : Role.AGENT;
  }

  /** Whether an event of this type is folded into a register, and therefore must say where it stands there. */
  static boolean needsState(EventType type) {
    // `closed` is written on the customer's topic too, without a register
    return STATE.contains(type) && type != EventType.CLOSED;
  }

  /** Whether events of this type go to {@code desk/rooms/{room}}. */
  public static boolean isRoomState(EventType type) {
    return STATE.contains(type);
  }
}
