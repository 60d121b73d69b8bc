package io.deskwire.session;

import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.StateChange;
import io.deskwire.room.RoomState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

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
  CompletableFuture<Void> change(EventType type, String room, @Nullable String tag) {
    return CompletableFuture.completedFuture(null)
        .thenComposeAsync(_ -> write(type, room, tag), session.loop()).thenApply(_ -> null);
  }

  /** Session thread. @return done when stored */
  CompletableFuture<MessageHandle> write(EventType type, String room, @Nullable String tag) {
    CompletableFuture<?> before = last.getOrDefault(room, CompletableFuture.completedFuture(null));
    CompletableFuture<MessageHandle> mine = before.isDone()
        ? enqueue(type, room, tag)
        : before.handle((_, _) -> true).thenComposeAsync(_ -> enqueue(type, room, tag), session.loop());
    last.put(room, mine);
    var _ = mine.whenComplete((_, _) -> session.loop().execute(() -> last.remove(room, mine)));
    return mine;
  }

  private CompletableFuture<MessageHandle> enqueue(EventType type, String room, @Nullable String tag) {
    RoomState state = session.book().state(room);
    hlc = hlc.next(session.loop().wallMillis());
    StateChange change = StateChange.at(state.ownerAt().epoch() + 1, hlc);
    return session.outgoing().enqueue(type, room, "", null,
        type == EventType.CLOSED ? change.closing(tag, state.heads(), state.plainIds()) : change);
  }
}
