package io.deskwire.session;

import io.deskwire.history.Erasure;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes old conversations, and all closed ones when asked to, a few lines at a time: messages come and leave meanwhile.
 * Owned by the session thread.
 */
final class HistoryKeeper {
  static final int AT_ONCE = 200;
  private static final Logger log = LoggerFactory.getLogger(HistoryKeeper.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final LiveSession session;
  private @Nullable Duration limit;
  private boolean sweeping;
  private boolean scheduled;

  HistoryKeeper(LiveSession session) {
    this.session = session;
  }

  /** See {@link ChatSession#keepHistory}. */
  void keep(@Nullable Duration newLimit) {
    limit = newLimit == null || newLimit.compareTo(Erasure.KEEP_IDS) > 0 ? newLimit : Erasure.KEEP_IDS;
    sweep();
  }

  private void sweep() {
    Duration now = limit;
    if (now == null || sweeping) {
      return;
    }
    sweeping = true;
    Task task = new Task(session.loop().wallMillis() - now.toMillis(), false, _ -> {});
    var _ = task.done.whenComplete((result, failure) -> {
      sweeping = false;
      if (failure != null) {
        log.debug("deleting old messages has to wait", failure);
      } else if (result.deleted() > 0) {
        log.info("{} old lines deleted", result.deleted());
      }
      later();
    });
    step(task, 0);
  }

  private void later() {
    if (!scheduled) {
      scheduled = true;
      session.loop().schedule(EVERY, () -> {
        scheduled = false;
        sweep();
      });
    }
  }

  /** See {@link ChatSession#deleteHistory}. */
  void deleteClosed(LongConsumer progress, CompletableFuture<DeletedHistory> done) {
    Task task = new Task(Long.MAX_VALUE, true, progress);
    var _ = task.done.whenComplete((result, failure) -> {
      if (failure == null) {
        done.complete(result);
      } else {
        done.completeExceptionally(failure);
      }
    });
    step(task, 0);
  }

  private void step(Task task, long after) {
    Erasure erasure = new Erasure(session.archive());
    long now = session.loop().wallMillis();
    var _ = session.store().read(c -> Erasure.due(c, after, task.before, AT_ONCE)).thenCompose(slice -> {
      CompletableFuture<Erasure.Step> step = slice.positions().isEmpty()
          ? CompletableFuture.completedFuture(new Erasure.Step(List.of(), List.of(), 0, 0, Set.of()))
          : session.store().write(c -> erasure.erase(c, slice.positions(), now, task.closedOnly));
      return step.thenApply(made -> new Made(made, slice.next()));
    }).whenComplete((made, failure) -> session.loop().execute(() -> {
      if (failure != null) {
        task.done.completeExceptionally(failure);
      } else {
        made(task, made);
      }
    }));
  }

  private record Made(Erasure.Step step, long next) {}

  private void made(Task task, Made made) {
    Erasure.Step step = made.step;
    step.rooms().forEach(session::remember);
    step.gone().forEach(gone -> session.tellDropped(gone.room(), gone.id()));
    session.publishChanges();
    task.count(step);
    if (made.next == 0) {
      task.done.complete(task.result());
    } else {
      session.loop().schedule(PAUSE, () -> step(task, made.next));
    }
  }

  /** One way through all lines. */
  private static final class Task {
    private final long before;
    private final boolean closedOnly;
    private final LongConsumer progress;
    private final CompletableFuture<DeletedHistory> done = new CompletableFuture<>();
    private final Set<String> open = new HashSet<>();
    private long deleted;
    private long originals;
    private long unsent;

    Task(long before, boolean closedOnly, LongConsumer progress) {
      this.before = before;
      this.closedOnly = closedOnly;
      this.progress = progress;
    }

    void count(Erasure.Step step) {
      deleted += step.gone().size();
      originals += step.originals();
      unsent += step.unsent();
      open.addAll(step.open());
      progress.accept(deleted);
    }

    DeletedHistory result() {
      return new DeletedHistory(deleted, originals, unsent, open.size());
    }
  }
}
