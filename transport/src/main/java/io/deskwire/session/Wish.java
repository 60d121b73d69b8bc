package io.deskwire.session;

import io.deskwire.message.EventType;
import io.deskwire.message.StateChange;
import io.deskwire.room.RoomState;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of a room's state that somebody wants, before it is known where it stands in its register.
 *
 * @param type    of the event
 * @param tag     whose register it changes; null where there is one register alone
 * @param fields  what the event says beside its place
 * @param covers  it holds until the customer writes again
 * @param handing it gives the room away, which is for its owner and for team leads
 */
record Wish(EventType type, @Nullable String tag, UnaryOperator<StateChange> fields, boolean covers,
    boolean handing) {
  private static final int MAX_WORDS = 1_000;
  private static final int MAX_NAME = 64;
  private static final int MAX_PRIORITY = 2;

  /** Nothing but its place. */
  static Wish of(EventType type) {
    return new Wish(type, null, change -> change, false, false);
  }

  static Wish released() {
    return new Wish(EventType.RELEASED, null, change -> change, false, true);
  }

  static Wish closed(@Nullable String tag) {
    return new Wish(EventType.CLOSED, null, change -> change.withTag(tag), true, false);
  }

  static Wish snoozed(long until) {
    return new Wish(EventType.SNOOZED, null, change -> change.withUntil(until), true, true);
  }

  static Wish transferred(Recipient to, @Nullable String reason) {
    String why = reason == null || reason.isBlank() ? null : checked(reason, MAX_WORDS);
    return switch (to) {
      case Recipient.Colleague(String agent) ->
        new Wish(EventType.TRANSFERRED, null, change -> change.givenTo(agent, null, why), false, true);
      case Recipient.Queue(String queue) -> {
        String name = checked(queue, MAX_NAME);
        yield new Wish(EventType.TRANSFERRED, null, change -> change.givenTo(null, name, why), false, true);
      }
    };
  }

  static Wish queued(String queue) {
    String name = checked(queue, MAX_NAME);
    return new Wish(EventType.QUEUED, null, change -> change.givenTo(null, name, null), false, false);
  }

  /** Sets or takes away a tag. */
  static Wish tagged(boolean set, String tag) {
    String name = checked(tag, MAX_NAME);
    return new Wish(set ? EventType.TAGGED : EventType.UNTAGGED, name, change -> change.withTag(name), false, false);
  }

  static Wish priority(int level) {
    if (level < 0 || level > MAX_PRIORITY) {
      throw new IllegalArgumentException("A priority is 0, 1 or 2.");
    }
    return new Wish(EventType.PRIORITY, null, change -> change.withPriority(level), false, false);
  }

  static Wish raised(boolean up) {
    return new Wish(EventType.RAISED, null, change -> change.withRaised(up), false, false);
  }

  /** @param reason in a few words; null for none */
  static Wish blocked(@Nullable String reason) {
    String why = reason == null || reason.isBlank() ? null : checked(reason, MAX_WORDS);
    return new Wish(EventType.BLOCKED, null, change -> change.because(why), false, false);
  }

  private static String checked(String words, int most) {
    String line = words.strip();
    if (line.isEmpty() || line.length() > most) {
      throw new IllegalArgumentException("It has 1 to " + most + " characters.");
    }
    return line;
  }

  /** As it is sent: at its place, and covering what has been seen. */
  StateChange at(StateChange place, RoomState state) {
    StateChange change = fields.apply(place);
    return covers ? change.covering(state.heads(), state.plainIds()) : change;
  }
}
