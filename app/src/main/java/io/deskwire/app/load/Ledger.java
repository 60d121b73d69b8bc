package io.deskwire.app.load;

import io.deskwire.message.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What was to be sent at one endpoint, and what a desk has seen of it. A desk shows an id once; so a message that comes
 * again under its id is a repeat, which nobody sees, and one that comes again under another id is a duplicate. A message
 * is out of order when a later one of its room was shown before it. Any thread.
 */
final class Ledger {
  private static final long LONGEST_MICROS = 3_600_000_000L;

  private final Map<String, Room> rooms = new HashMap<>(); // guarded by this, as is all below
  private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private long sent;
  private long delivered;
  private long duplicates;
  private long outOfOrder;
  private long repeats;
  private long arrivals;
  private int uncountedMissing;

  /** One customer's messages; that of {@code seq} n stands at n - 1. */
  private static final class Room {
    private final String stream;
    private final List<Message> messages = new ArrayList<>();
    private long highestShown;

    Room(String stream) {
      this.stream = stream;
    }
  }

  private static final class Message {
    private final long dueNanos;
    private final boolean counted;
    /** The id under which it was shown. */
    private @Nullable String shownAs;

    Message(long dueNanos, boolean counted) {
      this.dueNanos = dueNanos;
      this.counted = counted;
    }
  }

  /**
   * What it comes to so far; times in milliseconds, NaN without any.
   *
   * @param sent       messages that were due
   * @param delivered  of them, shown to the desk
   * @param duplicates shown again
   * @param outOfOrder shown after a later one of the same room
   * @param repeats    came again, and were not shown again
   */
  record Totals(long sent, long delivered, long duplicates, long outOfOrder, long repeats, double p50, double p95,
      double p99, double max) {}

  /** A customer comes; only what is written in such rooms is looked at. */
  synchronized void open(String room, String stream) {
    rooms.put(room, new Room(stream));
  }

  /**
   * A message is due, whether or not it can leave now.
   *
   * @param nanos   from when its time is measured
   * @param counted whether it belongs to the figures
   * @return its {@code seq}
   */
  synchronized long due(String room, long nanos, boolean counted) {
    Room to = rooms.get(room);
    if (to == null) {
      throw new IllegalArgumentException("nobody has opened " + room);
    }
    to.messages.add(new Message(nanos, counted));
    if (counted) {
      sent++;
    } else {
      uncountedMissing++;
    }
    return to.messages.size();
  }

  /** Something has reached the desk; ignored when it is not ours. */
  synchronized void arrived(Envelope envelope, long nanos) {
    Room room = rooms.get(envelope.room());
    if (room == null || !room.stream.equals(envelope.stream()) || envelope.seq() < 1
        || envelope.seq() > room.messages.size()) {
      return;
    }
    arrivals++;
    Message message = room.messages.get((int) envelope.seq() - 1);
    String shownAs = message.shownAs;
    if (shownAs == null) {
      message.shownAs = envelope.id();
      show(room, envelope.seq(), message, nanos);
    } else if (message.counted) {
      boolean filtered = shownAs.equals(envelope.id());
      repeats += filtered ? 1 : 0;
      duplicates += filtered ? 0 : 1;
    }
  }

  private void show(Room room, long seq, Message message, long nanos) {
    boolean late = seq < room.highestShown;
    room.highestShown = Math.max(room.highestShown, seq);
    if (!message.counted) {
      uncountedMissing--;
      return;
    }
    delivered++;
    outOfOrder += late ? 1 : 0;
    micros.recordValue(Math.clamp((nanos - message.dueNanos) / 1000, 0, LONGEST_MICROS));
  }

  /** How many that were due have not been shown, counted or not. */
  synchronized long missing() {
    return sent - delivered + uncountedMissing;
  }

  /** How much has come, whatever it was; to see whether anything still does. */
  synchronized long arrivals() {
    return arrivals;
  }

  synchronized Totals totals() {
    return new Totals(sent, delivered, duplicates, outOfOrder, repeats, percentile(50), percentile(95), percentile(99),
        percentile(100));
  }

  private double percentile(double percent) {
    return micros.getTotalCount() == 0 ? Double.NaN : micros.getValueAtPercentile(percent) / 1000.0;
  }
}
