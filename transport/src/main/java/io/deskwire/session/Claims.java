package io.deskwire.session;

import io.deskwire.message.EventType;
import io.deskwire.room.Owner;
import io.deskwire.room.RoomState;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Taking rooms. A {@code claim} goes out; once it has come back, and no earlier one of its epoch within the settling
 * time, {@code claimed} follows and the room is ours. Owned by the session thread.
 */
final class Claims {
  private static final Duration GIVE_UP = Duration.ofSeconds(5);
  private static final long SETTLE_MS = 500;

  private final LiveSession session;
  private final Map<String, CompletableFuture<ClaimOutcome>> open = new HashMap<>();
  private final Map<String, String> claimIds = new HashMap<>();

  Claims(LiveSession session) {
    this.session = session;
  }

  CompletableFuture<ClaimOutcome> claim(String room) {
    CompletableFuture<ClaimOutcome> outcome = new CompletableFuture<>();
    session.loop().execute(() -> start(room, outcome));
    return outcome;
  }

  private void start(String room, CompletableFuture<ClaimOutcome> outcome) {
    if (!session.connection().isOnline() || open.putIfAbsent(room, outcome) != null) {
      outcome.complete(new ClaimOutcome(ClaimOutcome.Kind.NOT_SETTLED, null));
      return;
    }
    session.book().claiming(room, true);
    session.publishChanges();
    session.loop().schedule(GIVE_UP, () -> {
      if (!outcome.isDone() && open.containsKey(room)) {
        end(room, new ClaimOutcome(ClaimOutcome.Kind.NOT_SETTLED, null));
        var _ = session.changeState(EventType.RELEASED, room, null);
      }
    });
    var _ = session.enqueueState(EventType.CLAIM, room, null)
        .whenComplete((handle, failure) -> session.loop().execute(() -> {
          if (failure != null) {
            end(room, new ClaimOutcome(ClaimOutcome.Kind.NOT_SETTLED, null));
          } else {
            claimIds.put(handle.id(), room);
          }
        }));
  }

  /** The own claim has come back, or the broker has it. */
  void confirmed(String id) {
    String room = claimIds.remove(id);
    if (room != null && open.containsKey(room)) {
      double p95 = session.linkLatencyP95();
      long wait = Math.max(SETTLE_MS, Double.isNaN(p95) ? 0 : Math.round(2 * p95));
      session.loop().schedule(Duration.ofMillis(wait), () -> settle(room));
    }
  }

  private void settle(String room) {
    if (!open.containsKey(room)) {
      return;
    }
    RoomState state = session.book().state(room);
    if (state.claimLeads(session.profile().agent().id())) {
      var _ = session.changeState(EventType.CLAIMED, room, null)
          .whenComplete((_, failure) -> session.loop().execute(() -> end(room,
              new ClaimOutcome(failure == null ? ClaimOutcome.Kind.WON : ClaimOutcome.Kind.NOT_SETTLED, null))));
    } else {
      Owner owner = state.owner();
      String winner = owner.agentName() != null ? owner.agentName() : state.ownerName();
      end(room, new ClaimOutcome(ClaimOutcome.Kind.LOST, winner));
      session.notice(new Notice(Notice.Kind.CLAIM_LOST, room,
          (winner == null ? "A colleague" : winner) + " was faster and has this chat; what you typed is kept."));
    }
  }

  private void end(String room, ClaimOutcome outcome) {
    CompletableFuture<ClaimOutcome> waiting = open.remove(room);
    session.book().claiming(room, false);
    session.publishChanges();
    if (waiting != null) {
      waiting.complete(outcome);
    }
  }
}
