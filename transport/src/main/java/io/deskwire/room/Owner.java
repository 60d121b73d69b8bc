package io.deskwire.room;

import org.jspecify.annotations.Nullable;

/**
 * Who answers a room.
 *
 * @param agentId   of the owner when CLAIMED; of the agent who snoozed or closed otherwise; null when waiting
 * @param agentName to show
 * @param until     SNOOZED: ms since 1970 UTC; 0 otherwise
 */
public record Owner(Kind kind, @Nullable String agentId, @Nullable String agentName, long until) {

  public static final Owner WAITING = new Owner(Kind.WAITING, null, null, 0);

  /** What a room is doing. */
  public enum Kind {
    /** A customer wrote, nobody has taken it. */
    WAITING,
    /** An agent answers it. */
    CLAIMED,
    /** Comes back by itself. */
    SNOOZED,
    /** Done, until the customer writes again. */
    CLOSED
  }

  public boolean isClaimedBy(String agent) {
    return kind == Kind.CLAIMED && agent.equals(agentId);
  }
}
