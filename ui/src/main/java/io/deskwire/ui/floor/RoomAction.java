package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done with a room from the floor. */
public enum RoomAction {
  /** Reads along without a trace. */
  MONITOR,
  /** Shows it among the agent's own tabs. */
  OPEN,
  /** Makes it the own one, whoever has it. */
  TAKE_OVER,
  /** Gives it to a colleague, or into a queue. */
  REASSIGN,
  /** Shows to everybody again what its customer writes. */
  UNBLOCK;

  /** For people; for a room that nobody has, taking over is claiming. */
  String words(@Nullable RoomFacts room) {
    return this == TAKE_OVER && room != null && room.agentId() == null
        ? Texts.of("inbox.take")
        : Texts.of("floor.action." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** Whether it makes sense now, for the agent in front. */
  boolean isPossible(RoomFacts room, FloorViewModel model) {
    boolean own = model.self().id().equals(room.agentId());
    return switch (this) {
      case MONITOR, OPEN -> true;
      case TAKE_OVER -> !own && model.liveProperty().get();
      case REASSIGN -> own || model.isLead();
      case UNBLOCK -> room.blocked() != null;
    };
  }

  /** Whether it is shown: what only a team lead may do is not shown to others, nor what only few rooms need. */
  boolean isOffered(@Nullable RoomFacts room, FloorViewModel model) {
    boolean possible = room != null && isPossible(room, model);
    return switch (this) {
      case MONITOR, OPEN, TAKE_OVER -> true;
      case REASSIGN -> model.isLead() || possible;
      case UNBLOCK -> possible;
    };
  }
}
