package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Role;
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
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The session of the real world: puts the parts together and answers the façade's calls. */
final class LiveSession implements ChatSession {
  private static final Duration FIGURES = Duration.ofSeconds(1);

  private final Profile profile;
  private final EventLoop loop;
  private final Store store;
  private final Archive archive;
  private final RoomBook book;
  private final Watchers watchers = new Watchers();
  private final List<EventStream> streams = new CopyOnWriteArrayList<>();
  private final Map<String, Long> readMarks = new ConcurrentHashMap<>();
  private final Outgoing outgoing;
  private final OutboxNews outboxNews;
  private final LiveEvents live;
  private final Receipts receipts;
  private final Peers peers;
  private final OwnPresence presence;
  private final RoomChanges changes;
  private final Claims claims;
  private final LateReplies lateReplies;
  private final Gaps gaps;
  private final Originals originals;
  private final Newcomer newcomer;
  private final Arrivals arrivals;
  private final Connection line;
  private final Search search;
  private final Attachments attachments = new Attachments(this);
  private final HistoryKeeper keeper = new HistoryKeeper(this);

  LiveSession(Profile profile, EventLoop loop, Store store, Archive archive, Identity identity,
      Connection.Maker lineMaker) {
    this.profile = profile;
    this.loop = loop;
    this.store = store;
    this.archive = archive;
    book = new RoomBook(profile.agent(), loop::wallMillis);
    search = new Search(loop, store);
    outboxNews = new OutboxNews(loop, this::publishOutbox);
    live = new LiveEvents(loop, profile.agent(), identity.stream(), this::line);
    receipts = new Receipts(loop, live::receipt, identity.stream(), this::answers, this::written);
    peers = new Peers(loop, profile.agent().id(), changed -> watchers.tell(watcher -> watcher.peers(changed)));
    presence = new OwnPresence(loop, book, profile.endpoints().getFirst().dialect().scheme(), live::presence);
    lateReplies = new LateReplies();
    outgoing = new Outgoing(this, identity);
    changes = new RoomChanges(this);
    claims = new Claims(this);
    gaps = new Gaps(this, identity, RandomGenerator.getDefault());
    originals = new Originals(this, identity);
    newcomer = new Newcomer(this, identity);
    arrivals = new Arrivals(this, identity, receipts);
    Receiver receiver = new Receiver(loop, store, archive, arrivals);
    line = lineMaker.make(new Connection.Parts(receiver, outgoing.sender(), this::publishConnection, this::lineIs,
        profile.isFlat()));
  }

  /** What an earlier run left; then the first attempt to connect. */
  void start(SessionBuilder.Loaded loaded) {
    // nobody else has it yet: whoever opens a session finds its rooms
    loaded.rooms().forEach(this::put);
    book.takeChanged(loop.nanos());
    loop.execute(() -> {
      loaded.lastOfCustomers().forEach(lateReplies::customerWrote);
      gaps.load(loaded.rooms());
      newcomer.load(loaded.connectedAt());
      loaded.heads().forEach(presence::sent);
      outgoing.load(loaded.rows(), loaded.echoesSeen());
      book.outbox(outgoing.sender().rows());
      publishChanges();
      line.start();
      figures();
      new Pruner(loop, store).start();
      search.start();
    });
  }

  private void lineIs(boolean up) {
    boolean customer = profile.agent().role() == Role.CUSTOMER;
    peers.listen(up && line.carriesLive());
    if (!up) {
      presence.disconnected();
      newcomer.disconnected();
    } else if (line.carriesLive() && !customer) {
      presence.connected();
      newcomer.connected(line.inboxIsNew());
    }
    if (up) {
      gaps.connected();
      book.owned().forEach(this::tellReceipts);
    }
  }

  /** A customer's console speaks for itself; of the desk's only the one that answers. */
  private boolean answers(String room) {
    return profile.agent().role() == Role.CUSTOMER || book.owned().contains(room);
  }

  private Map<String, Long> written(String room) {
    String topic = outgoing.topic(EventType.MESSAGE, room);
    long head = presence.head(topic);
    return head == 0 ? Map.of() : Map.of(topic, head);
  }

  private void tellReceipts(String room) {
    receipts.again(room, book.state(room).heads());
  }

