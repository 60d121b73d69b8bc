package io.deskwire.app.load;

import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Says when each message is due, by the clock alone: one that is late makes no later one late, and none is left out, so
 * that a broker that stops for a second shows in the times of all messages of that second. Owned by its loop.
 */
final class Pacer {
  /** A few at once above 2,000 a second: waking up costs. */
  private static final long SHORTEST_WAIT_NANOS = 500_000;
  /** Then others have their turn on the loop. */
  private static final int MOST_AT_ONCE = 500;

  /** Told of each message. */
  interface Due {
    /**
     * It is due.
     *
     * @param number counted from 0
     * @param nanos  when it was due, of the loop's clock; never later than now
     */
    void at(long number, long nanos);
  }

  private final EventLoop loop;
  private final double nanosEach;
  private final long total;
  private final Due due;
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private long start; // loop, as is next
  private long next;

  /**
   * @param rate  per second
   * @param total so many, then it is over
   */
  Pacer(EventLoop loop, double rate, long total, Due due) {
    this.loop = loop;
    this.nanosEach = 1e9 / rate;
    this.total = total;
    this.due = due;
  }

  /** Begins now. @return done when the last one was told or {@link #stop} was called */
  CompletableFuture<Boolean> start() {
    loop.execute(() -> {
      start = loop.nanos();
      pump();
    });
    return over;
  }

  private void pump() {
    long now = loop.nanos();
    for (int i = 0; i < MOST_AT_ONCE && next < total && at(next) <= now && !over.isDone(); i++) {
      due.at(next, at(next));
      next++;
    }
    if (next >= total) {
      over.complete(true);
    }
    if (!over.isDone()) {
      long wait = at(next) - loop.nanos();
      loop.schedule(Duration.ofNanos(wait <= 0 ? 0 : Math.max(wait, SHORTEST_WAIT_NANOS)), this::pump);
    }
  }

  private long at(long number) {
    return start + (long) (number * nanosEach);
  }

  /** No more from now on. Any thread. */
  void stop() {
    over.complete(false);
  }
}
