package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.session.OutboxModel.Entry;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.TransportState;
import io.deskwire.transport.testing.FakeTransport;
import io.deskwire.transport.testing.FakeTransport.Sent;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be seen of an outbox of the real world: what it writes to its lines, has in memory and on disk. */
abstract class OutboxSight implements AutoCloseable {
  static final long LATE_MS = Duration.ofMinutes(10).toMillis();
  static final long NO_WORD_MS = 10_000;
  /** A copy over the line that stands by; the time without a word runs from the first one. */
  static final long HEDGE_MS = 500;
  static final long CLOSES_ON_IT_MS = 2_000;

  final TestDesk desk;
  OutboxModel model = new OutboxModel();
  /** What a killed process finds again, while the disk is stalled. */
  @Nullable
  OutboxModel onDisk;
  /** What was asked for and waits for the disk, in that order. */
  final List<Runnable> pending = new ArrayList<>();
  /** Ids that are being taken out while the disk is stalled: a word comes too late for them. */
  final Set<String> leaving = new HashSet<>();
  final List<Publication> publications = new ArrayList<>();
  final Map<String, Long> lastSeq = new HashMap<>();
  final Set<FakeTransport> mute = new HashSet<>();
  final Map<String, MessageHandle> handles = new HashMap<>();
  final Map<String, DeliveryState> told = new HashMap<>();
  final Map<String, List<Boolean>> deliveries = new HashMap<>();
  int linesBefore;
  volatile boolean dead;
  final AtomicInteger lives = new AtomicInteger();
  boolean connected;
  int texts;
  long markerAt = Long.MIN_VALUE;
  boolean markerOut;

  /** Something written to a line; in ms of the clock that does not run while the machine sleeps. */
  record Publication(FakeTransport line, Sent sent, String id, long at) {
    boolean isUnanswered() {
      return !sent.word().isDone();
    }
  }

  OutboxSight(Path folder, boolean two) {
    desk = two
        ? new TestDesk(folder, Profile.Standby.WARM, "stomp+wss://web.example/ws", "mqtts://mobile.example")
        : new TestDesk(folder);
    desk.broker().onPublish(this::published);
  }

  // ---- what is written to lines

  void published(FakeTransport line, Sent sent) {
    if (dead || !sent.durable()) {
      return;
    }
    Envelope event = sent.envelope();
    if (event.type().equals("marker")) {
      marker(line, sent);
      return;
    }
    // the broker does not want to know of that gap: nobody sees it, so the room goes on
    model.room(event.room()).removeIf(e -> e.isVoid && e.refusals > 1 && !event.id().equals(e.id));
    Entry head = model.room(event.room()).isEmpty() ? null : model.room(event.room()).getFirst();
    assertThat(head).as("%s is written though nothing waits in its room", sent).isNotNull();
    Entry entry = Objects.requireNonNull(head);
    if (entry.isVoid && entry.id == null) {
      entry.id = event.id();
    }
    assertThat(event.id()).as("the id of the first of %s", model.room(event.room())).isEqualTo(entry.id);
    assertThat(event.type().equals("void")).isEqualTo(entry.isVoid);
    assertThat(sent.topic()).isEqualTo(entry.topic);
    assertThat(sent.text()).isEqualTo(entry.text);
    assertThat(entry.held || entry.failed || entry.mustBeHeld).as("%s is held back", entry).isFalse();
    long next = lastSeq.getOrDefault(entry.topic, 0L) + 1;
    assertThat(event.seq()).as("the number of %s", entry).isEqualTo(entry.seq == 0 ? next : entry.seq);
    entry.seq = event.seq();
    lastSeq.merge(entry.topic, event.seq(), Math::max);
    assertThat(rowsOnDisk()).as("on disk before it is written").anyMatch(
        row -> row.id().equals(event.id()) && row.state().equals("SENDING") && row.seq() == event.seq());
    publications.stream().filter(p -> p.id.equals(event.id()) && p.line.equals(line) && p.isUnanswered())
        .forEach(p -> assertThat(ticks() - p.at).as("a copy over the same line")
            .isGreaterThanOrEqualTo(NO_WORD_MS - HEDGE_MS));
    Publication publication = new Publication(line, sent, event.id(), ticks());
    publications.add(publication);
    var _ = sent.word().whenComplete((_, failure) -> {
      if (failure instanceof RefusedException) {
        refused(publication, 2);
      } else if (failure != null && !line.isAborted() && ticks() - publication.at < CLOSES_ON_IT_MS) {
        refused(publication, 1);
      }
    });
  }

