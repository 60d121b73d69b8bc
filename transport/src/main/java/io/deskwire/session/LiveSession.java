package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.StateChange;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicRules;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.room.RoomState;
import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The session of the real world: puts the parts together and answers the façade's calls. */
final class LiveSession implements ChatSession {
  private static final Duration FIGURES = Duration.ofSeconds(1);

  private final Profile profile;
  private final EventLoop loop;
  private final Store store;
  private final Identity identity;
  private final RoomBook book;
  private final Watchers watchers = new Watchers();
  private final Map<String, LiveHandle> handles = new ConcurrentHashMap<>();
  private final List<EventStream> streams = new CopyOnWriteArrayList<>();
  private final Map<String, Long> readMarks = new ConcurrentHashMap<>();
  private final Sender sender;
  private final OutboxNews outboxNews;
  private final LiveEvents live;
  private final Receipts receipts;
  private final Peers peers;
  private final OwnPresence presence;
  private final Echoes echoes;
  private final RoomChanges changes;
  private final Claims claims;
  private final Connection line;

  LiveSession(Profile profile, EventLoop loop, Store store, Identity identity, Connection.Maker lineMaker) {
    this.profile = profile;
    this.loop = loop;
    this.store = store;
    this.identity = identity;
    book = new RoomBook(profile.agent().id());
    sender = new Sender(loop, store, new SenderEars());
    outboxNews = new OutboxNews(loop, this::publishOutbox);
    live = new LiveEvents(loop, profile.agent(), identity.stream(), this::line);
    receipts = new Receipts(loop, live::receipt, identity.stream());
    peers = new Peers(loop, profile.agent().id(), changed -> watchers.tell(watcher -> watcher.peers(changed)));
    presence = new OwnPresence(loop, book, profile.endpoints().getFirst().dialect().scheme(), live::presence);
    echoes = new Echoes(loop, store, () -> line().transport() != null, this::reload);
    changes = new RoomChanges(this);
    claims = new Claims(this);
    Receiver receiver = new Receiver(loop, store, new Arrivals(this, identity, receipts));
    line = lineMaker.make(new Connection.Parts(receiver, sender, this::publishConnection, this::lineIs,
        profile.isFlat()));
  }

  /** What an earlier run left; then the first attempt to connect. */
  void start(List<RoomState> rooms, List<Row> rows, boolean echoesSeen) {
    loop.execute(() -> {
      rooms.forEach(this::remember);
      sender.load(rows, echoesSeen);
      rows.forEach(row -> handles.put(row.id(), new LiveHandle(this, row.id(), row.room(), row.state())));
      book.outbox(sender.rows());
      publishChanges();
      line.start();
      figures();
      new Pruner(loop, store).start();
    });
  }

  private void lineIs(boolean up) {
    boolean customer = profile.agent().role() == Role.CUSTOMER;
    peers.listen(up && line.carriesLive());
    if (!up) {
      presence.disconnected();
    } else if (line.carriesLive() && !customer) {
      presence.connected();
    }
  }

  private void figures() {
    peers.tick();
    publishChanges();
    publishConnection();
    loop.schedule(FIGURES, this::figures);
  }

  EventLoop loop() {
    return loop;
  }

  Store store() {
    return store;
  }

  RoomBook book() {
    return book;
  }

  Claims claims() {
    return claims;
  }

  long readMark(String room) {
    return readMarks.getOrDefault(room, 0L);
  }

  double linkLatencyP95() {
    return line.linkLatency().p95();
  }

  void remember(RoomState state) {
    book.put(state);
    readMarks.merge(state.id(), state.readMark(), Math::max);
    presence.roomsChanged();
  }

  Connection line() {
    return line;
  }

  @Nullable
  LiveHandle handle(String id) {
    return handles.get(id);
  }

  /** An own event has come back. */
  void echoed(String id) {
    boolean waitedFor = echoes.echoed(id);
    if (sender.echoed(id) || waitedFor) {
      sender.echoSeen();
    }
    claims.echoed(id);
  }

  LiveEvents live() {
    return live;
  }

  void presence(Envelope event) {
    peers.heard(event);
  }

  RoomChanges changes() {
    return changes;
  }

  void tellLive(ChatEvent event) {
    streams.forEach(stream -> stream.live(event));
  }

  void notice(Notice notice) {
    watchers.tell(watcher -> watcher.notice(notice));
  }

