package io.deskwire.session;

import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Transport;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row on its way to the broker; not written yet while its mark is being committed. Owned by the session thread. */
final class Flight {
  final Row row;
  final long queuedNanos;
  private final double diskMs;
  /** Lines that may still confirm it. */
  private final Set<Transport> over = new HashSet<>();
  private @Nullable Transport first;
  private boolean written;
  private long writtenNanos;
  private EventLoop.@Nullable Timer timeout;
  private EventLoop.@Nullable Timer hedge;

  Flight(Row row, long queuedNanos, double diskMs) {
    this.row = row;
    this.queuedNanos = queuedNanos;
    this.diskMs = diskMs;
  }

  /** How long each leg took, ms; NaN where unknown. {@code brokerMs} runs from the write to the broker's word. */
  record Legs(double diskMs, double queueMs, double brokerMs) {
    static final Legs UNKNOWN = new Legs(Double.NaN, Double.NaN, Double.NaN);

    Legs withoutBroker() {
      return new Legs(diskMs, queueMs, Double.NaN);
    }
  }

  void written(long nanos, EventLoop.Timer noWord, EventLoop.Timer nextLine) {
    written = true;
    writtenNanos = nanos;
    timeout = noWord;
    hedge = nextLine;
  }

  void goesOver(Transport line) {
    first = first == null ? line : first;
    over.add(line);
  }

  /** The line that has said nothing in time, so that it went over another one too; null when that was not so. */
  @Nullable
  Transport hedged() {
    return over.size() > 1 ? first : null;
  }

  boolean isOver(Transport line) {
    return over.contains(line);
  }

  /** This line will say nothing more. @return whether no other one may confirm it either */
  boolean losesLast(Transport line) {
    over.remove(line);
    return over.isEmpty();
  }

  long writtenNanos() {
    return writtenNanos;
  }

  double msSinceWrite(long nanos) {
    return (nanos - writtenNanos) / 1e6;
  }

  /** Over, whatever came of it. */
  void land() {
    if (timeout != null) {
      timeout.cancel();
    }
    if (hedge != null) {
      hedge.cancel();
    }
  }

  Legs legs(long nanos) {
    return written
        ? new Legs(diskMs, (writtenNanos - queuedNanos) / 1e6, msSinceWrite(nanos))
        : Legs.UNKNOWN;
  }
}
