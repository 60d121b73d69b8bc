package io.deskwire.ui.floor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many messages a minute each room has had over the last five minutes. One thread; times in ms since 1970 UTC. */
final class Rates {
  private static final int PIECES = 10;
  private static final long PIECE_MS = 30_000;
  private static final double MINUTE_MS = 60_000;

  private final long since;
  private final Map<String, Counts> rooms = new HashMap<>();

  /** Messages of one room, a number for each half minute. */
  private static final class Counts {
    final int[] pieces = new int[PIECES];
    long newest;

    /** Forgets what is older than the window. */
    void turnTo(long piece) {
      if (piece - newest >= PIECES) {
        Arrays.fill(pieces, 0);
        newest = piece;
      }
      while (newest < piece) {
        newest++;
        pieces[(int) (newest % PIECES)] = 0;
      }
    }

    int sum() {
      return Arrays.stream(pieces).sum();
    }
  }

  Rates(long now) {
    since = now;
  }

  void add(String room, int messages, long now) {
    Counts counts = rooms.computeIfAbsent(room, _ -> new Counts());
    counts.turnTo(now / PIECE_MS);
    counts.pieces[(int) (counts.newest % PIECES)] += messages;
  }

  /** Messages a minute; counted since this was made, at least a minute. */
  double of(String room, long now) {
    Counts counts = rooms.get(room);
    if (counts == null) {
      return 0;
    }
    counts.turnTo(now / PIECE_MS);
    double minutes = Math.clamp((now - since) / MINUTE_MS, 1, PIECES * PIECE_MS / MINUTE_MS);
    return Math.round(counts.sum() / minutes * 10) / 10.0;
  }

  /** Rooms whose rate is not 0, or was not when it was last asked for; it goes down by itself. */
  Set<String> busy(long now) {
    Set<String> busy = Set.copyOf(rooms.keySet());
    rooms.values().removeIf(counts -> {
      counts.turnTo(now / PIECE_MS);
      return counts.sum() == 0;
    });
    return busy;
  }
}
