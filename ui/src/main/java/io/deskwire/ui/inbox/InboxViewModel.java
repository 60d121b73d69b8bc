package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The rooms as the inbox shows them. Knows no control and no thread: it is called by whoever paints, and by tests.
 */
public final class InboxViewModel {
  private final String agentId;
  private final LongSupplier clock;
  private final WaitingLimits limits;
  private final Map<String, RoomSummary> rooms = new HashMap<>();
  private final Map<Section, SortedRooms> sections = new EnumMap<>(Section.class);
  private final Map<Section, ReadOnlyIntegerWrapper> counts = new EnumMap<>(Section.class);
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private boolean live = true;
  private final ReadOnlyStringWrapper active = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper filter = new ReadOnlyStringWrapper("");

  /**
   * @param clock wall clock, ms since 1970 UTC
   */
  public InboxViewModel(String agentId, LongSupplier clock, WaitingLimits limits) {
    this.agentId = agentId;
    this.clock = clock;
    this.limits = limits;
    for (Section section : Section.values()) {
      sections.put(section, new SortedRooms(section.order()));
      counts.put(section, new ReadOnlyIntegerWrapper());
    }
  }

  /** Takes over rooms that are new or changed. */
  public void update(Collection<RoomSummary> changed) {
    Map<Section, List<SortedRooms.Change>> changes = new EnumMap<>(Section.class);
    for (RoomSummary after : changed) {
      RoomSummary before = rooms.put(after.id(), after);
      for (Section section : Section.values()) {
        note(section, before, after, changes.computeIfAbsent(section, _ -> new ArrayList<>()));
      }
    }
    changes.forEach((section, list) -> of(section).apply(list, rooms.values(), room -> shown(section, room)));
    loaded.set(true);
  }

  private void note(Section section, @Nullable RoomSummary before, RoomSummary after,
      List<SortedRooms.Change> changes) {
    boolean had = before != null && section.has(before, agentId);
    boolean has = section.has(after, agentId);
    if (had != has) {
      ReadOnlyIntegerWrapper count = countOf(section);
      count.set(count.get() + (has ? 1 : -1));
    }
    boolean stood = before != null && had && matches(before);
    boolean stands = has && matches(after);
    if (stood || stands) {
      changes.add(new SortedRooms.Change(before == null ? after : before, after, stood, stands));
    }
  }

  /** Shows only rooms that have all these words in name, last text, tags, channel or agent. */
  public void filter(String text) {
    filter.set(text.strip().toLowerCase(Locale.ROOT));
    sections.forEach((section, list) -> list.rebuild(rooms.values(), room -> shown(section, room)));
  }

  private boolean shown(Section section, RoomSummary room) {
    return section.has(room, agentId) && matches(room);
  }

  private boolean matches(RoomSummary room) {
    if (filter.get().isEmpty()) {
      return true;
    }
    String agent = room.owner().agentName();
    String queue = room.queue();
    String channel = room.opened().channel();
    String all = (room.name() + '\n' + room.id() + '\n' + room.lastText() + '\n' + String.join("\n", room.tags()) + '\n'
        + (agent == null ? "" : agent) + '\n' + (queue == null ? "" : queue) + '\n' + (channel == null ? "" : channel))
        .toLowerCase(Locale.ROOT);
    for (String word : filter.get().split("\\s+", -1)) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** Rooms of a section that the filter lets through, in its order. */
  public ObservableList<RoomSummary> rows(Section section) {
    return of(section).rows();
  }

  /** Rooms of a section, whatever the filter says. */
  public ReadOnlyIntegerProperty count(Section section) {
    return countOf(section).getReadOnlyProperty();
  }

  /** Whether anything has been heard from the session yet. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Lower case, without space around; empty for none. */
  public ReadOnlyStringProperty filterProperty() {
    return filter.getReadOnlyProperty();
  }

  /** The room in front of the agent; empty for none. */
  public ReadOnlyStringProperty activeProperty() {
    return active.getReadOnlyProperty();
  }

  public void activate(String roomId) {
    active.set(roomId);
  }

  public Optional<RoomSummary> room(String id) {
    return Optional.ofNullable(rooms.get(id));
  }

  /** The name to show for a room, known or not. */
  public String nameOf(String id) {
    RoomSummary room = rooms.get(id);
    return SafeText.name(room == null ? id : room.name(), id);
  }

  /**
   * The neighbour of the active room in the order shown: Waiting, Mine, then All where it is open.
   *
   * @param step +1 or -1
   * @param all  whether the section All is open
   */
  public Optional<RoomSummary> neighbour(int step, boolean all) {
    return neighbour(step, all, _ -> true);
  }

  /** As {@link #neighbour}, without the rooms in which everything has been read. */
  public Optional<RoomSummary> neighbourUnread(int step, boolean all) {
    return neighbour(step, all, room -> room.unread() > 0);
  }

  private Optional<RoomSummary> neighbour(int step, boolean all, Predicate<RoomSummary> wanted) {
    List<RoomSummary> order = new ArrayList<>(rows(Section.WAITING));
    order.addAll(rows(Section.MINE));
    if (all) {
      Set<RoomSummary> before = new HashSet<>(order);
      rows(Section.ALL).stream().filter(room -> !before.contains(room)).forEach(order::add);
    }
    int at = -1;
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).id().equals(active.get())) {
        at = i;
      }
    }
    int next = at < 0 ? (step > 0 ? 0 : order.size() - 1) : at + step;
    while (next >= 0 && next < order.size() && !wanted.test(order.get(next))) {
      next += step;
    }
    return next >= 0 && next < order.size() ? Optional.of(order.get(next)) : Optional.empty();
  }

  /** Whether there is a line: without one the last figures are history. */
  public void live(boolean now) {
    live = now;
  }

  /** What one row shows now. */
  public InboxRow row(RoomSummary room) {
    return InboxRow.of(room, agentId, clock.getAsLong(), limits, live);
  }

  private SortedRooms of(Section section) {
    return Objects.requireNonNull(sections.get(section));
  }

  private ReadOnlyIntegerWrapper countOf(Section section) {
    return Objects.requireNonNull(counts.get(section));
  }
}