  void publishChanges() {
    List<RoomSummary> changed = book.takeChanged(loop.nanos());
    if (!changed.isEmpty()) {
      watchers.tell(watcher -> watcher.rooms(changed));
    }
  }

  private void publishConnection() {
    publishConnection(sender.rows());
  }

  private void publishConnection(List<Row> rows) {
    ConnectionSummary now = line.summarise(rows);
    watchers.tell(watcher -> watcher.connection(now));
  }

  private void publishOutbox() {
    List<Row> rows = sender.rows();
    book.outbox(rows);
    var views = rows.stream().map(Row::view).toList();
    watchers.tell(watcher -> watcher.outbox(views));
    publishChanges();
    publishConnection(rows);
  }

  void publishMessage(Archive.Line stored) {
    ChatMessage message = RoomBook.message(stored);
    if (message != null) {
      watchers.tell(watcher -> watcher.messages(List.of(message)));
    }
    streams.forEach(EventStream::wake);
  }

  /** On the writer, so that it is read as the writes asked for before leave it. */
  private void reload(String id) {
    var _ = store.writeSoon(c -> Optional.ofNullable(Lines.byId(c, id))).whenComplete((found, _) -> {
      if (found != null && found.isPresent()) {
        loop.execute(() -> publishMessage(found.get()));
      }
    });
  }

  // ---- sending

  CompletableFuture<MessageHandle> enqueue(EventType type, String room, String text, @Nullable String replyTo,
      @Nullable StateChange change) {
    Envelope event = Envelope.of(Ids.message(loop.wallMillis()), room, type, profile.agent().asSender(),
        identity.stream(), loop.wallMillis());
    event = text.isEmpty() ? event : event.withText(text);
    event = replyTo == null ? event : event.withReplyTo(replyTo);
    Envelope written = change == null ? event : event.withState(change);
    CompletableFuture<MessageHandle> done = new CompletableFuture<>();
    loop.execute(() -> commit(written, topic(type, room), done));
    return done;
  }

  private void commit(Envelope event, String topic, CompletableFuture<MessageHandle> done) {
    boolean now = sender.reserve(event);
    long started = loop.nanos();
    var _ = store.write(c -> OutboxTable.enqueue(c, topic, event, now, loop.wallMillis()))
        .whenComplete((enqueued, failure) -> {
          if (enqueued == null) {
            if (now) {
              loop.execute(() -> sender.notEnqueued(event.room()));
            }
            done.completeExceptionally(failure);
            return;
          }
          Row row = enqueued.row();
          LiveHandle handle = new LiveHandle(this, row.id(), row.room(), row.state());
          handles.put(row.id(), handle);
          loop.execute(() -> {
            Archive.Stored stored = enqueued.stored();
            sender.enqueued(row, (loop.nanos() - started) / 1e6);
            if (stored.state() != null && stored.line() != null) {
              remember(stored.state());
              publishMessage(stored.line());
            }
          });
          done.complete(handle);
        });
  }

  String topic(EventType type, String room) {
    if (type == EventType.NOTE || TopicRules.isRoomState(type)) {
      return new Topic.RoomState(room).path();
    }
    boolean customer = profile.agent().role() == Role.CUSTOMER;
    return customer || profile.isFlat()
        ? new Topic.Chat(room).path()
        : new Topic.Desk(room).path();
  }

  CompletableFuture<Boolean> cancel(String id) {
    return onLoop(() -> sender.find(id).filter(Row::isUntried).isPresent()
        ? remove(id)
        : CompletableFuture.completedFuture(false));
  }

  CompletableFuture<Boolean> edit(String id, String text) {
    return onLoop(() -> sender.alter(id, Row::isUntried,
        row -> row.with(row.envelope().withText(text), row.state(), 0, row.reason())));
  }

  CompletableFuture<Boolean> retry(String id) {
    return onLoop(
        () -> sender.alter(id, row -> row.state() == DeliveryState.HELD || row.state() == DeliveryState.FAILED,
            row -> row.with(row.envelope(), DeliveryState.QUEUED, row.attempts(), null)));
  }

  @Override
  public CompletableFuture<Boolean> hold(String id) {
    return onLoop(() -> sender.alter(id, row -> row.state() == DeliveryState.QUEUED,
        row -> row.with(row.envelope(), DeliveryState.HELD, row.attempts(), "You hold it back.")));
  }

  @Override
  public CompletableFuture<Boolean> drop(String id) {
    return onLoop(() -> remove(id));
  }

