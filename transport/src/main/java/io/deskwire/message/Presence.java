package io.deskwire.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's console says of itself every 15 s and on change.
 *
 * @param status    {@code online}, {@code away} or {@code offline}
 * @param load      rooms owned
 * @param limit     rooms that the agent takes at most; 0 for no limit
 * @param transport for example {@code stomp+wss}
 * @param viewing   room in front of the agent, or null
 * @param rooms     figures of the rooms owned
 * @param heads     last {@code seq} per topic path
 * @param version   of the console
 */
public record Presence(String status, int load, int limit, String transport, @Nullable String viewing,
    List<RoomFigures> rooms, Map<String, Long> heads, String version) {

  /** Figures of one room; times in milliseconds, {@code loss} as a fraction from 0 to 1. */
  public record RoomFigures(String room, double p50, double p95, double loss, int unsent) {}
}
