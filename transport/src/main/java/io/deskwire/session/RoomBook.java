package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.latency.LatencyFigures;
import io.deskwire.latency.LatencyWindow;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Presence;
import io.deskwire.message.Role;
import io.deskwire.message.Topic;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.room.Arrival;
import io.deskwire.room.Block;
import io.deskwire.room.Owner;
import io.deskwire.room.RoomState;
import io.deskwire.room.Sequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All rooms in memory, and their summaries for windows. Changed by the session thread alone; summaries may be read by
 * any thread.
 */
final class RoomBook {
  private final String agent;
  private final LongSupplier clock;
  private final AgentNames names = new AgentNames();
  /** When rooms come back by themselves, ms since 1970 UTC. */
  private final Map<String, Long> snoozed = new HashMap<>();
  private final Set<String> owned = new LinkedHashSet<>();
  /** Rooms with rows that have not left, when that was last counted. */
  private Set<String> waiting = Set.of();
  private final Map<String, RoomState> states = new HashMap<>();
  private final Map<String, Live> live = new HashMap<>();
  private final Map<String, RoomSummary> summaries = new ConcurrentHashMap<>();
  private final Set<String> dirty = new LinkedHashSet<>();

  /** What is known of a room only while the program runs. */
  private static final class Live {
    private @Nullable String typing;
    private boolean claiming;
    private boolean peerReceipts;
    private int unsent;
    private int failed;
    private final LatencyWindow latency = new LatencyWindow();
  }

  /**
   * Empty.
   *
   * @param agent whose rooms are the own ones
   * @param clock ms since 1970 UTC
   */
  RoomBook(Agent agent, LongSupplier clock) {
    this.agent = agent.id();
    this.clock = clock;
    names.learn(agent.id(), agent.name());
  }

  AgentNames names() {
    return names;
  }

  /** An agent says what they are called. */
  void heard(String id, String name) {
    if (names.learn(id, name)) {
      states.values().stream().filter(state -> id.equals(state.ownerId())).forEach(state -> dirty.add(state.id()));
    }
  }

  /** Who answers now. */
  Owner owner(RoomState state) {
    return names.named(state.owner(clock.getAsLong()));
  }

  /** Rooms whose time is over. */
  List<RoomState> comeBack() {
    long now = clock.getAsLong();
    return snoozed.entrySet().stream().filter(each -> each.getValue() <= now).map(each -> state(each.getKey()))
        .toList();
  }

  private Live live(String room) {
    return live.computeIfAbsent(room, _ -> new Live());
  }

  void put(RoomState state) {
    states.put(state.id(), state);
    dirty.add(state.id());
    names.learn(state);
    Owner owner = owner(state);
    if (owner.kind() == Owner.Kind.SNOOZED) {
      snoozed.put(state.id(), owner.until());
    } else {
      snoozed.remove(state.id());
    }
    if (owner.isClaimedBy(agent)) {
      owned.add(state.id());
    } else {
      owned.remove(state.id());
    }
  }

  /** Rooms that this agent owns. */
  Set<String> owned() {
    return owned;
  }

  /** Their figures, for colleagues. */
  List<Presence.RoomFigures> ownedFigures(long nanos) {
    return owned.stream().map(room -> {
      Live entry = live(room);
      LatencyFigures figures = entry.latency.figures(nanos);
      return new Presence.RoomFigures(room, figures.p50(), figures.p95(), loss(state(room)), entry.unsent);
    }).toList();
  }

  RoomState state(String room) {
    return states.getOrDefault(room, RoomState.empty(room));
  }

  Collection<RoomState> states() {
    return states.values();
  }

  void typing(String room, @Nullable String name) {
    live(room).typing = name;
    dirty.add(room);
  }

  void claiming(String room, boolean claiming) {
    live(room).claiming = claiming;
    dirty.add(room);
  }

  void latency(String room, long nanos, double ms, boolean peer) {
    Live entry = live(room);
    if (peer && !entry.peerReceipts) {
      entry.peerReceipts = true;
    }
    if (peer == entry.peerReceipts) {
      entry.latency.add(nanos, ms);
      dirty.add(room);
    }
  }

  void outbox(Collection<Row> rows) {
    Map<String, int[]> counts = new HashMap<>();
    for (Row row : rows) {
      int[] count = counts.computeIfAbsent(row.room(), _ -> new int[2]);
      count[0]++;
      count[1] += row.state() == DeliveryState.HELD || row.state() == DeliveryState.FAILED ? 1 : 0;
    }
    Set<String> concerned = new LinkedHashSet<>(waiting);
    concerned.addAll(counts.keySet());
    waiting = Set.copyOf(counts.keySet());
    concerned.forEach(room -> {
      Live entry = live(room);
      int[] count = counts.getOrDefault(room, new int[2]);
      if (entry.unsent != count[0] || entry.failed != count[1]) {
        entry.unsent = count[0];
        entry.failed = count[1];
        dirty.add(room);
      }
    });
  }

