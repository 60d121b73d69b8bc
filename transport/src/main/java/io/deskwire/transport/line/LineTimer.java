package io.deskwire.transport.line;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one timer of all connections: heart-beats, deadlines, goodbyes. Apart from the session's loop, so that a session
 * that is busy with its disk does not look dead to the broker. Its daemon thread goes away a second after the last task.
 * Tasks must not block.
 */
public final class LineTimer {
  private static final Logger log = LoggerFactory.getLogger(LineTimer.class);
  private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

  private LineTimer() {}

  private static ScheduledThreadPoolExecutor executor() {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
        task -> Thread.ofPlatform().name("deskwire-line-timer").daemon().unstarted(task));
    executor.setKeepAliveTime(1, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    return executor;
  }

  /** Runs once after the delay. */
  public static Handle after(Duration delay, Runnable task) {
    return handle(EXECUTOR.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Runs again and again until cancelled. */
  public static Handle every(Duration interval, Runnable task) {
    long nanos = Math.max(1, interval.toNanos());
    return handle(EXECUTOR.scheduleWithFixedDelay(() -> run(task), nanos, nanos, TimeUnit.NANOSECONDS));
  }

  private static Handle handle(Future<?> future) {
    return () -> future.cancel(false);
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("a timer task failed", e);
    }
  }

  /** A task that has been asked for. */
  @FunctionalInterface
  public interface Handle {
    Handle NONE = () -> {};

    void cancel();
  }
}
