package io.deskwire.session;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.TopicRules;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.session.Flight.Legs;
import io.deskwire.store.SqlWork;
import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Capability;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.Transport;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is stored: one row in flight per room, rooms in parallel, in the order stored. A HELD or FAILED row holds
 * back the later ones of its room. Owned by the session thread.
 */
final class Sender {
  private static final Logger log = LoggerFactory.getLogger(Sender.class);
  /** No word from the broker for this long means that nobody knows: the row is sent again under the same id. */
  private static final Duration NO_WORD = Duration.ofSeconds(10);
  private static final Duration STORE_RETRY = Duration.ofSeconds(1);

  private final EventLoop loop;
  private final Store store;
  private final Listener listener;
  private final OutboxTable table;
  private final Gate gate = new Gate();
  private final RoomQueues queues = new RoomQueues(gate::occupied);
  private final Flights flights = new Flights();
  private final LateReplies lateReplies;
  private @Nullable Transport transport;
  private @Nullable Transport standby;
  private Duration hedgeAfter = NO_WORD;
  /** Own messages come back over a line that confirms nothing, so one that does not is missing. */
  private boolean echoes;
  private boolean caughtUp = true;
  /** There is no backlog to wait for, but rows that waited are looked at all the same. */
  private boolean backlogEnds;
  /** Rows that people change just now; true for those that they take out. They stay as they are until it is on disk. */
  private final Map<String, Boolean> undecided = new HashMap<>();
  /** Rows that were being changed or marked when the backlog had been read, and must be looked at afterwards. */
  private final Set<String> unexamined = new HashSet<>();

  /** Told on the session thread. */
  interface Listener {
    /** Its new state is on its way to the disk, before anything that the listener writes. */
    void changed(Row row, DeliveryState state);

    /** The row has left the outbox. */
    void sent(Row row, Legs legs, Word word);

    /** For the first time an own message has come back over a line that confirms nothing. */
    void firstEcho();

    /** What this line was given then was confirmed after another one had got it too. */
    void hedgeConfirmed(Transport line, long nanos);

    void outboxChanged();
  }

  Sender(EventLoop loop, Store store, OutboxTable table, LateReplies lateReplies, Listener listener) {
    this.loop = loop;
    this.store = store;
    this.table = table;
    this.lateReplies = lateReplies;
    this.listener = listener;
  }

  /** What an earlier run left and knew, before anything else. */
  void load(List<Row> rows, boolean echoesSeen) {
    rows.forEach(queues::put);
    echoes = echoesSeen;
  }

  /**
   * The next line to come is the first one again.
   *
   * @param unread whether what {@link #waitsForBacklog} must wait for {@link #caughtUp}: what has come meanwhile may have
   *               overtaken it
   */
  void expectBacklog(boolean unread) {
    caughtUp = !unread;
    backlogEnds = !unread;
  }

  /**
   * Sends over this line from now on; what is in flight over another one that is still there stays there.
   *
   * @param line  null when none is there
   * @param other what has no confirmation after {@code patience} goes over this one too; null for none
   */
  void use(@Nullable Transport line, @Nullable Transport other, Duration patience) {
    standby = other;
    hedgeAfter = patience;
    if (Objects.equals(line, transport)) {
      return;
    }
    transport = line;
    gate.line(line);
    if (backlogEnds) {
      backlogEnds = false;
      caughtUp();
    } else {
      queues.rooms().forEach(this::pump);
    }
  }

  /** What has come while there was no connection is known now. */
  void caughtUp() {
    caughtUp = true;
    queues.visible().forEach(this::examine);
    queues.rooms().forEach(this::pump);
  }

  private void examine(Row row) {
    if (row.state() != DeliveryState.QUEUED || !row.guarded()) {
      return;
    }
    if (isBusy(row)) {
      unexamined.add(row.id());
      return;
    }
    String objection = lateReplies.objection(row, loop.wallMillis());
    if (objection != null) {
      change(row, row.with(row.envelope(), DeliveryState.HELD, row.attempts(), objection));
    }
  }

  /** Whether there are rows that may be overtaken by what has come meanwhile. */
  boolean waitsForBacklog() {
    return queues.visible().stream().anyMatch(Sender::canBeOvertaken);
  }

  private static boolean canBeOvertaken(Row row) {
    return isUntriedChange(row) || row.guarded();
  }

  static boolean isUntriedChange(Row row) {
    return row.isUntried() && row.envelope().eventType().filter(TopicRules::isRoomState).isPresent();
  }

  /** Rows of a room, in the order stored. */
  List<Row> rows(String room) {
    return queues.rows(room);
  }

  /**
   * What was written over this line alone and not confirmed is unknown: it goes back to the head of its room, which it
   * never left. A row that is only being marked stays marked, for it has its {@code seq} by now.
   *
   * @param byPeer that this side has not ended it, so what was just written may be why
   */
  void lost(Transport line, boolean byPeer) {
    if (line.equals(transport)) {
      transport = null; // nothing more goes there; the next one is told to use()
      gate.line(null);
    }
    for (Flights.Fallen fallen : flights.lost(line, byPeer, loop.nanos())) {
      Row row = fallen.flight().row;
      if (fallen.refused()) {
        fail(row, "The broker closes the connection on this message. It is kept; edit it as a new one, or drop it.");
      } else {
        requeue(row);
        pump(row.room());
      }
    }
  }

