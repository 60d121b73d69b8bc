package io.deskwire.session;

import io.deskwire.transport.Transport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is on its way: at most one row per room, each over one line or several. Owned by the session thread. */
final class Flights {
  /** A close this soon after a write, twice, is the broker's way to refuse a message; ms. */
  private static final double CLOSES_ON_IT_MS = 2_000;

  private final Map<String, Flight> flights = new HashMap<>();
  /** Endpoints that have closed soon after a row was written to them, by its id. */
  private final Map<String, Set<String>> closes = new HashMap<>();

  /** A row that no line may confirm any more; {@code refused} when the broker closes on it. */
  record Fallen(Flight flight, boolean refused) {}

  void put(Flight flight) {
    flights.put(flight.row.room(), flight);
  }

  /** The one of a room, if any. */
  @Nullable
  Flight of(String room) {
    return flights.get(room);
  }

  boolean isInAir(Flight flight) {
    return flight.equals(flights.get(flight.row.room()));
  }

  /** Takes it out, whatever came of it. @return false when it was not there any more */
  boolean land(Flight flight) {
    boolean there = flights.remove(flight.row.room(), flight);
    if (there) {
      flight.land();
    }
    return there;
  }

  /** Nothing is to be remembered of a row. */
  void forget(String id) {
    closes.remove(id);
  }

  /**
   * A line is gone.
   *
   * @param byPeer that this side has not ended it
   * @return those that went over it alone, taken out
   */
  List<Fallen> lost(Transport line, boolean byPeer, long nanos) {
    List<Flight> over = flights.values().stream().filter(flight -> flight.isOver(line)).toList();
    List<Fallen> fallen = new ArrayList<>();
    for (Flight flight : over) {
      boolean soon = byPeer && flight.msSinceWrite(nanos) < CLOSES_ON_IT_MS;
      // of the same line: a network that goes takes all lines along, which says nothing of the message
      boolean refused = soon
          && !closes.computeIfAbsent(flight.row.id(), _ -> new HashSet<>()).add(line.endpoint().url());
      if (flight.losesLast(line) || refused) {
        land(flight);
        fallen.add(new Fallen(flight, refused));
      }
    }
    return fallen;
  }
}
