package io.deskwire.ui.floor;

import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Texts;
import java.util.Locale;
import java.util.Optional;

/** Whose turn it is in an active room. */
public enum Situation {
  /** A customer waits and nobody has taken the room. */
  WAITING,
  /** An agent has it and asks a team lead for help. */
  RAISED,
  /** The desk has blocked the customer: nobody waits, and a team lead is told. */
  BLOCKED,
  /** An agent has it, and the customer waits for an answer. */
  ANSWERING,
  /** An agent has it and has answered. */
  CUSTOMER,
  /** An agent has it who is known not to be there: anybody may take over. */
  GONE,
  /** Comes back by itself. */
  SNOOZED,
  /** The customer has gone, and nobody has closed the room. */
  LEFT;

  /**
   * Empty for a room in which nobody has anything to do: closed, or taken by nobody and waiting for nothing.
   *
   * @param agentGone its agent is known not to be there
   */
  static Optional<Situation> of(RoomSummary room, boolean agentGone) {
    boolean waits = room.waitingSince() > 0;
    if (room.blocked() != null && room.owner().kind() != Owner.Kind.CLOSED) {
      return Optional.of(BLOCKED);
    }
    return switch (room.owner().kind()) {
      case WAITING -> waits ? Optional.of(room.customerEnded() ? LEFT : WAITING) : Optional.empty();
      case CLAIMED -> Optional.of(room.customerEnded()
          ? LEFT
          : agentGone ? GONE : room.raisedBy() != null ? RAISED : waits ? ANSWERING : CUSTOMER);
      case SNOOZED -> Optional.of(SNOOZED);
      case CLOSED -> Optional.empty();
    };
  }

  /** Whether the customer may sit there and wait. */
  boolean mayWait() {
    return this == WAITING || this == RAISED || this == ANSWERING || this == GONE;
  }

  /** For people. */
  public String words() {
    return Texts.of("floor.state." + name().toLowerCase(Locale.ROOT));
  }
}
