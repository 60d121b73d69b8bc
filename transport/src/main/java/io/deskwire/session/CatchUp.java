package io.deskwire.session;

import io.deskwire.time.EventLoop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Knows when the backlog of a new connection has been read: a marker sent to the own inbox is back and nothing has come
 * for 300 ms, or 10 s are over. Owned by the session thread.
 */
final class CatchUp {
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final EventLoop loop;
  private final Runnable done;
  private @Nullable String marker;
  private boolean back;
  private EventLoop.@Nullable Timer quiet;
  private EventLoop.@Nullable Timer longest;

  CatchUp(EventLoop loop, Runnable done) {
    this.loop = loop;
    this.done = done;
  }

  /** A marker is on its way. */
  void begin(String id) {
    cancel();
    marker = id;
    longest = loop.schedule(LONGEST, this::end);
  }

  /** A marker has come; one of an earlier connection says nothing. */
  void marker(String id) {
    if (id.equals(marker)) {
      back = true;
      arrived();
    }
  }

  /** Anything has come. */
  void arrived() {
    if (back) {
      if (quiet != null) {
        quiet.cancel();
      }
      quiet = loop.schedule(QUIET, this::end);
    }
  }

  private void end() {
    cancel();
    done.run();
  }

  void cancel() {
    marker = null;
    back = false;
    if (quiet != null) {
      quiet.cancel();
    }
    if (longest != null) {
      longest.cancel();
    }
  }
}