  private CompletableFuture<Boolean> remove(String id) {
    String room = sender.find(id).map(Row::room).orElse("");
    return sender.drop(id).whenComplete((gone, _) -> loop.execute(() -> {
      if (!Boolean.TRUE.equals(gone)) {
        return;
      }
      LiveHandle handle = handles.remove(id);
      if (handle != null) {
        handle.dropped();
      }
      watchers.tell(watcher -> watcher.dropped(room, id));
    }));
  }

  private CompletableFuture<Boolean> onLoop(java.util.function.Supplier<CompletableFuture<Boolean>> call) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    loop.execute(() -> {
      var _ = call.get().whenComplete((ok, failure) -> {
        if (failure == null) {
          done.complete(ok);
        } else {
          done.completeExceptionally(failure);
        }
      });
    });
    return done;
  }

  void markRead(String room, long order) {
    if (readMarks.merge(room, order, Math::max) != order) {
      return;
    }
    var _ = store.write(c -> Archive.markRead(c, room, order)).whenComplete((state, _) -> loop.execute(() -> {
      if (state != null) {
        remember(state);
        receipts.read(room, state.heads());
        publishChanges();
      }
    }));
  }

  // ---- façade

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Room room(String id) {
    return new LiveRoom(this, id);
  }

  @Override
  public Collection<RoomSummary> rooms() {
    return book.all();
  }

  @Override
  public ConnectionSummary connection() {
    return line.last();
  }

  @Override
  public Subscription watch(SessionWatcher watcher) {
    Subscription subscription = () -> {};
    CompletableFuture<Subscription> added = new CompletableFuture<>();
    loop.execute(() -> {
      watcher.rooms(book.all());
      watcher.outbox(sender.rows().stream().map(Row::view).toList());
      watcher.connection(line.summarise(sender.rows()));
      watcher.peers(peers.all());
      added.complete(watchers.add(watcher));
    });
    return () -> {
      subscription.close();
      var _ = added.thenAccept(Subscription::close);
    };
  }

  @Override
  public Subscription events(long cursor, Consumer<ChatEvent> consumer) {
    EventStream stream = new EventStream(loop, store, cursor, consumer, streams::remove);
    streams.add(stream);
    loop.execute(stream::wake);
    return stream;
  }

  @Override
  public Optional<MessageHandle> message(String id) {
    return Optional.ofNullable(handles.get(id));
  }

  @Override
  public void reconnectNow() {
    loop.execute(line::retryNow);
  }

  @Override
  public void goOffline() {
    loop.execute(() -> {
      presence.goodbye();
      line.pause();
    });
  }

  @Override
  public Collection<Peer> peers() {
    return peers.all();
  }

  @Override
  public boolean isOffline(String agentId) {
    return peers.isOffline(agentId);
  }

  @Override
  public void setStatus(Peer.Status status, int limit) {
    loop.execute(() -> presence.setStatus(status, limit));
  }

  @Override
  public void setViewing(@Nullable String room) {
    loop.execute(() -> presence.setViewing(room));
  }

  @Override
  public void setAttended(boolean attended) {
    loop.execute(() -> line.setAttended(attended));
  }

  @Override
  public void close() {
    loop.execute(() -> {
      presence.goodbye();
      line.close();
    });
    loop.close();
    store.close();
  }

  /** The outbox speaks. */
  private final class SenderEars implements Sender.Listener {
    @Override
    public void changed(Row row, DeliveryState state) {
      LiveHandle handle = handles.get(row.id());
      if (handle != null) {
        handle.become(state);
      }
      reload(row.id());
    }

    @Override
    public void sent(Row row, Sender.Legs legs, Sender.Word word) {
      changed(row, DeliveryState.SENT);
      if (!row.envelope().eventType().orElse(EventType.VOID).isConversation()) {
        return;
      }
      echoes.sent(row, word);
      presence.sent(row.topic(), row.envelope().seq());
      if (!Double.isNaN(legs.brokerMs())) {
        book.latency(row.room(), loop.nanos(), legs.brokerMs(), false);
        receipts.sent(row.topic(), row.envelope().seq(), loop.nanos());
      }
    }

    @Override
    public void firstEcho() {
      var _ = store.write(c -> Echoes.remember(c, profile.endpoints().getFirst()));
    }

    @Override
    public void outboxChanged() {
      outboxNews.changed();
    }
  }
}
