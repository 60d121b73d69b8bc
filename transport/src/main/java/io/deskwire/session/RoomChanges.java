package io.deskwire.session;

import io.deskwire.message.Envelope;
import io.deskwire.message.Hlc;
import io.deskwire.message.Role;
import io.deskwire.message.StateChange;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.room.RoomFold;
import io.deskwire.room.RoomState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Writes this agent's changes of room state, one after the other per room: each counts its epoch from the one before,
 * so it must not be made before that one is stored. Owned by the session thread.
 */
final class RoomChanges {
  private final LiveSession session;
  private final Map<String, CompletableFuture<?>> last = new HashMap<>();
  private Hlc hlc = Hlc.ZERO;

  RoomChanges(LiveSession session) {
    this.session = session;
  }

  /** The next own change is later than this one. */
  void seen(Hlc other) {
    hlc = hlc.seen(other);
  }

  /** From any thread. */
  CompletableFuture<Void> change(String room, Wish wish) {
    return CompletableFuture.completedFuture(null)
        .thenComposeAsync(_ -> write(room, wish), session.loop()).thenApply(_ -> null);
  }

  /** Session thread. @return done when stored */
  CompletableFuture<MessageHandle> write(String room, Wish wish) {
    CompletableFuture<?> before = last.getOrDefault(room, CompletableFuture.completedFuture(null));
    CompletableFuture<MessageHandle> mine = before.isDone()
        ? enqueue(room, wish)
        : before.handle((_, _) -> true).thenComposeAsync(_ -> enqueue(room, wish), session.loop());
    last.put(room, mine);
    var _ = mine.whenComplete((_, _) -> session.loop().execute(() -> {
      last.remove(room, mine);
      session.publishChanges();
    }));
    return mine;
  }

  /**
   * Somebody else has changed a register. What this agent wants of the same one and nobody has been told yet was decided
   * without knowing that, and is dropped: a close from yesterday does not close today's chat.
   */
  void overtakenBy(Envelope event) {
    StateChange theirs = event.state();
    String register = RoomFold.register(event);
    List<Row> ours = session.outgoing().sender().rows(event.room()).stream()
        .filter(row -> Sender.isUntriedChange(row) && Objects.equals(register, RoomFold.register(row.envelope())))
        .toList();
    if (theirs == null || ours.stream().noneMatch(row -> epoch(row) <= theirs.epoch())) {
      return;
    }
    CompletableFuture<?>[] drops = ours.stream().map(row -> session.outgoing().drop(row.id()))
        .toArray(CompletableFuture[]::new);
    String types = ours.stream().map(row -> "\"" + row.envelope().type() + "\"").distinct()
        .collect(Collectors.joining(", "));
    session.notice(new Notice(Notice.Kind.INFO, event.room(), event.from().displayName()
        + " has changed this chat before your " + types + " could be sent; it was dropped, the chat stays as it is."));
    var _ = CompletableFuture.allOf(drops).thenCompose(_ -> undone(event.room()))
        .thenRunAsync(() -> session.claims().overtaken(event.room()), session.loop());
  }

  /** An own change that was folded in at once has been dropped: the room is what the others make of it. */
  CompletableFuture<Void> undone(String room) {
    return session.store().write(c -> session.archive().refold(c, room)).thenAcceptAsync(state -> {
      session.remember(state);
      session.publishChanges();
    }, session.loop());
  }

  private static long epoch(Row row) {
    StateChange state = row.envelope().state();
    return state == null ? Long.MAX_VALUE : state.epoch();
  }

  private CompletableFuture<MessageHandle> enqueue(String room, Wish wish) {
    RoomState state = session.book().state(room);
    Agent agent = session.profile().agent();
    // asked now and not when it was wished for: a change before it may have given the room away
    // and whoever has closed or snoozed a room may take that back
    boolean theirs = agent.id().equals(session.book().owner(state).agentId());
    if (wish.handing() && agent.role() != Role.LEAD && !theirs) {
      return CompletableFuture
          .failedFuture(new IllegalStateException("Only who answers a chat, or a team lead, can give it away."));
    }
    hlc = hlc.next(session.loop().wallMillis());
    StateChange place = StateChange.at(RoomFold.epoch(state, wish.type(), wish.tag()) + 1, hlc);
    return session.outgoing().enqueue(wish.type(), room, "", null, wish.at(place, state));
  }
}
