package io.deskwire.app.cli;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.MessageHandle;
import io.deskwire.session.SessionWatcher;
import io.deskwire.session.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for one message to arrive, and finds the reason when it does not. */
final class Delivery implements SessionWatcher, AutoCloseable {
  private final MessageHandle handle;
  private final DeliveryState wanted;
  private final CompletableFuture<@Nullable String> outcome = new CompletableFuture<>();
  private final Subscription subscription;
  private volatile @Nullable String lineProblem;

  Delivery(ChatSession session, MessageHandle handle, DeliveryState wanted) {
    this.handle = handle;
    this.wanted = wanted;
    var _ = handle.reached(wanted).whenComplete((_, failure) -> {
      if (failure == null) {
        outcome.complete(null);
      } else {
        outcome.complete("The message was taken out of the outbox.");
      }
    });
    subscription = session.watch(this);
  }

  /**
   * Waits.
   *
   * @return null when it got there; else why not, one sentence
   */
  @Nullable
  String await(Duration timeout) throws InterruptedException {
    try {
      return outcome.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return "Sending failed: " + e.getCause();
    } catch (TimeoutException e) {
      String problem = lineProblem;
      if (!handle.state().isUnsent()) {
        return "The broker has the message, but the other side has not confirmed it within " + timeout.toSeconds()
            + " s.";
      }
      return problem == null ? "The broker has not confirmed it within " + timeout.toSeconds() + " s." : problem;
    }
  }

  /** Ends the waiting: somebody has interrupted it. */
  void giveUp() {
    outcome.complete("Interrupted before the broker confirmed it.");
  }

  /** Whether the broker has it, whatever else was waited for. */
  boolean hasLeft() {
    return !handle.state().isUnsent();
  }

  DeliveryState wanted() {
    return wanted;
  }

  @Override
  public void outbox(List<OutboxRow> rows) {
    for (OutboxRow row : rows) {
      if (row.id().equals(handle.id())
          && (row.state() == DeliveryState.FAILED || row.state() == DeliveryState.HELD)) {
        outcome.complete(row.reason() == null ? "The broker has refused the message." : row.reason());
      }
    }
  }

  @Override
  public void connection(ConnectionSummary summary) {
    boolean blocked = !summary.lines().isEmpty();
    @Nullable
    String problem = null;
    for (ConnectionSummary.Line line : summary.lines()) {
      blocked &= line.state() == ConnectionSummary.LineState.BLOCKED;
      if (line.problem() != null) {
        problem = line.problem();
      }
    }
    lineProblem = problem;
    if (blocked && problem != null) {
      outcome.complete(problem); // waiting cannot help until somebody acts
    }
  }

  @Override
  public void close() {
    subscription.close();
  }
}
