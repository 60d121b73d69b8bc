package io.deskwire.time;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * A single thread that owns state, with its clocks and timers. Tasks run one after the other in the order given. Every
 * method may be called from any thread.
 */
public interface EventLoop extends Executor, AutoCloseable {

  /** Runs the task after those already given; does nothing once the loop is closed. */
  @Override
  void execute(Runnable task);

  /** Runs the task on this loop after the delay; does nothing once the loop is closed. */
  Timer schedule(Duration delay, Runnable task);

  /** Monotonic time in nanoseconds; only differences mean anything. Stands still while the machine sleeps. */
  long nanos();

  /** Wall clock, ms since 1970 UTC. */
  long wallMillis();

  /** Whether the caller is on this loop. */
  boolean inLoop();

  /** Refuses new tasks, lets the running one end, and waits for the thread unless called on it. */
  @Override
  void close();

  /** A task that has not run yet. */
  interface Timer {
    /** Never runs, unless it is running already. */
    void cancel();
  }
}
