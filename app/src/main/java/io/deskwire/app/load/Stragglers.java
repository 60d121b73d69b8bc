package io.deskwire.app.load;

import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Waits for what is still on its way: until nothing is missing, or nothing has come for a while, or it takes too long.
 * Owned by the loop.
 */
final class Stragglers {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final EventLoop loop;
  private final BooleanSupplier complete;
  private final LongSupplier arrivals;
  private final CompletableFuture<Boolean> over = new CompletableFuture<>();
  private long quietNanos; // loop, as are all below
  private long giveUpAt = Long.MAX_VALUE;
  private long lastArrivals = -1;
  private long lastChange;

  /**
   * @param complete whether nothing is missing
   * @param arrivals a number that changes whenever something comes
   */
  Stragglers(EventLoop loop, BooleanSupplier complete, LongSupplier arrivals) {
    this.loop = loop;
    this.complete = complete;
    this.arrivals = arrivals;
  }

  /**
   * Begins to wait.
   *
   * @param quiet given up after so long without an arrival
   * @param most  given up after so long in any case
   * @return whether all has come
   */
  CompletableFuture<Boolean> await(Duration quiet, Duration most) {
    loop.execute(() -> {
      quietNanos = quiet.toNanos();
      lastChange = loop.nanos();
      giveUpAt = Math.min(giveUpAt, lastChange + most.toNanos());
      look();
    });
    return over;
  }

  /** Less patience, whether or not it waits already. Any thread. */
  void hurry(Duration most) {
    loop.execute(() -> giveUpAt = Math.min(giveUpAt, loop.nanos() + most.toNanos()));
  }

  private void look() {
    long now = loop.nanos();
    long here = arrivals.getAsLong();
    if (here != lastArrivals) {
      lastArrivals = here;
      lastChange = now;
    }
    if (complete.getAsBoolean()) {
      over.complete(true);
    } else if (now - lastChange >= quietNanos || now >= giveUpAt) {
      over.complete(false);
    } else {
      loop.schedule(LOOK_EVERY, this::look);
    }
  }
}
