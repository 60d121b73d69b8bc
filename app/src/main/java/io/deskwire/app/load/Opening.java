package io.deskwire.app.load;

import io.deskwire.time.EventLoop;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Connects customers' lines, some at a time, as brokers take no crowd at once. Owned by the loop. */
final class Opening {
  private static final int AT_ONCE = 24;

  private final EventLoop loop;
  private final Iterator<CustomerLine> waiting;
  private final int total;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int open;

  Opening(EventLoop loop, List<CustomerLine> lines) {
    this.loop = loop;
    this.waiting = lines.iterator();
    this.total = lines.size();
  }

  /** Begins. @return done when all are connected; fails with the reason of the first that is not */
  CompletableFuture<Void> start() {
    loop.execute(() -> {
      for (int i = 0; i < AT_ONCE; i++) {
        next();
      }
    });
    return done;
  }

  private void next() {
    if (waiting.hasNext() && !done.isDone()) {
      var _ = waiting.next().connect().whenComplete((_, failure) -> loop.execute(() -> ended(failure)));
    }
  }

  private void ended(@Nullable Throwable failure) {
    if (failure != null) {
      done.completeExceptionally(
          failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure);
    } else if (++open == total) {
      done.complete(null);
    } else {
      next();
    }
  }
}
