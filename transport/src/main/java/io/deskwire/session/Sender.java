package io.deskwire.session;

import io.deskwire.message.EnvelopeCodec;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Capability;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.Transport;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
  /** A close this soon after a write, twice, is the broker's way to refuse a message; ns. */
  private static final long CLOSES_ON_IT_NANOS = 2_000_000_000L;

  private final EventLoop loop;
  private final Store store;
  private final Listener listener;
  private final Map<String, ArrayDeque<Row>> rooms = new LinkedHashMap<>();
  /** Message id to room: an outbox of ten thousand rows must not be searched from its start at each confirmation. */
  private final Map<String, String> roomOf = new HashMap<>();
  private final Map<String, Flight> flights = new HashMap<>();
  private final Map<String, Integer> closes = new HashMap<>();
  /** Rooms with rows, or with one about to be committed as being sent; any thread. */
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private volatile boolean online;
  private @Nullable Transport transport;

  /** A row on its way to the broker. */
  private static final class Flight {
    private final Row row;
    private final long queuedNanos;
    private final double diskMs;
    private long writtenNanos;
    private EventLoop.@Nullable Timer timeout;

    Flight(Row row, long queuedNanos, double diskMs) {
      this.row = row;
      this.queuedNanos = queuedNanos;
      this.diskMs = diskMs;
    }
  }

  /** Told on the session thread. */
  interface Listener {
    void changed(Row row, DeliveryState state);

    /** The broker has it; {@code brokerMs} runs from the write to the broker's word. */
    void sent(Row row, double diskMs, double queueMs, double brokerMs);

    void outboxChanged();
  }

  Sender(EventLoop loop, Store store, Listener listener) {
    this.loop = loop;
    this.store = store;
    this.listener = listener;
  }

  /** Rows of an earlier run, before anything else. */
  void load(List<Row> rows) {
    rows.forEach(this::add);
  }

  private void add(Row row) {
    queue(row.room()).add(row);
    roomOf.put(row.id(), row.room());
    taken.add(row.room());
  }

  private void remove(Row row) {
    queue(row.room()).remove(row);
    roomOf.remove(row.id());
    if (queue(row.room()).isEmpty()) {
      taken.remove(row.room());
    }
  }

  void connected(Transport line) {
    transport = line;
    online = true;
    new ArrayList<>(rooms.keySet()).forEach(this::pump);
  }

  /** What was in flight is unknown: it goes back to the head of its room, which it never left. */
  void disconnected() {
    online = false;
    transport = null;
    List<Flight> unknown = new ArrayList<>(flights.values());
    flights.clear();
    for (Flight flight : unknown) {
      cancel(flight);
      boolean soon = flight.writtenNanos != 0 && loop.nanos() - flight.writtenNanos < CLOSES_ON_IT_NANOS;
      int count = soon ? closes.merge(flight.row.id(), 1, Integer::sum) : 0;
      if (count >= 2) {
        change(flight.row, row -> row.with(row.envelope(), DeliveryState.FAILED, row.attempts(),
            "The broker closes the connection on this message. It is kept; edit it as a new one, or drop it."));
      } else {
        change(flight.row, row -> row.with(row.envelope(), DeliveryState.QUEUED, row.attempts(), null));
      }
    }
  }

  /**
   * Whether a new row of this room may be written to the socket at once; the room is taken then, until the row that the
   * caller commits is sent or {@link #failed}. Any thread.
   */
  boolean reserve(String room) {
    return online && taken.add(room);
  }

  /** The row for which a room was reserved could not be committed. */
  void failed(String room) {
    if (queue(room).isEmpty()) {
      taken.remove(room);
    }
  }

  /** A row that has just been committed; with its first attempt already counted when {@code sending}. */
  void enqueued(Row row, double diskMs) {
    add(row);
    if (row.state() == DeliveryState.SENDING) {
      if (transport == null || flights.containsKey(row.room()) || queue(row.room()).size() > 1) {
        change(row, r -> r.with(r.envelope(), DeliveryState.QUEUED, r.attempts(), null));
        pump(row.room());
      } else {
        write(new Flight(row, loop.nanos(), diskMs), transport);
      }
    } else {
      pump(row.room());
    }
    listener.outboxChanged();
  }

  private void pump(String room) {
    Transport line = transport;
    ArrayDeque<Row> rows = rooms.get(room);
    if (line == null || rows == null || rows.isEmpty() || flights.containsKey(room)) {
      return;
    }
    Row head = rows.getFirst();
    if (head.state() != DeliveryState.QUEUED) {
      return;
    }
    Flight claimed = new Flight(head, loop.nanos(), Double.NaN);
    flights.put(room, claimed);
    var _ = store.write(c -> OutboxTable.sending(c, head)).whenComplete((row, failure) -> loop.execute(() -> {
      if (!flights.remove(room, claimed)) {
        return;
      }
      if (row == null) {
        log.warn("a row could not be marked as being sent; it is tried again", failure);
        loop.schedule(Duration.ofSeconds(1), () -> pump(room));
        return;
      }
      replace(head, row);
      Transport now = transport;
      if (now == null) {
        change(row, r -> r.with(r.envelope(), DeliveryState.QUEUED, r.attempts(), null));
      } else {
        listener.changed(row, DeliveryState.SENDING);
        write(new Flight(row, claimed.queuedNanos, Double.NaN), now);
      }
    }));
  }

  private void write(Flight flight, Transport line) {
    Row row = flight.row;
    flights.put(row.room(), flight);
    flight.writtenNanos = loop.nanos();
    flight.timeout = loop.schedule(NO_WORD, () -> noWord(flight));
    byte[] payload = EnvelopeCodec.encode(row.envelope());
    var _ = line.publish(row.topic(), payload, true).whenComplete((_, failure) -> loop.execute(() -> {
      if (failure == null && line.capabilities().contains(Capability.CONFIRM)) {
        confirmed(row.id());
      } else if (cause(failure) instanceof RefusedException refused && flights.remove(row.room(), flight)) {
        cancel(flight);
        change(row, r -> r.with(r.envelope(), DeliveryState.FAILED, r.attempts(), refused.getMessage()));
      }
      // a lost connection is told to disconnected(); without CONFIRM only the echo counts
    }));
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure instanceof java.util.concurrent.CompletionException wrapped ? wrapped.getCause() : failure;
  }

  private void noWord(Flight flight) {
    Transport line = transport;
    if (line != null && !line.capabilities().contains(Capability.CONFIRM)) {
      return;
    }
    if (flights.remove(flight.row.room(), flight)) {
      change(flight.row, r -> r.with(r.envelope(), DeliveryState.QUEUED, r.attempts(), null));
      pump(flight.row.room());
    }
  }

  /** The broker's word, or the own event seen coming back; from whichever connection, matched by id. */
  void confirmed(String id) {
    Row row = find(id).orElse(null);
    if (row == null) {
      return;
    }
    long now = loop.nanos();
    Flight flight = flights.get(row.room());
    double queueMs = Double.NaN;
    double brokerMs = Double.NaN;
    double diskMs = Double.NaN;
    if (flight != null && flight.row.id().equals(id)) {
      flights.remove(row.room());
      cancel(flight);
      diskMs = flight.diskMs;
      queueMs = (flight.writtenNanos - flight.queuedNanos) / 1e6;
      brokerMs = (now - flight.writtenNanos) / 1e6;
    }
    remove(row);
    closes.remove(id);
    double disk = diskMs;
    double queued = queueMs;
    double broker = brokerMs;
    // not waited for: a crash before this commit sends the same id again, which everybody filters
    var _ = store.writeSoon(c -> {
      OutboxTable.sent(c, row, disk, queued, broker);
      return true;
    });
    listener.sent(row, disk, queued, broker);
    listener.outboxChanged();
    pump(row.room());
  }

  /** Changes a row that is not being sent; the answer is false when it is, or is gone. */
  CompletableFuture<Boolean> alter(String id, boolean untriedOnly, UnaryOperator<Row> change) {
    Row row = find(id).orElse(null);
    if (row == null || row.state() == DeliveryState.SENDING || isBusy(row)
        || (untriedOnly && !row.isUntried())) {
      return CompletableFuture.completedFuture(false);
    }
    return changeStored(row, change).thenApply(_ -> {
      loop.execute(() -> pump(row.room()));
      return true;
    });
  }

  private boolean isBusy(Row row) {
    return flights.containsKey(row.room()) && row.equals(queue(row.room()).peekFirst());
  }

  CompletableFuture<Boolean> drop(String id) {
    Row row = find(id).orElse(null);
    if (row == null || row.state() == DeliveryState.SENDING || isBusy(row)) {
      return CompletableFuture.completedFuture(false);
    }
    remove(row);
    listener.outboxChanged();
    return store.write(c -> {
      OutboxTable.drop(c, row, loop.wallMillis());
      return true;
    }).whenComplete((_, _) -> loop.execute(() -> pump(row.room())));
  }

  private void change(Row row, UnaryOperator<Row> change) {
    var _ = changeStored(row, change);
  }

  private CompletableFuture<Row> changeStored(Row row, UnaryOperator<Row> change) {
    Row changed = change.apply(row);
    replace(row, changed);
    listener.changed(changed, changed.state());
    listener.outboxChanged();
    return store.write(c -> OutboxTable.update(c, changed));
  }

  private void replace(Row old, Row row) {
    ArrayDeque<Row> rows = queue(row.room());
    Row head = rows.peekFirst();
    if (head != null && head.id().equals(old.id())) {
      rows.removeFirst();
      rows.addFirst(row);
      return;
    }
    ArrayDeque<Row> next = new ArrayDeque<>(rows.size());
    rows.forEach(each -> next.add(each.id().equals(old.id()) ? row : each));
    rooms.put(row.room(), next);
  }

  Optional<Row> find(String id) {
    String room = roomOf.get(id);
    return room == null
        ? Optional.empty()
        : queue(room).stream().filter(row -> row.id().equals(id)).findFirst();
  }

  List<Row> rows() {
    return rooms.values().stream().flatMap(ArrayDeque::stream).sorted(Comparator.comparingLong(Row::position)).toList();
  }

  private ArrayDeque<Row> queue(String room) {
    return rooms.computeIfAbsent(room, _ -> new ArrayDeque<>());
  }

  private static void cancel(Flight flight) {
    if (flight.timeout != null) {
      flight.timeout.cancel();
    }
  }
}
