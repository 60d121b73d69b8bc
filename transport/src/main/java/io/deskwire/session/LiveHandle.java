package io.deskwire.session;

import io.deskwire.outbox.DeliveryState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A message of this run; its state is set by the session thread. */
final class LiveHandle implements MessageHandle {
  private final LiveSession session;
  private final String id;
  private final String room;
  private final List<Consumer<DeliveryState>> listeners = new CopyOnWriteArrayList<>();
  private volatile DeliveryState state;
  private volatile boolean dropped;

  LiveHandle(LiveSession session, String id, String room, DeliveryState state) {
    this.session = session;
    this.id = id;
    this.room = room;
    this.state = state;
  }

  /** Session thread. */
  void become(DeliveryState next) {
    if (state != next) {
      state = next;
      listeners.forEach(listener -> listener.accept(next));
    }
  }

  /** Session thread. */
  void dropped() {
    dropped = true;
    listeners.forEach(listener -> listener.accept(state));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String room() {
    return room;
  }

  @Override
  public DeliveryState state() {
    return state;
  }

  @Override
  public Subscription onState(Consumer<DeliveryState> listener) {
    session.loop().execute(() -> {
      listeners.add(listener);
      listener.accept(state);
    });
    return () -> listeners.remove(listener);
  }

  @Override
  public CompletableFuture<Void> reached(DeliveryState wanted) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Subscription subscription = onState(now -> {
      if (dropped) {
        done.completeExceptionally(new IllegalStateException("the message was dropped"));
      } else if (rank(now) >= rank(wanted)) {
        done.complete(null);
      }
    });
    var _ = done.whenComplete((_, _) -> subscription.close());
    return done;
  }

  private static int rank(DeliveryState state) {
    return switch (state) {
      case HELD, FAILED, QUEUED -> 0;
      case SENDING -> 1;
      case SENT -> 2;
      case DELIVERED -> 3;
      case READ -> 4;
    };
  }

  @Override
  public CompletableFuture<Boolean> cancel() {
    return session.outgoing().cancel(id);
  }

  @Override
  public CompletableFuture<Boolean> edit(String text) {
    return session.outgoing().edit(id, text);
  }

  @Override
  public CompletableFuture<Boolean> retry() {
    return session.outgoing().retry(id);
  }
}
