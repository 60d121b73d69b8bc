package io.deskwire.chaos;

import io.deskwire.time.EventLoop;
import java.time.Duration;

/** A loop whose wall clock can be set; the monotonic one goes on, as it does when somebody sets a computer's clock. */
final class JumpingClock implements EventLoop {
  private final EventLoop loop;
  private volatile long ahead;

  JumpingClock(EventLoop loop) {
    this.loop = loop;
  }

  /** @param millis from the real time, also negative */
  void jumpTo(long millis) {
    ahead = millis;
  }

  @Override
  public void execute(Runnable task) {
    loop.execute(task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    return loop.schedule(delay, task);
  }

  @Override
  public long nanos() {
    return loop.nanos();
  }

  @Override
  public long wallMillis() {
    return loop.wallMillis() + ahead;
  }

  @Override
  public boolean inLoop() {
    return loop.inLoop();
  }

  @Override
  public void close() {
    loop.close();
  }
}