  private void figures() {
    peers.tick();
    book.comeBack().forEach(this::remember);
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

  Archive archive() {
    return archive;
  }

  LateReplies lateReplies() {
    return lateReplies;
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
    boolean before = book.owned().contains(state.id());
    put(state);
    if (!before && book.owned().contains(state.id())) {
      tellReceipts(state.id());
    }
  }

  private void put(RoomState state) {
    book.put(state);
    readMarks.merge(state.id(), state.readMark(), Math::max);
    presence.roomsChanged();
  }

  Connection line() {
    return line;
  }

  /** An own event has come back. */
  void echoed(String id) {
    outgoing.echoed(id);
    claims.echoed(id);
  }

  Outgoing outgoing() {
    return outgoing;
  }

  OwnPresence presence() {
    return presence;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  Receipts receipts() {
    return receipts;
  }

  OutboxNews outboxNews() {
    return outboxNews;
  }

  void tellDropped(String room, String id) {
    watchers.tell(watcher -> watcher.dropped(room, id));
  }

  LiveEvents live() {
    return live;
  }

  /** A colleague's presence. */
  void heard(Envelope event) {
    peers.heard(event);
    book.heard(event.from().id(), event.from().displayName());
    if (event.presence() != null) {
      gaps.heads(event.stream(), event.presence().heads(), false, "");
    }
  }

  /** See {@link Peers#rank}. */
  int rankAmongColleagues(String draw, String except) {
    return peers.rank(draw, except);
  }

  Gaps gaps() {
    return gaps;
  }

  Originals originals() {
    return originals;
  }

  Newcomer newcomer() {
    return newcomer;
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
    publishConnection(outgoing.sender().rows());
  }

  private void publishConnection(List<Row> rows) {
    ConnectionSummary now = line.summarise(rows);
    watchers.tell(watcher -> watcher.connection(now));
  }

  private void publishOutbox() {
    List<Row> rows = outgoing.sender().rows();
    book.outbox(rows);
    if (watchers.any()) {
      var views = rows.stream().map(Row::view).toList();
      watchers.tell(watcher -> watcher.outbox(views));
    }
    publishChanges();
    publishConnection(rows);
  }

  void publishMessage(Archive.Line stored) {
    ChatMessage message = RoomBook.message(stored);
    if (Attachments.isPart(stored)) {
      attachments.publish(stored);
    } else if (message != null) {
      tellMessage(message);
    }
    streams.forEach(EventStream::wake);
  }

  void tellMessage(ChatMessage message) {
    watchers.tell(watcher -> watcher.messages(List.of(message)));
  }

  Attachments attachments() {
    return attachments;
  }

  /** On the writer, so that it is read as the writes asked for before leave it. */
  void reload(String id) {
    var _ = store.writeSoon(c -> Optional.ofNullable(Lines.byId(c, id))).whenComplete((found, _) -> {
      if (found != null && found.isPresent()) {
        loop.execute(() -> publishMessage(found.get()));
      }
    });
  }

  void markRead(String room, long order) {
    if (readMarks.merge(room, order, Math::max) != order) {
      return;
    }
    var _ = store.writeSoon(c -> archive.markRead(c, room, order)).whenComplete((state, _) -> loop.execute(() -> {
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
    CompletableFuture<Subscription> added = new CompletableFuture<>();
    loop.execute(() -> {
      watcher.rooms(book.all());
      watcher.outbox(outgoing.sender().rows().stream().map(Row::view).toList());
      watcher.connection(line.summarise(outgoing.sender().rows()));
      watcher.peers(peers.all());
      added.complete(watchers.add(watcher));
    });
    return () -> {
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
    return Optional.ofNullable(outgoing.handle(id));
  }

  @Override
  public CompletableFuture<Boolean> hold(String id) {
    return outgoing.hold(id);
  }

  @Override
  public CompletableFuture<Boolean> drop(String id) {
    return outgoing.drop(id);
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
  public String agentName(String agentId) {
    return book.names().of(agentId);
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
  public CompletableFuture<List<SearchHit>> search(String query, int limit) {
    return search.find(query, limit);
  }

  @Override
  public double searchable() {
    return search.share();
  }

  @Override
  public void keepHistory(@Nullable Duration limit) {
    loop.execute(() -> keeper.keep(limit));
  }

  @Override
  public CompletableFuture<DeletedHistory> deleteHistory(LongConsumer progress) {
    CompletableFuture<DeletedHistory> done = new CompletableFuture<>();
    loop.execute(() -> keeper.deleteClosed(progress, done));
    return done;
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
}
