package io.deskwire.ui.floor;

import io.deskwire.message.Presence;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * All active rooms and all agents. What comes in is only kept; {@link #refresh} makes rows of what has changed since, so
 * whoever paints decides how often that is. Knows no control and no thread.
 */
public final class FloorViewModel {
  private final Agent self;
  private final Supplier<Peer.Status> status;
  private final LongSupplier clock;
  private final Predicate<String> offline;
  private final Rates rates;
  private final Map<String, RoomSummary> summaries = new HashMap<>();
  private final Map<String, Peer> peers = new HashMap<>();
  private final Map<String, Map<String, Presence.RoomFigures>> told = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final SortedRows<RoomFacts> rooms = new SortedRows<>();
  private final SortedRows<AgentFacts> agents = new SortedRows<>();
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper live = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<FloorFigures> figures = new ReadOnlyObjectWrapper<>(
      FloorFigures.of(List.of(), List.of()));
  private Set<String> gone = Set.of();
  private String line = "";
  private String roomText = "";
  private @Nullable Situation roomSituation;
  private String agentText = "";
  private Peer.@Nullable Status agentStatus;
  private @Nullable Comparator<FloorRow<RoomFacts>> roomOrder;
  private @Nullable Comparator<FloorRow<AgentFacts>> agentOrder;

  /**
   * Empty.
   *
   * @param status  what this agent tells colleagues
   * @param clock   wall clock, ms since 1970 UTC
   * @param offline whether an agent is known not to be there
   */
  public FloorViewModel(Agent self, Supplier<Peer.Status> status, LongSupplier clock,
      Predicate<String> offline) {
    this.self = self;
    this.status = status;
    this.clock = clock;
    this.offline = offline;
    rates = new Rates(clock.getAsLong());
  }

  // what comes in

  /** Rooms that are new or changed. */
  public void rooms(Collection<RoomSummary> news) {
    for (RoomSummary room : news) {
      summaries.put(room.id(), room);
      changed.add(room.id());
    }
    dirty.set(true);
  }

  /** Agents who are new or changed. */
  public void peers(Collection<Peer> news) {
    Set<String> ids = new HashSet<>();
    for (Peer peer : news) {
      peers.put(peer.id(), peer);
      ids.add(peer.id());
      Map<String, Presence.RoomFigures> figuresOf = new HashMap<>();
      peer.presence().rooms().forEach(each -> figuresOf.put(each.room(), each));
      told.put(peer.id(), figuresOf);
    }
    roomsOf(ids);
    dirty.set(true);
  }

  /** The lines to the broker: without one nothing measured is live. */
  public void connection(ConnectionSummary summary) {
    boolean online = summary.isOnline();
    String now = online ? FloorWords.line(summary.lines().get(summary.inUse()).endpoint().dialect().scheme()) : "";
    if (online != live.get() || !now.equals(line)) {
      live.set(online);
      line = now;
      dirty.set(true);
    }
  }

  /** Messages per room since the last call. */
  public void written(Map<String, Integer> counts) {
    counts.forEach((room, count) -> rates.add(room, count, clock.getAsLong()));
    changed.addAll(counts.keySet());
  }

  /** A second has gone by: rates go down, and who falls silent is told by nobody. */
  public void tick() {
    changed.addAll(rates.busy(clock.getAsLong()));
    Set<String> away = new HashSet<>();
    rooms.all().forEach(row -> {
      String agent = row.facts().agentId();
      if (agent != null && !away.contains(agent) && offline.test(agent)) {
        away.add(agent);
      }
    });
    if (!away.equals(gone)) {
      Set<String> different = new HashSet<>(away);
      different.addAll(gone);
      gone = Set.copyOf(away);
      roomsOf(different);
    }
    refresh();
  }

  private void roomsOf(Set<String> agentIds) {
    rooms.all().stream().filter(row -> {
      String agent = row.facts().agentId();
      return agent != null && agentIds.contains(agent);
    }).forEach(row -> changed.add(row.id()));
  }

  // what is shown

  /** Makes rows of what has changed, and puts all into order. */
  public void refresh() {
    changed.forEach(this::show);
    changed.clear();
    showAgents();
    figures.set(FloorFigures.of(rooms.all(), agents.all()));
    arrange();
    dirty.set(false);
  }

  private void show(String id) {
    RoomSummary room = summaries.get(id);
    String owner = room == null ? null : room.owner().agentId();
    boolean foreign = owner != null && !owner.equals(self.id());
    boolean away = foreign && offline.test(owner);
    Situation situation = room == null ? null : Situation.of(room, away).orElse(null);
    if (room == null || situation == null) {
      rooms.remove(id);
      return;
    }
    Presence.RoomFigures figuresOf = foreign && !away ? told.getOrDefault(owner, Map.of()).get(id) : null;
    rooms.put(id, RoomFacts.of(room, situation, figuresOf, rates.of(id, clock.getAsLong())));
  }

  private void showAgents() {
    Map<String, List<FloorRow<RoomFacts>>> ofAgent = new HashMap<>();
    for (FloorRow<RoomFacts> row : rooms.all()) {
      String agent = row.facts().agentId();
      if (agent != null) {
        ofAgent.computeIfAbsent(agent, _ -> new ArrayList<>()).add(row);
      }
    }
    List<FloorRow<RoomFacts>> own = ofAgent.getOrDefault(self.id(), List.of());
    agents.put(self.id(),
        agent(self.id(), self.name(), live.get() ? status.get() : Peer.Status.OFFLINE, own.size(), 0, line,
            own));
    peers.forEach((id, peer) -> {
      boolean here = peer.status() != Peer.Status.OFFLINE;
      List<FloorRow<RoomFacts>> theirs = ofAgent.getOrDefault(id, List.of());
      agents.put(id, agent(id, peer.name(), peer.status(), here ? peer.presence().load() : theirs.size(),
          peer.presence().limit(), here ? FloorWords.line(peer.presence().transport()) : "",
          here ? theirs : List.of()));
    });
    // who has rooms and has never been heard of
    gone.stream().filter(id -> !peers.containsKey(id)).forEach(id -> {
      List<FloorRow<RoomFacts>> theirs = ofAgent.getOrDefault(id, List.of());
      if (theirs.isEmpty()) {
        agents.remove(id);
      } else {
        agents.put(id, agent(id, theirs.getFirst().facts().agentName(), Peer.Status.OFFLINE, theirs.size(), 0, "",
            List.of()));
      }
    });
  }

  private static AgentFacts agent(String id, String name, Peer.Status status, int load, int limit, String line,
      List<FloorRow<RoomFacts>> measured) {
    double p95 = measured.stream().mapToDouble(row -> row.facts().p95()).filter(ms -> !Double.isNaN(ms)).max()
        .orElse(Double.NaN);
    return new AgentFacts(id, SafeText.line(name), status, load, limit, line,
        FloorFigures.middle(measured, RoomFacts::p50), p95,
        measured.stream().mapToInt(row -> row.facts().unsent()).sum());
  }

  private void arrange() {
    Comparator<RoomFacts> suffering = Suffering.order(clock.getAsLong());
    Comparator<FloorRow<RoomFacts>> chosen = roomOrder;
    rooms.arrange(chosen != null ? chosen : Comparator.comparing(FloorRow::facts, suffering));
    Comparator<FloorRow<AgentFacts>> byName = Comparator
        .<FloorRow<AgentFacts>, String>comparing(row -> row.facts().name()).thenComparing(FloorRow::id);
    Comparator<FloorRow<AgentFacts>> wanted = agentOrder;
    agents.arrange(wanted != null ? wanted : byName);
  }

  /** Shows rooms that have all these words, wherever they stand, and are in this situation; null for any. */
  public void filterRooms(String text, @Nullable Situation situation) {
    roomText = text.strip().toLowerCase(Locale.ROOT);
    roomSituation = situation;
    rooms.want(room -> (roomSituation == null || room.situation() == roomSituation)
        && (roomText.isEmpty() || has(room.haystack(), roomText)));
    arrange();
  }

  /** As {@link #filterRooms}, for agents. */
  public void filterAgents(String text, Peer.@Nullable Status wanted) {
    agentText = text.strip().toLowerCase(Locale.ROOT);
    agentStatus = wanted;
    agents.want(agent -> (agentStatus == null || agent.status() == agentStatus)
        && (agentText.isEmpty() || has(agent.haystack(), agentText)));
    arrange();
  }

  private static boolean has(String all, String words) {
    for (String word : words.split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** The order of the rooms; null for who suffers most. */
  public void orderRooms(@Nullable Comparator<FloorRow<RoomFacts>> order) {
    roomOrder = order;
    arrange();
  }

  /** The order of the agents; null for by name. */
  public void orderAgents(@Nullable Comparator<FloorRow<AgentFacts>> order) {
    agentOrder = order;
    arrange();
  }

  public SortedRows<RoomFacts> roomRows() {
    return rooms;
  }

  public SortedRows<AgentFacts> agentRows() {
    return agents;
  }

  public ReadOnlyObjectProperty<FloorFigures> figuresProperty() {
    return figures.getReadOnlyProperty();
  }

  /** Whether something has come since the last {@link #refresh}. */
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** Whether there is a line to the broker. */
  public ReadOnlyBooleanProperty liveProperty() {
    return live.getReadOnlyProperty();
  }

  /** The agent in front. */
  public Agent self() {
    return self;
  }

  /** Whether the agent in front may give other agents' rooms away. */
  public boolean isLead() {
    return self.role() == Role.LEAD;
  }

  /** Wall clock, ms since 1970 UTC. */
  public long now() {
    return clock.getAsLong();
  }
}