  private static boolean confirms(Transport line) {
    return line.capabilities().contains(Capability.CONFIRM);
  }

  /** Which rows can be committed as SENDING. After each that was asked about comes {@link #enqueued}, or it is told. */
  Gate gate() {
    return gate;
  }

  /**
   * A row that has just been committed; with its first attempt already counted when SENDING.
   *
   * @param behind those of the same commit that come after it, QUEUED
   */
  void enqueued(Row row, List<Row> behind, double diskMs) {
    queues.put(row);
    behind.forEach(queues::put);
    gate.arrived(row.room());
    if (row.state() == DeliveryState.SENDING) {
      Transport line = transport;
      if (line == null) {
        requeue(row);
      } else {
        write(new Flight(row, loop.nanos(), diskMs), line);
      }
    } else {
      pump(row.room());
    }
    listener.outboxChanged();
  }

  private void pump(String room) {
    Transport up = transport;
    Row head = queues.head(room);
    while (up != null && head != null && head.state() == DeliveryState.QUEUED && !undecided.containsKey(head.id())
        && !Gate.carries(up, head.envelope())) {
      leave(head, Legs.UNKNOWN, Word.KEPT);
      head = queues.head(room);
    }
    if (head != null && !caughtUp && canBeOvertaken(head)) {
      return;
    }
    if (up == null || head == null || head.state() != DeliveryState.QUEUED || flights.of(room) != null
        || undecided.containsKey(head.id())) {
      return;
    }
    mark(head);
  }

  private void mark(Row head) {
    String room = head.room();
    Flight marking = new Flight(head, loop.nanos(), Double.NaN);
    flights.put(marking);
    var _ = store.write(c -> table.sending(c, head)).whenComplete((row, failure) -> loop.execute(() -> {
      boolean late = unexamined.remove(head.id());
      if (!flights.land(marking)) {
        return;
      }
      if (row == null) {
        log.warn("a row could not be marked as being sent; it is tried again", failure);
        if (late) {
          examine(head);
        }
        loop.schedule(STORE_RETRY, () -> pump(room));
        return;
      }
      queues.put(row);
      Transport line = transport;
      if (line == null || late || (!caughtUp && row.guarded())) {
        // the line is gone, or is another one by now, whose backlog may say that it comes too late
        requeue(row);
        find(row.id()).filter(_ -> late).ifPresent(this::examine);
        pump(room);
      } else {
        listener.changed(row, DeliveryState.SENDING);
        write(new Flight(row, marking.queuedNanos, Double.NaN), line);
      }
    }));
  }

  private void write(Flight flight, Transport line) {
    Row row = flight.row;
    flights.put(flight);
    byte[] payload = EnvelopeCodec.encode(row.envelope());
    flight.written(loop.nanos(), loop.schedule(NO_WORD, () -> noWord(flight)),
        loop.schedule(hedgeAfter, () -> hedge(flight, payload)));
    publish(flight, line, payload);
  }

  /** The line may be a black hole; whoever gets it twice knows it by its id. */
  private void hedge(Flight flight, byte[] payload) {
    Transport other = standby;
    if (other != null && !flight.isOver(other) && flights.isInAir(flight)) {
      publish(flight, other, payload);
    }
  }

  private void publish(Flight flight, Transport line, byte[] payload) {
    Row row = flight.row;
    flight.goesOver(line);
    var _ = line.publish(row.topic(), payload, true).whenComplete((_, failure) -> loop.execute(() -> {
      if (failure == null && confirms(line)) {
        confirmed(row.id(), Word.BROKER);
      } else if (failure == null && !echoes) {
        confirmed(row.id(), Word.NONE);
      } else if (cause(failure) instanceof RefusedException refused && flights.isInAir(flight)
          && flight.losesLast(line)) {
        // where it went over another line too, that one's word is waited for
        flights.land(flight);
        fail(row, String.valueOf(refused.getMessage()));
      }
      // a lost connection is told to lost(); where own messages come back, only that counts
    }));
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
  }

  private void noWord(Flight flight) {
    if (flights.land(flight)) {
      requeue(flight.row);
      pump(flight.row.room());
    }
  }

  private void requeue(Row row) {
    change(row, row.with(row.envelope(), DeliveryState.QUEUED, row.attempts(), null));
  }

  private void fail(Row row, String reason) {
    flights.forget(row.id());
    if (RoomQueues.isVoid(row)) {
      // nobody sees it, so nobody could let the room go on
      log.warn("a gap in the numbering cannot be explained to others: {}", reason);
      leave(row, Legs.UNKNOWN, Word.NONE);
      pump(row.room());
    } else {
      change(row, row.with(row.envelope(), DeliveryState.FAILED, row.attempts(), reason));
    }
  }

  /** An own event has come back. @return whether it was still here */
  boolean echoed(String id) {
    return confirmed(id, Word.ECHO);
  }

