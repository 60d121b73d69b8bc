package io.deskwire.session;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.Attachment;
import io.deskwire.message.EventType;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.room.Owner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A session without broker and disk for tests of user interfaces. It keeps what is put into it in memory and tells its
 * watchers on the thread that calls; every method is synchronized, so a test may use several threads.
 *
 * <p>
 * What the code under test asks for is written to {@link #calls()}, for example {@code "claim r1"}.
 */
public final class FakeChatSession implements ChatSession {
  private final Profile profile;
  private final LongSupplier clock;
  private final Map<String, RoomSummary> rooms = new LinkedHashMap<>();
  private final Map<String, List<ChatMessage>> lines = new LinkedHashMap<>();
  private final Map<String, FakeMessage> sent = new LinkedHashMap<>();
  private final Map<String, String> drafts = new LinkedHashMap<>();
  private final Map<String, List<DraftFile>> draftFiles = new LinkedHashMap<>();
  private final Map<String, Long> readMarks = new LinkedHashMap<>();
  private final List<SessionWatcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private List<OutboxRow> outbox = List.of();
  private ConnectionSummary connection = new ConnectionSummary(List.of(), -1, 0, 0, 0, 0, List.of());
  private ClaimOutcome nextClaim = new ClaimOutcome(ClaimOutcome.Kind.WON, null);
  private final List<Waiting> searches = new CopyOnWriteArrayList<>();
  private boolean searchesWait;
  private double searchable = 1;
  private long position;

  public FakeChatSession(Profile profile, LongSupplier clock) {
    this.profile = profile;
    this.clock = clock;
  }

  // what tests do to it

  /** Adds or replaces a room. */
  public synchronized void put(RoomSummary room) {
    rooms.put(room.id(), room);
    watchers.forEach(w -> w.rooms(List.of(room)));
  }

  /** Adds or replaces many rooms in one call of the watchers. */
  public synchronized void putAll(Collection<RoomSummary> all) {
    all.forEach(room -> rooms.put(room.id(), room));
    List<RoomSummary> copy = List.copyOf(all);
    watchers.forEach(w -> w.rooms(copy));
  }

  /** Stores lines as if they had been there before; nobody is told. */
  public synchronized void seed(List<ChatMessage> messages) {
    for (ChatMessage message : messages) {
      lines.computeIfAbsent(message.room(), _ -> new ArrayList<>()).add(message);
      position = Math.max(position, message.position());
    }
  }

  /** The bytes that a message brings. */
  public synchronized void putFile(String messageId, byte[] bytes) {
    files.put(messageId, bytes);
  }

  /** A customer writes. */
  public synchronized ChatMessage receive(String room, String text) {
    RoomSummary before = rooms.getOrDefault(room, emptyRoom(room));
    ChatMessage message = line(room, new Sender(room, before.name(), Role.CUSTOMER), EventType.MESSAGE, text, null);
    if (before.blocked() != null) {
      RoomSummary.Blocked now = before.blocked();
      rooms.put(room, blocked(before, new RoomSummary.Blocked(now.by(), now.since(), now.reason(), now.hidden() + 1)));
      add(message);
      return message;
    }
    boolean owned = before.owner().kind() == Owner.Kind.CLAIMED;
    rooms.put(room,
        new RoomSummary(room, before.name(), before.opened(), owned ? before.owner() : Owner.WAITING, before.tags(),
            before.priority(), before.waitingSince() == 0 ? clock.getAsLong() : before.waitingSince(),
            clock.getAsLong(), text, Role.CUSTOMER, before.unread() + 1, before.unsent(), before.failed(), null, false,
            before.claiming(), before.latency(), before.peerReceipts(), before.missing(), before.loss(),
            before.queue(), before.raisedBy()));
    add(message);
    return message;
  }

  /** Tells the watchers of a line, new or changed. */
  public synchronized void add(ChatMessage message) {
    List<ChatMessage> of = lines.computeIfAbsent(message.room(), _ -> new ArrayList<>());
    of.removeIf(old -> old.id().equals(message.id()));
    of.add(message);
    of.sort(null);
    RoomSummary room = rooms.get(message.room());
    watchers.forEach(w -> {
      if (room != null) {
        w.rooms(List.of(room));
      }
      w.messages(List.of(message));
    });
  }

  public synchronized void connection(ConnectionSummary summary) {
    connection = summary;
    watchers.forEach(w -> w.connection(summary));
  }

  public synchronized void outbox(List<OutboxRow> rows) {
    outbox = List.copyOf(rows);
    watchers.forEach(w -> w.outbox(outbox));
  }

  /** Colleagues say something of themselves. */
  public synchronized void peers(Collection<Peer> changed) {
    changed.forEach(peer -> peers.put(peer.id(), peer));
    watchers.forEach(w -> w.peers(changed));
  }

  public synchronized void notice(Notice notice) {
    watchers.forEach(w -> w.notice(notice));
  }

  /** Colleagues whose consoles are heard from now on. */
  public synchronized void colleagues(List<Peer> heard) {
    peers.clear();
    peers(heard);
  }

  /** How the next claims end. */
  public synchronized void claimsEnd(ClaimOutcome outcome) {
    nextClaim = outcome;
  }

  /** Moves an own message to another state and tells everybody. */
  public synchronized void deliver(String messageId, DeliveryState state) {
    FakeMessage message = sent.get(messageId);
    if (message != null) {
      message.become(state);
      lines.values().stream().flatMap(List::stream).filter(line -> line.id().equals(messageId)).findFirst()
          .ifPresent(line -> add(withDelivery(line, state)));
    }
  }

  /** From now on searches are answered by {@link #answerSearch} alone. */
  public synchronized void searchesWait() {
    searchesWait = true;
  }

  /** Answers the search asked for as the {@code index}-th of those that wait; with a failure, or null for what it finds. */
  public void answerSearch(int index, @Nullable Throwable failure) {
    Waiting waiting = searches.get(index);
    if (failure == null) {
      waiting.answer.complete(found(waiting.query, waiting.limit));
    } else {
      waiting.answer.completeExceptionally(failure);
    }
  }

  private record Waiting(String query, int limit, CompletableFuture<List<SearchHit>> answer) {}

  /** How much of what is stored can be found. */
  public synchronized void searchable(double share) {
    searchable = share;
  }

  /** What was asked for, oldest first. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Subscriptions that are open: 0 when everything was closed. */
  public int watchers() {
    return watchers.size();
  }

  // ChatSession

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Room room(String id) {
    return new FakeRoom(this, id);
  }

  @Override
  public synchronized Collection<RoomSummary> rooms() {
    return List.copyOf(rooms.values());
  }

  @Override
  public synchronized ConnectionSummary connection() {
    return connection;
  }

  @Override
  public synchronized Subscription watch(SessionWatcher watcher) {
    watchers.add(watcher);
    watcher.rooms(rooms());
    watcher.outbox(outbox);
    watcher.connection(connection);
    watcher.peers(peers());
    return () -> watchers.remove(watcher);
  }

  @Override
  public Subscription events(long cursor, Consumer<ChatEvent> consumer) {
    return () -> {};
  }

  @Override
  public synchronized Optional<MessageHandle> message(String id) {
    FakeMessage own = sent.get(id);
    if (own != null) {
      return Optional.of(own);
    }
    return outbox.stream().filter(row -> row.id().equals(id)).findFirst()
        .map(row -> new FakeMessage(this, id, row.room(), row.state()));
  }

  @Override
  public synchronized CompletableFuture<Boolean> drop(String messageId) {
    called("drop " + messageId);
    Optional<OutboxRow> row = outbox.stream().filter(r -> r.id().equals(messageId)).findFirst();
    outbox(outbox.stream().filter(r -> !r.id().equals(messageId)).toList());
    lines.values().forEach(of -> of.removeIf(line -> line.id().equals(messageId)));
    row.ifPresent(gone -> watchers.forEach(w -> w.dropped(gone.room(), messageId)));
    return CompletableFuture.completedFuture(row.isPresent());
  }

  @Override
  public synchronized CompletableFuture<Boolean> hold(String messageId) {
    called("hold " + messageId);
    outbox(outbox.stream()
        .map(r -> r.id().equals(messageId)
            ? new OutboxRow(r.id(), r.room(), r.type(), r.text(), DeliveryState.HELD, r.createdAt(), r.attempts(),
                r.editable(), "held by you")
            : r)
        .toList());
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public synchronized CompletableFuture<List<SearchHit>> search(String query, int limit) {
    called("search " + query);
    if (!searchesWait) {
      return CompletableFuture.completedFuture(found(query, limit));
    }
    CompletableFuture<List<SearchHit>> answer = new CompletableFuture<>();
    searches.add(new Waiting(query, limit, answer));
    return answer;
  }

  private synchronized List<SearchHit> found(String typed, int limit) {
    return SearchQuery.of(typed).stream().flatMap(query -> lines.values().stream().flatMap(List::stream)
        .filter(line -> line.type().isConversation() && query.matches(line.text()))
        .sorted(Comparator.comparingLong(ChatMessage::position).reversed()).limit(limit)
        .map(line -> new SearchHit(line, query.spans(line.text())))).toList();
  }

  @Override
  public synchronized double searchable() {
    return searchable;
  }

  @Override
  public synchronized Collection<Peer> peers() {
    return List.copyOf(peers.values());
  }

  @Override
  public synchronized boolean isOffline(String agentId) {
    Peer peer = peers.get(agentId);
    return peer != null && peer.status() == Peer.Status.OFFLINE;
  }

  @Override
  public void setViewing(@Nullable String room) {
    called("viewing " + room);
  }

  @Override
  public void reconnectNow() {
    called("reconnect");
  }

  @Override
  public void goOffline() {
    called("offline");
  }

  @Override
  public synchronized String agentName(String agentId) {
    return agentId.equals(profile.agent().id())
        ? profile.agent().name()
        : peers.values().stream().filter(peer -> peer.id().equals(agentId)).map(Peer::name).findFirst().orElse(agentId);
  }

  @Override
  public void setStatus(Peer.Status status, int limit) {
    called("status " + status + " " + limit);
  }

  @Override
  public void setAttended(boolean attended) {
    called("attended " + attended);
  }

  @Override
  public void close() {
    called("close");
    watchers.clear();
  }

  // for FakeRoom and FakeMessage

  void called(String what) {
    calls.add(what);
  }

  synchronized @Nullable RoomSummary summary(String id) {
    return rooms.get(id);
  }

  synchronized ClaimOutcome claim(String id) {
    called("claim " + id);
    RoomSummary room = rooms.get(id);
    if (room != null && nextClaim.kind() == ClaimOutcome.Kind.WON) {
      put(withOwner(room, new Owner(Owner.Kind.CLAIMED, profile.agent().id(), profile.agent().name(), 0)));
    }
    return nextClaim;
  }

  synchronized void own(String id, Owner owner) {
    RoomSummary room = rooms.get(id);
    if (room != null) {
      put(withOwner(room, owner));
    }
  }

  /** Changes what stands on a room. */
  synchronized void mark(String id, UnaryOperator<RoomSummary> change) {
    RoomSummary room = rooms.get(id);
    if (room != null) {
      put(change.apply(room));
    }
  }

  /** The same room, with its customer blocked or not. */
  public static RoomSummary blocked(RoomSummary r, RoomSummary.@Nullable Blocked blocked) {
    return new RoomSummary(r.id(), r.name(), r.opened(), r.owner(), r.tags(), r.priority(),
        blocked == null ? r.waitingSince() : 0, r.lastAt(), r.lastText(), r.lastRole(),
        blocked == null ? r.unread() : 0,
        r.unsent(), r.failed(), blocked == null ? r.typing() : null, r.customerEnded(), r.claiming(), r.latency(),
        r.peerReceipts(), r.missing(), r.loss(), r.queue(), r.raisedBy(), blocked, r.colleague());
  }

  /** When something done now is done, ms since 1970 UTC. */
  long now() {
    return clock.getAsLong();
  }

  synchronized MessageHandle send(String room, EventType type, String text, @Nullable String replyTo) {
    if (text.isBlank() || text.length() > 16_384) {
      throw new IllegalArgumentException("A message has 1 to 16,384 characters.");
    }
    DeliveryState state = connection.isOnline() ? DeliveryState.SENT : DeliveryState.QUEUED;
    ChatMessage message = withDelivery(line(room, profile.agent().asSender(), type, text, replyTo), state);
    FakeMessage handle = new FakeMessage(this, message.id(), room, state);
    sent.put(message.id(), handle);
    called("send " + room + " " + text);
    add(message);
    if (state.isUnsent()) {
      List<OutboxRow> more = new ArrayList<>(outbox);
      more.add(new OutboxRow(message.id(), room, type, text, state, clock.getAsLong(), 0, true, null));
      outbox(more);
    }
    return handle;
  }

  synchronized MessageHandle attach(String room, EventType type, FileToSend file) {
    DeliveryState state = connection.isOnline() ? DeliveryState.SENT : DeliveryState.QUEUED;
    int parts = Math.ceilDiv(file.bytes().length, Attachment.MAX_PART_BYTES);
    ChatMessage message = withDelivery(line(room, profile.agent().asSender(), type, "", null), state)
        .with(new AttachmentInfo(file.name(), file.mediaType(), file.bytes().length, file.width(), file.height(), parts,
            state.isUnsent() ? 0 : parts), state, null);
    FakeMessage handle = new FakeMessage(this, message.id(), room, state);
    sent.put(message.id(), handle);
    files.put(message.id(), file.bytes());
    called("attach " + room + " " + file.name());
    add(message);
    return handle;
  }

  synchronized byte @Nullable [] file(String messageId) {
    return files.get(messageId);
  }

  synchronized List<ChatMessage> history(String room, @Nullable ChatMessage before, int limit) {
    List<ChatMessage> all = lines.getOrDefault(room, List.of());
    List<ChatMessage> older = all.stream().filter(line -> before == null || line.compareTo(before) < 0).toList();
    return List.copyOf(older.subList(Math.max(0, older.size() - limit), older.size()));
  }

  synchronized void markRead(ChatMessage upTo) {
    called("read " + upTo.id());
    readMarks.merge(upTo.room(), upTo.order(), Math::max);
    RoomSummary room = rooms.get(upTo.room());
    if (room != null && room.unread() > 0) {
      put(new RoomSummary(room.id(), room.name(), room.opened(), room.owner(), room.tags(), room.priority(),
          room.waitingSince(), room.lastAt(), room.lastText(), room.lastRole(), 0, room.unsent(), room.failed(),
          room.typing(), room.customerEnded(), room.claiming(), room.latency(), room.peerReceipts(), room.missing(),
          room.loss(), room.queue(), room.raisedBy()));
    }
  }

  synchronized long readMark(String room) {
    return readMarks.getOrDefault(room, 0L);
  }

  synchronized List<DraftFile> draftFiles(String room) {
    return draftFiles.getOrDefault(room, List.of());
  }

  synchronized void draftFiles(String room, List<DraftFile> files) {
    draftFiles.put(room, files);
  }

  synchronized String draft(String room) {
    return drafts.getOrDefault(room, "");
  }

  synchronized void draft(String room, String text) {
    drafts.put(room, text);
  }

  synchronized void edited(String id, String text) {
    called("edit " + id + " " + text);
    outbox(outbox.stream()
        .map(r -> r.id().equals(id)
            ? new OutboxRow(id, r.room(), r.type(), text, r.state(), r.createdAt(), r.attempts(), r.editable(),
                r.reason())
            : r)
        .toList());
  }

  private ChatMessage line(String room, Sender from, EventType type, String text, @Nullable String replyTo) {
    long now = clock.getAsLong();
    long at = ++position;
    return new ChatMessage("m" + at, room, now, at, type, from, text, replyTo, now, now, Double.NaN, false, true, null,
        null, null, null, false);
  }

  private static ChatMessage withDelivery(ChatMessage m, DeliveryState state) {
    return new ChatMessage(m.id(), m.room(), m.order(), m.position(), m.type(), m.from(), m.text(), m.replyTo(),
        m.sentAt(), m.arrivedAt(), m.oneWayMs(), m.writtenLate(), m.verified(), state, m.problem(), m.timing(),
        m.detail(), m.late());
  }

  private static RoomSummary withOwner(RoomSummary r, Owner owner) {
    return new RoomSummary(r.id(), r.name(), r.opened(), owner, r.tags(), r.priority(),
        owner.kind() == Owner.Kind.WAITING ? r.waitingSince() : 0, r.lastAt(), r.lastText(), r.lastRole(), r.unread(),
        r.unsent(), r.failed(), r.typing(), r.customerEnded(), false, r.latency(), r.peerReceipts(), r.missing(),
        r.loss(), r.queue(), r.raisedBy(), r.blocked(), r.colleague());
  }

  private static RoomSummary emptyRoom(String id) {
    return new RoomSummary(id, id, new Opened(null, null, null, null, null), Owner.WAITING, Set.of(), 0, 0, 0, "", null,
        0, 0, 0, null, false, false, LatencyFigures.NONE, false, List.of(), 0, null, null);
  }
}
