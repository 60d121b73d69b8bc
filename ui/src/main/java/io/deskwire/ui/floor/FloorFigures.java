package io.deskwire.ui.floor;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The figures above the tables, immutable.
 *
 * @param active   active rooms
 * @param waiting  of them, those that nobody has taken
 * @param longest  who waits longest, with or without an agent; null when nobody waits
 * @param agents   agents who are here
 * @param load     rooms that those agents have
 * @param places   rooms that they take at most; 0 when one of them has no limit
 * @param p95      ms, the middle of all rooms' p95; NaN when nothing is known
 * @param slowest  the room with the highest p95; null when nothing is known
 * @param unsent   messages that have not left a console
 * @param unsentIn in so many rooms
 * @param loss     from 0 to 1, the mean of all rooms
 * @param lossIn   rooms in which something is missing
 */
public record FloorFigures(int active, int waiting, @Nullable RoomFacts longest, int agents, int load, int places,
    double p95, @Nullable RoomFacts slowest, int unsent, int unsentIn, double loss, int lossIn) {

  static FloorFigures of(Collection<FloorRow<RoomFacts>> rooms, Collection<FloorRow<AgentFacts>> agents) {
    int waiting = 0;
    RoomFacts longest = null;
    RoomFacts slowest = null;
    int unsent = 0;
    int unsentIn = 0;
    double loss = 0;
    int lossIn = 0;
    for (FloorRow<RoomFacts> row : rooms) {
      RoomFacts room = row.facts();
      waiting += room.situation() == Situation.WAITING ? 1 : 0;
      if (room.waitingSince() > 0 && (longest == null || room.waitingSince() < longest.waitingSince())) {
        longest = room;
      }
      if (!Double.isNaN(room.p95()) && (slowest == null || room.p95() > slowest.p95())) {
        slowest = room;
      }
      unsent += room.unsent();
      unsentIn += room.unsent() > 0 ? 1 : 0;
      loss += room.loss();
      lossIn += room.loss() > 0 ? 1 : 0;
    }
    int here = 0;
    int load = 0;
    int places = 0;
    boolean limited = true;
    for (FloorRow<AgentFacts> row : agents) {
      if (row.facts().isHere()) {
        here++;
        load += row.facts().load();
        places += row.facts().limit();
        limited &= row.facts().limit() > 0;
      }
    }
    return new FloorFigures(rooms.size(), waiting, longest, here, load, limited ? places : 0,
        middle(rooms, RoomFacts::p95), slowest, unsent, unsentIn, rooms.isEmpty() ? 0 : loss / rooms.size(), lossIn);
  }

  /** The median of what is known; NaN when nothing is. */
  static double middle(Collection<FloorRow<RoomFacts>> rooms, ToDoubleFunction<RoomFacts> figure) {
    double[] known = rooms.stream().map(FloorRow::facts).mapToDouble(figure).filter(value -> !Double.isNaN(value))
        .toArray();
    Arrays.sort(known);
    return known.length == 0 ? Double.NaN : known[(known.length - 1) / 2];
  }
}