  /** An own event has come back that counts as sent already. */
  void echoSeen() {
    Transport line = transport;
    if (!echoes && line != null && !confirms(line)) {
      echoes = true;
      listener.firstEcho();
    }
  }

  /** From whichever connection, matched by id. */
  private boolean confirmed(String id, Word word) {
    Row row = find(id).orElse(null);
    if (row == null || undecided.getOrDefault(id, false)) {
      return false;
    }
    Legs legs = Legs.UNKNOWN;
    Flight flight = flights.of(row.room());
    if (flight != null && flight.row.id().equals(id)) {
      flights.land(flight);
      Transport late = flight.hedged();
      if (late != null) {
        listener.hedgeConfirmed(late, flight.writtenNanos());
      }
      legs = word == Word.NONE ? flight.legs(loop.nanos()).withoutBroker() : flight.legs(loop.nanos());
    }
    leave(row, legs, word);
    pump(row.room());
    return true;
  }

  private void leave(Row row, Legs legs, Word word) {
    queues.remove(row);
    flights.forget(row.id());
    // not waited for: a crash before this commit sends the same id again, which everybody filters
    var _ = store.writeSoon(c -> {
      table.sent(c, row, legs.diskMs(), legs.queueMs(), legs.brokerMs(), word.note());
      return true;
    });
    listener.sent(row, legs, word);
    listener.outboxChanged();
  }

  /**
   * Changes a row that is allowed to be; the answer is false when it is not, is being sent, or is gone. When the disk does
   * not take it, it fails and the row is as it was.
   */
  CompletableFuture<Boolean> alter(String id, Predicate<Row> allowed, UnaryOperator<Row> change) {
    Row row = find(id).orElse(null);
    if (row == null || isBusy(row) || !allowed.test(row)) {
      return CompletableFuture.completedFuture(false);
    }
    Row changed = change.apply(row);
    return decide(row, false, c -> store(c, row, changed), () -> become(row, changed));
  }

  private boolean isBusy(Row row) {
    Flight flight = flights.of(row.room());
    return row.state() == DeliveryState.SENDING || undecided.containsKey(row.id())
        || (flight != null && flight.row.id().equals(row.id()));
  }

  /**
   * Takes a row out. One that was tried is followed by a {@code void} with its {@code seq}, so that nobody waits for that
   * number; should it be there after all, it comes back as a line of the conversation.
   */
  CompletableFuture<Boolean> drop(String id) {
    Row row = find(id).orElse(null);
    if (row == null || isBusy(row)) {
      return CompletableFuture.completedFuture(false);
    }
    if (row.envelope().seq() > 0) {
      // nothing in it answers anybody, so it need not wait for what customers have written
      Row instead = row.with(voidOf(row.envelope()), DeliveryState.QUEUED, 0, null).unguarded();
      return decide(row, true, c -> table.replace(c, row, instead), () -> queues.put(instead));
    }
    return decide(row, true, c -> {
      table.drop(c, row);
      return true;
    }, () -> queues.remove(row));
  }

  private Envelope voidOf(Envelope dropped) {
    long now = loop.wallMillis();
    return Envelope.of(Ids.message(now), dropped.room(), EventType.VOID, dropped.from(),
        String.valueOf(dropped.stream()), now).withSeq(dropped.seq());
  }

  /** What people want of a row is on disk before anything else follows from it, and not at all when it cannot be. */
  private CompletableFuture<Boolean> decide(Row row, boolean out, SqlWork<?> work, Runnable then) {
    String id = row.id();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    undecided.put(id, out);
    var _ = store.write(work).whenComplete((_, failure) -> loop.execute(() -> {
      undecided.remove(id);
      // unless it has turned out meanwhile that the broker has it
      boolean there = find(id).filter(row::equals).isPresent();
      if (failure == null && there) {
        flights.forget(id);
        then.run();
        listener.outboxChanged();
      }
      if (unexamined.remove(id)) {
        find(id).ifPresent(this::examine);
      }
      if (failure == null) {
        done.complete(there);
      } else {
        done.completeExceptionally(failure);
      }
      pump(row.room());
    }));
    return done;
  }

  private void change(Row row, Row changed) {
    var _ = store.write(c -> store(c, row, changed));
    become(row, changed);
    listener.outboxChanged();
  }

  private Row store(Connection c, Row row, Row changed) throws SQLException {
    return row.envelope().equals(changed.envelope()) ? table.update(c, changed) : table.rewrite(c, changed);
  }

  private void become(Row row, Row changed) {
    boolean legal = row.state() == changed.state() || row.state().canBecome(changed.state());
    if (!legal) {
      log.error("a row becomes {} from {}", changed.state(), row.state());
    }
    assert legal : row.state() + " cannot become " + changed.state();
    queues.put(changed);
    listener.changed(changed, changed.state());
  }

  Optional<Row> find(String id) {
    return queues.find(id);
  }

  /** What people are shown, in the order stored; the first row of a file stands for the others. */
  List<Row> rows() {
    return queues.shown();
  }

  /** See {@link RoomQueues#together}. */
  List<Row> together(String id) {
    return queues.together(id);
  }
}
