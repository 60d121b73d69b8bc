package io.deskwire.time;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An event loop whose clock only a test moves: nothing runs until {@link #settle} or {@link #advance}, and then on the
 * calling thread, in an order that is the same each time. Only {@link #execute} may be called from other threads.
 */
public final class FakeEventLoop implements EventLoop {
  private static final long START_WALL_MS = 1_700_000_000_000L;

  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Due> timers = new PriorityQueue<>(
      Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
  private Runnable othersAreDone = () -> {};
  private long nanos = 1;
  private long sleptMillis;
  private long timersMade;
  private boolean running;
  private boolean closed;

  private record Due(long nanos, long number, Runnable task) {}

  /**
   * What every {@link #settle} waits for.
   *
   * @param barrier waits until what other threads were asked for has been handed over to this loop, for example all
   *                writes of a store
   */
  public void othersAreDoneAfter(Runnable barrier) {
    othersAreDone = barrier;
  }

  /** Runs everything that can run without time passing. */
  public void settle() {
    do {
      for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
        run(task);
      }
      othersAreDone.run();
    } while (!tasks.isEmpty());
  }

  /** Lets time pass; every timer runs at its own time, and everything that follows from it. */
  public void advance(Duration time) {
    settle();
    long end = nanos + time.toNanos();
    for (Due due = timers.peek(); due != null && due.nanos() <= end; due = timers.peek()) {
      timers.remove(due);
      nanos = Math.max(nanos, due.nanos());
      run(due.task());
      settle();
    }
    nanos = end;
  }

  /** The machine sleeps: only the wall clock goes on. */
  public void sleepMachine(Duration time) {
    sleptMillis += time.toMillis();
  }

  private void run(Runnable task) {
    running = true;
    try {
      task.run();
    } finally {
      running = false;
    }
  }

  @Override
  public void execute(Runnable task) {
    if (!closed) {
      tasks.add(task);
    }
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    if (closed) {
      return () -> {};
    }
    Due due = new Due(nanos + Math.max(0, delay.toNanos()), timersMade++, task);
    timers.add(due);
    return () -> timers.remove(due);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long wallMillis() {
    return START_WALL_MS + nanos / 1_000_000 + sleptMillis;
  }

  @Override
  public boolean inLoop() {
    return running;
  }

  @Override
  public void close() {
    if (!running) {
      settle();
    }
    closed = true;
    tasks.clear();
    timers.clear();
  }
}
