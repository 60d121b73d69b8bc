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
  TAKE_OVER;

  /** For people; for a room that nobody has, taking over is claiming. */
  String words(@Nullable RoomFacts room) {
    return this == TAKE_OVER && room != null && room.agentId() == null
        ? Texts.of("inbox.take")
        : Texts.of("floor.action." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /**
   * Whether it makes sense now.
   *
   * @param self id of the agent in front
   * @param live whether there is a line to the broker
   */
  boolean isPossible(RoomFacts room, String self, boolean live) {
    return this != TAKE_OVER || (live && !self.equals(room.agentId()));
  }
}
