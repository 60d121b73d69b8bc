package io.deskwire.session;

import io.deskwire.message.EventType;
import io.deskwire.room.Marks;
import io.deskwire.room.Owner;
import io.deskwire.room.RoomState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

  /** Rooms whose {@code claimed} is being stored. */
  private final Set<String> winning = new HashSet<>();

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
    if (!session.line().carriesLive()) {
      // nobody hears of claims over such a line, and nobody else's are heard
      win(room);
      return;
    }
    session.loop().schedule(GIVE_UP, () -> giveUp(room, outcome));
    var _ = session.changes().write(room, Wish.of(EventType.CLAIM))
        .whenComplete((handle, failure) -> session.loop().execute(() -> {
          if (failure != null) {
            end(room, new ClaimOutcome(ClaimOutcome.Kind.NOT_SETTLED, null));
          } else {
            claimIds.put(handle.id(), room);
          }
        }));
  }

  private void giveUp(String room, CompletableFuture<ClaimOutcome> outcome) {
    if (outcome.isDone() || winning.contains(room)) {
      return;
    }
    // once a colleague has the room there is nothing of ours to take back, and it must not be taken from them
    if (leads(room)) {
      var _ = session.changes().write(room, Wish.of(EventType.RELEASED));
      end(room, new ClaimOutcome(ClaimOutcome.Kind.NOT_SETTLED, null));
    } else {
      lost(room);
    }
  }

  /**
   * The own claim has come back: every claim that the broker took before it is here too. Its confirmation alone says
   * nothing of the others.
   */
  void echoed(String id) {
    String room = claimIds.remove(id);
    if (room != null && open.containsKey(room)) {
      double p95 = session.linkLatencyP95();
      long wait = Math.max(SETTLE_MS, Double.isNaN(p95) ? 0 : Math.round(2 * p95));
      session.loop().schedule(Duration.ofMillis(wait), () -> settle(room));
    }
  }

  private void settle(String room) {
    if (!open.containsKey(room) || !session.connection().isOnline()) {
      // cut off: a colleague may be taking it right now, so it is given up in a moment
      return;
    }
    if (leads(room)) {
      win(room);
    } else {
      lost(room);
    }
  }

  private void win(String room) {
    winning.add(room);
    var _ = session.changes().write(room, Wish.of(EventType.CLAIMED))
        .whenComplete((_, failure) -> session.loop().execute(() -> {
          end(room, new ClaimOutcome(failure == null ? ClaimOutcome.Kind.WON : ClaimOutcome.Kind.NOT_SETTLED, null));
          if (failure == null) {
            helpHasCome(room);
          }
        }));
  }

  /** A hand that a colleague had raised in the room goes down when somebody takes it; one's own stays. */
  private void helpHasCome(String room) {
    Marks marks = session.book().state(room).marks();
    if (marks.raised() && !marks.raisedAt().agent().equals(session.profile().agent().id())) {
      var _ = session.changes().write(room, Wish.raised(false));
    }
  }

  /** The own claim was dropped before anybody heard of it. */
  void overtaken(String room) {
    if (open.containsKey(room) && !winning.contains(room) && !leads(room)) {
      lost(room);
    }
  }

  private boolean leads(String room) {
    return session.book().state(room).claimLeads(session.profile().agent().id());
  }

  private void lost(String room) {
    RoomState state = session.book().state(room);
    Owner owner = session.book().owner(state);
    String winner = owner.agentName() != null ? owner.agentName() : state.ownerName();
    end(room, new ClaimOutcome(ClaimOutcome.Kind.LOST, winner));
    session.notice(new Notice(Notice.Kind.CLAIM_LOST, room,
        (winner == null ? "A colleague" : winner) + " was faster and has this chat; what you typed is kept."));
  }

  private void end(String room, ClaimOutcome outcome) {
    CompletableFuture<ClaimOutcome> waiting = open.remove(room);
    winning.remove(room);
    session.book().claiming(room, false);
    session.publishChanges();
    if (waiting != null) {
      waiting.complete(outcome);
    }
  }
}
