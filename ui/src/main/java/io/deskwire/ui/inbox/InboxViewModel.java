package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

/**
 * The rooms as the inbox shows them. Knows no control and no thread: it is called by whoever paints, and by tests. Where
 * there are many rooms, those of a new filter are shown as soon as they are found; until then those of the one before.
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
  private final InboxFilter filter = new InboxFilter();
  private final RoomSieve sieve;
  private final ReadOnlyObjectWrapper<InboxMemory> memory = new ReadOnlyObjectWrapper<>(InboxMemory.NONE);
  /** Marked by the agent. */
  private final Set<String> marked = new LinkedHashSet<>();
  /** Marked, or read along with just now. */
  private Set<String> watched = Set.of();
  private String readAlong = "";

  /** Finds rooms at once. */
  InboxViewModel(String agentId, LongSupplier clock, WaitingLimits limits) {
    this(agentId, clock, limits, Runnable::run, Runnable::run);
  }

  /**
   * Empty.
   *
   * @param clock wall clock, ms since 1970 UTC
   * @param ui    where rooms that were found are taken over
   */
  public InboxViewModel(String agentId, LongSupplier clock, WaitingLimits limits, Executor ui) {
    this(agentId, clock, limits, task -> Thread.ofVirtual().name("deskwire-find").start(task), ui);
  }

  /** As the other one, and rooms are looked through by this executor. */
  InboxViewModel(String agentId, LongSupplier clock, WaitingLimits limits, Executor elsewhere, Executor ui) {
    sieve = new RoomSieve(rooms, elsewhere, ui, this::showLet);
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
      boolean was = before != null && sieve.lets(before);
      boolean lets = sieve.changed(after);
      for (Section section : Section.values()) {
        SortedRooms.Standing stood = before == null || !has(section, before)
            ? SortedRooms.Standing.NONE
            : new SortedRooms.Standing(true, was);
        SortedRooms.Standing stands = has(section, after)
            ? new SortedRooms.Standing(true, lets)
            : SortedRooms.Standing.NONE;
        if (stood.has() || stands.has()) {
          changes.computeIfAbsent(section, _ -> new ArrayList<>())
              .add(new SortedRooms.Change(before == null ? after : before, after, stood, stands));
        }
      }
    }
    changes.forEach((section, list) -> {
      int more = 0;
      for (SortedRooms.Change change : list) {
        more += (change.stands().has() ? 1 : 0) - (change.stood().has() ? 1 : 0);
      }
      countOf(section).set(countOf(section).get() + more);
      of(section).apply(list, rooms.values(), room -> has(section, room), sieve::lets);
    });
    loaded.set(true);
  }

  private boolean has(Section section, RoomSummary room) {
    return section.has(room, agentId, watched);
  }

  // what is shown

  /**
   * Shows only rooms that have all these words in name, last text, tags, channel, agent or queue; {@code tag:vip} and the
   * like ask for one of these alone.
   */
  public void filter(String text) {
    if (filter.type(text)) {
      showFiltered();
    }
  }

  /**
   * What is asked for with a field becomes a choice that stays.
   *
   * @return what is left to stand in the field
   */
  public String choose(String text) {
    FilterText typed = FilterText.of(text);
    if (typed.terms().isEmpty() || FilterText.isOpen(text)) {
      return text;
    }
    typed.terms().forEach(term -> filter.choose(spelled(term), true));
    filter.type(String.join(" ", typed.words()));
    showFiltered();
    remember();
    return filter.textProperty().get();
  }

  /** As it is written in the rooms, where only one value begins so. */
  private FilterTerm spelled(FilterTerm term) {
    List<String> found = rooms.values().stream().flatMap(room -> term.field().of(room).stream())
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(term.value().toLowerCase(Locale.ROOT))).distinct()
        .limit(2).toList();
    return found.size() == 1 ? new FilterTerm(term.field(), found.getFirst()) : term;
  }

  /** Filters by a value, or not any more. */
  void choose(FilterTerm term, boolean on) {
    if (filter.choose(term, on)) {
      showFiltered();
      remember();
    }
  }

  /** Filters by what is typed alone. */
  void chooseNone() {
    filter.chooseNone();
    showFiltered();
    remember();
  }

  /** What can be chosen to filter by, of what has a text in it. */
  List<FilterRow> choices(String wanted) {
    return filter.rows(rooms.values(), wanted);
  }

  /** What is chosen to filter by. */
  public ReadOnlyObjectProperty<List<FilterTerm>> termsProperty() {
    return filter.termsProperty();
  }

  boolean isFiltered() {
    return sieve.isOn();
  }

  private void showFiltered() {
    sieve.apply(filter.criteria());
  }

  private void showLet() {
    sections.values().forEach(list -> list.show(sieve::lets));
  }

  /** As soon as the rows are those of the filter: now, when they are. */
  void whenShown(Runnable task) {
    sieve.whenApplied(task);
  }

  // what is watched

  /** Marks a room to stand in its own section, or not any more. */
  public void watch(String room, boolean on) {
    if (on ? marked.add(room) : marked.remove(room)) {
      showWatched();
      remember();
    }
  }

  public boolean isMarked(String room) {
    return marked.contains(room);
  }

  /** A room is read along with elsewhere; empty for none. */
  public void readAlong(String room) {
    readAlong = room;
    showWatched();
  }

  private void showWatched() {
    Set<String> now = new LinkedHashSet<>(marked);
    if (!readAlong.isEmpty()) {
      now.add(readAlong);
    }
    watched = now;
    List<RoomSummary> known = now.stream().map(rooms::get).filter(Objects::nonNull).toList();
    countOf(Section.MONITORING).set(known.size());
    of(Section.MONITORING).sort(known, _ -> true, sieve::lets);
  }

  // what is remembered

  /** What shall be there again after a restart; what is typed only once something is chosen. */
  public ReadOnlyObjectProperty<InboxMemory> memoryProperty() {
    return memory.getReadOnlyProperty();
  }

  /** As it is now, with what is typed. */
  public InboxMemory remember() {
    memory.set(new InboxMemory(filter.whole(), List.copyOf(marked)));
    return memory.get();
  }

  /**
   * As it was before.
   *
   * @return what is to stand in the field
   */
  public String restore(InboxMemory before) {
    marked.clear();
    marked.addAll(before.watched());
    showWatched();
    filter(before.filter());
    return choose(before.filter());
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

  /** What is typed, without space around; empty for nothing. */
  public ReadOnlyStringProperty filterProperty() {
    return filter.textProperty();
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
   * The neighbour of the active room in the order shown: Waiting, Mine, Monitoring, then All where it is open.
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
    Set<String> before = new HashSet<>();
    order.forEach(room -> before.add(room.id()));
    rows(Section.MONITORING).stream().filter(room -> before.add(room.id())).forEach(order::add);
    if (all) {
      rows(Section.ALL).stream().filter(room -> before.add(room.id())).forEach(order::add);
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
    return InboxRow.of(room, clock.getAsLong(), limits, live, watched.contains(room.id()));
  }

  private SortedRooms of(Section section) {
    return Objects.requireNonNull(sections.get(section));
  }

  private ReadOnlyIntegerWrapper countOf(Section section) {
    return Objects.requireNonNull(counts.get(section));
  }
}
