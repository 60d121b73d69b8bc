package io.deskwire.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Works at several things at once and at each alone: whoever is being killed and started again is left in peace by the
 * next fault. What goes wrong here is thrown where somebody waits.
 */
final class Hands implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(6,
      Thread.ofPlatform().daemon().name("hands-", 0).factory());
  /** How many pieces of work a thing still has before it. */
  private final Map<Object, AtomicInteger> busy = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /** Works at a thing, unless somebody does. */
  void take(Object thing, Runnable work) {
    AtomicInteger pieces = busy.computeIfAbsent(thing, _ -> new AtomicInteger());
    if (pieces.compareAndSet(0, 1)) {
      timer.execute(() -> run(pieces, work));
    }
  }

  /** The next piece of work at a thing, from within one. */
  void later(long millis, Object thing, Runnable work) {
    AtomicInteger pieces = busy.computeIfAbsent(thing, _ -> new AtomicInteger());
    pieces.incrementAndGet();
    var _ = timer.schedule(() -> run(pieces, work), millis, TimeUnit.MILLISECONDS);
  }

  /** As the other one, as soon as the condition holds. */
  void laterOrWhen(long millis, BooleanSupplier condition, Object thing, Runnable work) {
    later(POLL_MILLIS, thing, () -> {
      if (millis <= 0 || condition.getAsBoolean()) {
        work.run();
      } else {
        laterOrWhen(millis - POLL_MILLIS, condition, thing, work);
      }
    });
  }

  /** What needs no thing for itself, and is waited for all the same. */
  void later(long millis, Runnable work) {
    later(millis, this, work);
  }

  private void run(AtomicInteger pieces, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      pieces.decrementAndGet();
    }
  }

  /** Waits until nothing is left to do. */
  void awaitRest(Duration limit) {
    long giveUpAt = System.nanoTime() + limit.toNanos();
    while (busy.values().stream().anyMatch(pieces -> pieces.get() > 0)) {
      if (System.nanoTime() > giveUpAt) {
        throw new IllegalStateException("what was broken is not mended in " + limit);
      }
      try {
        timer.schedule(() -> {}, POLL_MILLIS, TimeUnit.MILLISECONDS).get();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    Throwable first = failure.get();
    if (first != null) {
      throw new IllegalStateException("breaking or mending has failed", first);
    }
  }

  void awaitEnd(long millis) {
    try {
      if (!timer.awaitTermination(millis, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("somebody is still at work");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
