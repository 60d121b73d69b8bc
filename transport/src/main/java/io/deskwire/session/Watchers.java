package io.deskwire.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells everybody; one that throws does not keep the others from hearing. */
final class Watchers {
  private static final Logger log = LoggerFactory.getLogger(Watchers.class);
  private final List<SessionWatcher> watchers = new CopyOnWriteArrayList<>();

  Subscription add(SessionWatcher watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  boolean any() {
    return !watchers.isEmpty();
  }

  void tell(Consumer<SessionWatcher> call) {
    for (SessionWatcher watcher : watchers) {
      try {
        call.accept(watcher);
      } catch (RuntimeException e) {
        log.error("a watcher failed", e);
      }
    }
  }
}