  /** The rooms that have changed since the last call. */
  List<RoomSummary> takeChanged(long nanos) {
    List<RoomSummary> changed = new ArrayList<>();
    for (String room : dirty) {
      if (states.containsKey(room)) {
        RoomSummary summary = summarise(state(room), live(room), nanos);
        if (!summary.equals(summaries.put(room, summary))) {
          changed.add(summary);
        }
      }
    }
    dirty.clear();
    return changed;
  }

  Collection<RoomSummary> all() {
    return List.copyOf(summaries.values());
  }

  @Nullable
  RoomSummary summary(String room) {
    return summaries.get(room);
  }

  private RoomSummary summarise(RoomState s, Live entry, long nanos) {
    LatencyFigures figures = entry.latency.figures(nanos);
    Owner owner = owner(s);
    Block block = s.marks().block();
    boolean unseen = s.lastRole() == Role.CUSTOMER && block.hides(s.lastAt());
    return new RoomSummary(s.id(), s.name().isBlank() ? s.id() : s.name(), s.opened(), owner, Set.copyOf(s.tagged()),
        s.priority(), s.missedSince(owner), unseen ? block.since() : s.lastAt(), unseen ? "" : s.lastText(),
        s.lastRole(), block.holds() ? 0 : s.unread(), entry.unsent, entry.failed, entry.typing, s.customerEnded(),
        entry.claiming, figures, entry.peerReceipts, missing(s), loss(s), s.queue(), s.marks().raisedBy(),
        blocked(block), colleague(s));
  }

  /** As they are called now. */
  private @Nullable String colleague(RoomState s) {
    String id = s.lastId();
    String name = s.lastName();
    if (id == null || name == null || id.equals(agent) || s.lastRole() == Role.SYSTEM) {
      return null;
    }
    return name.equals(id) ? names.of(id) : name;
  }

  private static RoomSummary.@Nullable Blocked blocked(Block block) {
    return block.by() == null
        ? null
        : new RoomSummary.Blocked(block.by(), block.since(), block.reason(), block.hidden());
  }

  private static List<RoomSummary.Missing> missing(RoomState s) {
    List<RoomSummary.Missing> missing = new ArrayList<>();
    for (Sequence sequence : s.sequences().all()) {
      boolean customer = sequence.topic().equals(new Topic.Chat(s.id()).path());
      for (Sequence.Gap gap : sequence.gaps()) {
        if (gap.sure()) {
          missing.add(new RoomSummary.Missing(gap.order(), gap.size(), customer));
        }
      }
    }
    missing.sort(Comparator.comparingLong(RoomSummary.Missing::order));
    return List.copyOf(missing);
  }

  private static double loss(RoomState s) {
    long missing = 0;
    long expected = 0;
    for (Sequence sequence : s.sequences().all()) {
      missing += sequence.missing();
      expected += sequence.expected();
    }
    return expected == 0 ? 0 : (double) missing / expected;
  }

  /** A stored line as windows show it; null for what is no line of a conversation. */
  static @Nullable ChatMessage message(Archive.Line line) {
    Envelope e = line.envelope();
    EventType type = e.eventType().orElse(null);
    if (type == null || type == EventType.VOID || type == EventType.MARKER || type == EventType.CLAIM) {
      return null;
    }
    String text = e.text();
    DeliveryState delivery = line.delivery() == null ? null : DeliveryState.valueOf(line.delivery());
    ChatMessage.Timing timing = Double.isNaN(line.brokerMs())
        ? null
        : new ChatMessage.Timing(line.diskMs(), line.queueMs(), line.brokerMs(), line.peerMs());
    double oneWay = delivery == null && e.sentAt() > 0 && !line.writtenLate() && line.arrival() == Arrival.LIVE
        ? Math.max(0, line.arrivedAt() - e.sentAt())
        : Double.NaN;
    return new ChatMessage(e.id(), e.room(), line.order(), line.position(), type, e.from(), text == null ? "" : text,
        e.replyTo(), e.sentAt() == 0 ? line.arrivedAt() : e.sentAt(), line.arrivedAt(), oneWay, line.writtenLate(),
        line.verified(), delivery, line.problem(), timing, e.state(), line.arrival() == Arrival.LATE,
        e.attachment() == null
            ? null
            : AttachmentInfo.of(e.attachment(), delivery == null || !delivery.isUnsent() ? 1 : 0));
  }
}
