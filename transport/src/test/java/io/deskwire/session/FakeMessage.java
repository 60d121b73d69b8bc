package io.deskwire.session;

import io.deskwire.outbox.DeliveryState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A message that {@link FakeChatSession} was asked to send. */
final class FakeMessage implements MessageHandle {
  private final FakeChatSession session;
  private final String id;
  private final String room;
  private final List<Consumer<DeliveryState>> listeners = new CopyOnWriteArrayList<>();
  private volatile DeliveryState state;

  FakeMessage(FakeChatSession session, String id, String room, DeliveryState state) {
    this.session = session;
    this.id = id;
    this.room = room;
    this.state = state;
  }

  void become(DeliveryState next) {
    state = next;
    listeners.forEach(listener -> listener.accept(next));
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
    listeners.add(listener);
    listener.accept(state);
    return () -> listeners.remove(listener);
  }

  @Override
  public CompletableFuture<Void> reached(DeliveryState wanted) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    onState(now -> {
      if (!now.isUnsent() && now.compareTo(wanted) >= 0) {
        done.complete(null);
      }
    });
    return done;
  }

  @Override
  public CompletableFuture<Boolean> cancel() {
    return session.drop(id);
  }

  @Override
  public CompletableFuture<Boolean> edit(String text) {
    session.edited(id, text);
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> retry() {
    session.called("retry " + id);
    return CompletableFuture.completedFuture(true);
  }
}
