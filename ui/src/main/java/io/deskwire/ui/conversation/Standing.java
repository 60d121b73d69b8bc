package io.deskwire.ui.conversation;

import io.deskwire.session.RoomSummary;
import org.jspecify.annotations.Nullable;

/** What this agent may do in the room now. */
enum Standing {
  /** Nobody answers it. */
  WAITING,
  /** This console has asked for it and waits whether a colleague was faster. */
  CLAIMING,
  /** This agent answers. */
  MINE,
  /** A colleague answers. */
  OTHERS, SNOOZED, CLOSED;

  static Standing of(@Nullable RoomSummary room, String agentId, boolean asked) {
    if (room != null && room.owner().isClaimedBy(agentId)) {
      return MINE;
    }
    if (asked || (room != null && room.claiming())) {
      return CLAIMING;
    }
    return room == null ? WAITING : switch (room.owner().kind()) {
      case WAITING -> WAITING;
      case CLAIMED -> OTHERS;
      case SNOOZED -> SNOOZED;
      case CLOSED -> CLOSED;
    };
  }
}
