package io.deskwire.session;

import io.deskwire.history.Pruning;
import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prunes at the start and every hour, a few rows at a time. Owned by the session thread. */
final class Pruner {
  static final int AT_ONCE = 500;
  private static final Logger log = LoggerFactory.getLogger(Pruner.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final Store store;

  Pruner(EventLoop loop, Store store) {
    this.loop = loop;
    this.store = store;
  }

  void start() {
    long now = loop.wallMillis();
    var _ = store.write(c -> Pruning.prune(c, now, AT_ONCE)).whenComplete((more, failure) -> loop.execute(() -> {
      if (failure != null) {
        log.debug("pruning has to wait", failure);
      }
      loop.schedule(failure == null && more ? PAUSE : EVERY, this::start);
    }));
  }
}