  void refused(Publication publication, int weight) {
    Entry entry = model.find(publication.id);
    if (entry != null && !dead) {
      entry.refusals += weight;
    }
  }

  /** A line is there again after there was none: what is late by now must not leave. */
  void marker(FakeTransport line, Sent sent) {
    markerAt = ticks();
    markerOut = true;
    publications.add(new Publication(line, sent, sent.envelope().id(), ticks()));
    for (Entry entry : model.unsent()) {
      if (entry.guarded && (entry.overtaken || now() - entry.createdAt > LATE_MS)) {
        entry.mustBeHeld = true;
      }
    }
  }

  boolean catchesUp() {
    return markerOut && connected && ticks() - markerAt < NO_WORD_MS;
  }

  void settle() {
    desk.loop().settle();
    look();
  }

  void look() {
    connected = desk.session().line().transport() != null;
    if (!desk.isDiskStalled()) {
      List<Runnable> done = List.copyOf(pending);
      pending.clear();
      done.forEach(Runnable::run);
      desk.loop().settle();
    }
  }

  /**
   * Calls, and does to the model what follows from that.
   *
   * @param then on the thread that has committed it, before the session thread can do anything about it
   */
  <T> void ask(CompletableFuture<T> call, Consumer<T> then) {
    int mine = lives.get();
    CompletableFuture<Void> done = call.thenAccept(value -> {
      if (mine == lives.get() && !dead) {
        then.accept(value);
      }
    });
    pending.add(() -> {
      assertThat(done).as("nothing is left to do").isDone();
      done.join();
    });
    settle();
  }

  void later(Runnable then) {
    pending.add(then);
    look();
  }

  record StoredRow(long position, String id, String topic, String state, long seq, int attempts,
      boolean guarded,
      boolean isVoid) {
    static StoredRow of(Row row) {
      return new StoredRow(row.position(), row.id(), row.topic(), row.state().name(), row.envelope().seq(),
          row.attempts(),
          row.guarded(), RoomQueues.isVoid(row));
    }
  }

  List<StoredRow> rowsOnDisk() {
    return desk.session().store().read(OutboxSight::storedRows).join();
  }

  static List<StoredRow> storedRows(Connection c) throws SQLException {
    List<StoredRow> rows = new ArrayList<>();
    try (
        PreparedStatement q = c.prepareStatement(
            "SELECT position, id, topic, delivery, seq, attempts, guarded, type FROM message WHERE waits = 1 ORDER BY position");
        ResultSet r = q.executeQuery()) {
      while (r.next()) {
        rows.add(new StoredRow(r.getLong(1), r.getString(2), r.getString(3), r.getString(4), r.getLong(5), r.getInt(6),
            r.getBoolean(7), r.getString(8).equals("void")));
      }
    }
    return rows;
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    model.rooms.keySet().forEach(room -> rows.addAll(desk.session().outgoing().sender().rows(room)));
    rows.sort((a, b) -> Long.compare(a.position(), b.position()));
    return rows;
  }

  DeliveryState state(Entry entry) {
    return desk.session().outgoing().sender().find(Objects.requireNonNull(entry.id)).map(Row::state)
        .orElse(DeliveryState.SENT);
  }

  MessageHandle handle(String id) {
    return Objects.requireNonNull(handles.get(id));
  }

  long ticks() {
    return desk.loop().nanos() / 1_000_000;
  }

  long now() {
    return desk.loop().wallMillis();
  }

  /** Of this run of the program. */
  List<FakeTransport> lines(TransportState state) {
    List<FakeTransport> all = desk.broker().lines();
    return all.subList(Math.min(linesBefore, all.size()), all.size()).stream().filter(line -> line.state() == state)
        .toList();
  }

  List<FakeTransport> heard() {
    return lines(TransportState.CONNECTED).stream().filter(line -> !mute.contains(line)).toList();
  }

  List<Publication> unanswered() {
    List<FakeTransport> heard = heard();
    return publications.stream()
        .filter(p -> p.isUnanswered() && heard.contains(p.line) && !p.sent.envelope().type().equals("marker")).toList();
  }

  static <T> @Nullable T pick(List<T> from, int pick) {
    return from.isEmpty() ? null : from.get(pick % from.size());
  }

  @Override
  public void close() {
    dead = true;
    desk.freeDisk();
    desk.close();
  }
}
