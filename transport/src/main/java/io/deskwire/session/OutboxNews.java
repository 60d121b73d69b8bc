package io.deskwire.session;

import io.deskwire.time.EventLoop;
import java.time.Duration;

/**
 * Tells of the outbox at most fifty times a second, and for at most a tenth of the session thread's time: it is told as
 * a whole, so draining ten thousand rows would cost their square.
 */
final class OutboxNews {
  private static final long EVERY_NANOS = 20_000_000;
  private static final int SHARE = 10;

  private final EventLoop loop;
  private final Runnable tell;
  private long nextNanos;
  private boolean scheduled;

  OutboxNews(EventLoop loop, Runnable tell) {
    this.loop = loop;
    this.tell = tell;
  }

  /** Now, or as soon as it is time again. */
  void changed() {
    long wait = nextNanos - loop.nanos();
    if (nextNanos == 0 || wait <= 0) {
      tell();
    } else if (!scheduled) {
      scheduled = true;
      loop.schedule(Duration.ofNanos(wait), () -> {
        scheduled = false;
        tell();
      });
    }
  }

  private void tell() {
    long started = loop.nanos();
    tell.run();
    long now = loop.nanos();
    nextNanos = now + Math.max(EVERY_NANOS, (now - started) * SHARE);
  }
}
