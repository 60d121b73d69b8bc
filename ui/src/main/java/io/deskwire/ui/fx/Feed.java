package io.deskwire.ui.fx;

import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Notice;
import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SessionWatcher;
import io.deskwire.session.Subscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects on the session thread what changed, and hands it over to the FX thread once per frame at most, and what is
 * glanced at (rooms) in the pace of the gate: a burst of 10,000 events costs frames, not freezes.
 *
 * <p>
 * Memory is bounded while the FX thread is busy: a room is kept once, lines are kept for rooms with a listener alone and
 * {@value #MAX_LINES} of each (the rest is on disk and named by {@link RoomListener#missed}), notices
 * {@value #MAX_NOTICES}.
 */
public final class Feed implements SessionWatcher {
  /** Lines of one room that wait for a frame. */
  public static final int MAX_LINES = 2_000;
  private static final int MAX_NOTICES = 20;

  private final FxGate gate;
  private final LongSupplier nanos;
  private final List<FeedListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, List<RoomListener>> roomListeners = new ConcurrentHashMap<>();
  private final Object lock = new Object();

  // guarded by lock
  private Pending pending = new Pending();
  private boolean scheduled;
  private long roomsAt;

  /** By the computer's own clock. */
  public Feed(FxGate gate) {
    this(gate, System::nanoTime);
  }

  /**
   * Rooms are handed over at once, and while they change all the time in the pace of the gate.
   *
   * @param nanos the time, as {@link System#nanoTime}
   */
  Feed(FxGate gate, LongSupplier nanos) {
    this.gate = gate;
    this.nanos = nanos;
    roomsAt = nanos.getAsLong() - gate.pace().toNanos();
  }

  /** Listens to what belongs to the whole desk, until closed. */
  public Subscription listen(FeedListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Listens to the lines of one room, until closed. */
  public Subscription listen(String room, RoomListener listener) {
    roomListeners.computeIfAbsent(room, _ -> new CopyOnWriteArrayList<>()).add(listener);
    return () -> roomListeners.computeIfPresent(room, (_, all) -> {
      all.remove(listener);
      return all.isEmpty() ? null : all;
    });
  }

  /** Listeners that are registered; for tests of leaks. */
  public int listenerCount() {
    return listeners.size() + roomListeners.values().stream().mapToInt(List::size).sum();
  }

  // session thread

  @Override
  public void rooms(Collection<RoomSummary> changed) {
    synchronized (lock) {
      pending.roomsTold = true; // even when there are none: an empty desk is not a loading one
      for (RoomSummary room : changed) {
        pending.rooms.put(room.id(), room);
      }
      schedule();
    }
  }

  @Override
  public void messages(List<ChatMessage> changed) {
    synchronized (lock) {
      for (ChatMessage message : changed) {
        if (roomListeners.containsKey(message.room())) {
          pending.lines.computeIfAbsent(message.room(), _ -> new Lines()).add(message);
        }
      }
      schedule();
    }
  }

  @Override
  public void dropped(String room, String messageId) {
    synchronized (lock) {
      if (roomListeners.containsKey(room)) {
        pending.lines.computeIfAbsent(room, _ -> new Lines()).drop(messageId);
        schedule();
      }
    }
  }

  @Override
  public void outbox(List<OutboxRow> rows) {
    synchronized (lock) {
      pending.outbox = rows;
      schedule();
    }
  }

  @Override
  public void connection(ConnectionSummary summary) {
    synchronized (lock) {
      pending.connection = summary;
      schedule();
    }
  }

  @Override
  public void peers(Collection<Peer> changed) {
    synchronized (lock) {
      for (Peer peer : changed) {
        pending.peers.put(peer.id(), peer);
      }
      schedule();
    }
  }

  @Override
  public void notice(Notice notice) {
    synchronized (lock) {
      pending.notices.addLast(notice);
      if (pending.notices.size() > MAX_NOTICES) {
        pending.notices.removeFirst();
      }
      schedule();
    }
  }

  private void schedule() {
    if (!scheduled && !pending.isEmpty()) {
      scheduled = true;
      gate.nextFrame(this::handOver);
    }
  }

  // FX thread

  private void handOver() {
    Pending now;
    synchronized (lock) {
      now = pending;
      pending = new Pending();
      scheduled = false;
      if (now.roomsTold && !roomsAreDue()) {
        now.keepRooms(pending);
        schedule();
      }
    }
    for (FeedListener listener : listeners) {
      now.tell(listener);
    }
    now.lines.forEach((room, lines) -> {
      for (RoomListener listener : roomListeners.getOrDefault(room, List.of())) {
        lines.tell(listener);
      }
    });
  }

  private boolean roomsAreDue() {
    long at = nanos.getAsLong();
    boolean due = at - roomsAt >= gate.pace().toNanos();
    roomsAt = due ? at : roomsAt;
    return due;
  }

  /** What waits for the next frame. */
  private static final class Pending {
    final Map<String, RoomSummary> rooms = new LinkedHashMap<>();
    final Map<String, Lines> lines = new LinkedHashMap<>();
    final Map<String, Peer> peers = new LinkedHashMap<>();
    final Deque<Notice> notices = new ArrayDeque<>();
    boolean roomsTold;
    @Nullable
    List<OutboxRow> outbox;
    @Nullable
    ConnectionSummary connection;

    boolean isEmpty() {
      return !roomsTold && lines.isEmpty() && peers.isEmpty() && notices.isEmpty() && outbox == null
          && connection == null;
    }

    /** The rooms wait for a later one. */
    void keepRooms(Pending later) {
      later.rooms.putAll(rooms);
      later.roomsTold = true;
      rooms.clear();
      roomsTold = false;
    }

    void tell(FeedListener listener) {
      if (roomsTold) {
        listener.rooms(rooms.values());
      }
      List<OutboxRow> rows = outbox;
      if (rows != null) {
        listener.outbox(rows);
      }
      ConnectionSummary summary = connection;
      if (summary != null) {
        listener.connection(summary);
      }
      if (!peers.isEmpty()) {
        listener.peers(peers.values());
      }
      if (!notices.isEmpty()) {
        listener.notices(List.copyOf(notices));
      }
    }
  }

  /** Lines of one room that wait for the next frame. */
  private static final class Lines {
    private final Map<String, ChatMessage> byId = new LinkedHashMap<>();
    private final List<String> dropped = new ArrayList<>();
    private @Nullable ChatMessage firstMissed;

    void add(ChatMessage message) {
      byId.put(message.id(), message);
      if (byId.size() > MAX_LINES) {
        ChatMessage eldest = byId.remove(byId.keySet().iterator().next());
        if (eldest != null && (firstMissed == null || eldest.compareTo(firstMissed) < 0)) {
          firstMissed = eldest;
        }
      }
    }

    void drop(String id) {
      byId.remove(id);
      dropped.add(id);
    }

    void tell(RoomListener listener) {
      if (firstMissed != null) {
        listener.missed(firstMissed);
      }
      if (!byId.isEmpty()) {
        listener.messages(List.copyOf(byId.values()));
      }
      dropped.forEach(listener::dropped);
    }
  }
}
