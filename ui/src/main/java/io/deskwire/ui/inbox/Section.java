package io.deskwire.ui.inbox;

import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import java.util.Comparator;
import java.util.Set;

/** Parts of the inbox; a room can be in several. */
public enum Section {
  /** Nobody has taken them: by priority, then who has waited longest. */
  WAITING,
  /** The agent's own: newest line first. */
  MINE,
  /** Those that the agent watches, or reads along with: newest line first. */
  MONITORING,
  /** Every room known: newest line first. */
  ALL;

  private static final Comparator<RoomSummary> LONGEST_WAITING = Comparator
      .comparingInt((RoomSummary room) -> -room.priority()).thenComparingLong(RoomSummary::waitingSince)
      .thenComparing(RoomSummary::id);
  private static final Comparator<RoomSummary> NEWEST = Comparator
      .comparingLong((RoomSummary room) -> -room.lastAt()).thenComparing(RoomSummary::id);

  /** Total: no two rooms are equal. */
  public Comparator<RoomSummary> order() {
    return this == WAITING ? LONGEST_WAITING : NEWEST;
  }

  /**
   * Whether the room stands here, for this agent.
   *
   * @param watched ids of the rooms that the agent watches
   */
  public boolean has(RoomSummary room, String agentId, Set<String> watched) {
    return switch (this) {
      case WAITING -> room.owner().kind() == Owner.Kind.WAITING && room.waitingSince() > 0;
      case MINE -> room.owner().isClaimedBy(agentId);
      case MONITORING -> watched.contains(room.id());
      case ALL -> true;
    };
  }
}
