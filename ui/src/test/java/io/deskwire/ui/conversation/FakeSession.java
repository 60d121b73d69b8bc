package io.deskwire.ui.conversation;

import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatEvent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.DeletedHistory;
import io.deskwire.session.MessageHandle;
import io.deskwire.session.Peer;
import io.deskwire.session.Profile;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SearchHit;
import io.deskwire.session.SessionWatcher;
import io.deskwire.session.Subscription;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A session with one room and no line. */
final class FakeSession implements ChatSession {

  final FakeRoom room = new FakeRoom();
  final List<String> calls = new ArrayList<>();
  boolean editable = true;
  boolean online = true;
  boolean colleaguesGone;
  List<Peer> colleagues = List.of();

  static ConnectionSummary connection(boolean online) {
    return new ConnectionSummary(List.of(), online ? 0 : -1, 0, 0, 0, 0, List.of());
  }

  @Override
  public Profile profile() {
    return Profile.of("desk", new Agent("anna", "Anna", Role.AGENT), endpoint(),
        Credentials.NONE, Path.of("unused"));
  }

  private static Endpoint endpoint() {
    try {
      return Endpoint.parse("ws://localhost:1/");
    } catch (BadEndpointException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Room room(String id) {
    return room;
  }

  @Override
  public Collection<RoomSummary> rooms() {
    return room.summary().stream().toList();
  }

  @Override
  public ConnectionSummary connection() {
    return connection(online);
  }

  @Override
  public Subscription watch(SessionWatcher watcher) {
    throw new UnsupportedOperationException("the shell watches");
  }

  @Override
  public Subscription events(long cursor, Consumer<ChatEvent> consumer) {
    throw new UnsupportedOperationException("not for windows");
  }

  @Override
  public Optional<MessageHandle> message(String id) {
    return Optional.of(new Handle(id));
  }

  @Override
  public CompletableFuture<Boolean> drop(String messageId) {
    calls.add("drop " + messageId);
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public CompletableFuture<Boolean> hold(String messageId) {
    return CompletableFuture.completedFuture(false);
  }

  @Override
  public void reconnectNow() {}

  @Override
  public void goOffline() {}

  @Override
  public void setAttended(boolean attended) {}

  @Override
  public boolean isOffline(String agentId) {
    return colleaguesGone && !agentId.equals("anna");
  }

  @Override
  public Collection<Peer> peers() {
    return colleagues;
  }

  @Override
  public String agentName(String agentId) {
    return agentId;
  }

  @Override
  public void setStatus(Peer.Status status, int limit) {}

  @Override
  public void setViewing(@Nullable String viewed) {}

  @Override
  public CompletableFuture<List<SearchHit>> search(String query, int limit) {
    throw new UnsupportedOperationException("one room is searched by itself");
  }

  @Override
  public double searchable() {
    return 1;
  }

  @Override
  public void keepHistory(@Nullable Duration limit) {}

  @Override
  public CompletableFuture<DeletedHistory> deleteHistory(LongConsumer progress) {
    throw new UnsupportedOperationException("the settings delete");
  }

  @Override
  public void close() {}

  /** A message that can be edited as the test says. */
  private final class Handle implements MessageHandle {
    private final String id;

    Handle(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String room() {
      return room.id();
    }

    @Override
    public DeliveryState state() {
      return DeliveryState.QUEUED;
    }

    @Override
    public Subscription onState(Consumer<DeliveryState> listener) {
      return () -> {};
    }

    @Override
    public CompletableFuture<Void> reached(DeliveryState state) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Boolean> cancel() {
      return CompletableFuture.completedFuture(editable);
    }

    @Override
    public CompletableFuture<Boolean> edit(String text) {
      calls.add("edit " + id + " " + text);
      return CompletableFuture.completedFuture(editable);
    }

    @Override
    public CompletableFuture<Boolean> retry() {
      calls.add("retry " + id);
      return CompletableFuture.completedFuture(true);
    }
  }
}
