package io.deskwire.ui.floor;

import java.util.Comparator;

/**
 * How much a customer suffers: waiting × latency × unsent. Each factor is 1 where nothing is wrong, so that one alone
 * counts, and two together count more than both one after the other.
 */
final class Suffering {
  /** So long people wait without thinking about it. */
  private static final double WAIT_MS = 30_000;
  /** So slow nobody notices. */
  private static final double LATENCY_MS = 100;

  private Suffering() {}

  /** 1 for a customer whom nothing is wrong with. */
  static double of(RoomFacts room, long now) {
    double slow = Double.isNaN(room.p95()) ? 0 : Math.max(0, room.p95() - LATENCY_MS) / LATENCY_MS;
    return (1 + room.waited(now) / WAIT_MS) * (1 + slow) * (1 + room.unsent());
  }

  /** Who suffers most comes first; the order is total. */
  static Comparator<RoomFacts> order(long now) {
    return Comparator.comparingDouble((RoomFacts room) -> -of(room, now))
        .thenComparingLong(room -> -room.lastAt()).thenComparing(RoomFacts::id);
  }
}
