package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Which rooms a filter lets through. Among many that is found elsewhere: until then those of the filter before are let
 * through, and what is found for one that was left meanwhile is forgotten. One thread but for the finding.
 */
final class RoomSieve {
  /** So many are looked through at once, in less than a millisecond. */
  private static final int FEW = 500;

  private final Map<String, RoomSummary> rooms;
  private final Executor elsewhere;
  private final Executor ui;
  private final Runnable applies;
  private final RoomMatcher matcher = new RoomMatcher();
  private FilterCriteria applied = FilterCriteria.NONE;
  /** Ids of the rooms that it lets through; of nobody while it lets all through. */
  private Set<String> let = new HashSet<>();
  /** Rooms that have changed while a filter is being tried elsewhere. */
  private final Set<String> changedMeanwhile = new HashSet<>();
  private final List<Runnable> whenApplied = new ArrayList<>();
  private int asked;
  private boolean finding;

  /**
   * Lets all through.
   *
   * @param rooms     all that there are, by id; not changed here
   * @param elsewhere looks through many
   * @param ui        where what was found is taken over
   * @param applies   told that another filter applies from now on
   */
  RoomSieve(Map<String, RoomSummary> rooms, Executor elsewhere, Executor ui, Runnable applies) {
    this.rooms = rooms;
    this.elsewhere = elsewhere;
    this.ui = ui;
    this.applies = applies;
  }

  /** Whether anything is asked of a room. */
  boolean isOn() {
    return applied.isOn();
  }

  boolean lets(RoomSummary room) {
    return !applied.isOn() || let.contains(room.id());
  }

  /** A room is new or has changed. @return whether it is let through now */
  boolean changed(RoomSummary room) {
    if (finding) {
      changedMeanwhile.add(room.id());
    }
    return judge(room);
  }

  /** Filters by this from now on, or as soon as it is known what that lets through. */
  void apply(FilterCriteria wanted) {
    int number = ++asked;
    changedMeanwhile.clear();
    if (!wanted.isOn()) {
      matcher.forget();
      apply(wanted, new HashSet<>());
      return;
    }
    List<RoomSummary> all = List.copyOf(rooms.values());
    if (all.size() <= FEW) {
      apply(wanted, matcher.find(wanted, all));
      return;
    }
    finding = true;
    elsewhere.execute(() -> {
      Set<String> found = matcher.find(wanted, all);
      ui.execute(() -> {
        if (number == asked) {
          apply(wanted, found);
        }
      });
    });
  }

  private void apply(FilterCriteria wanted, Set<String> found) {
    finding = false;
    applied = wanted;
    let = found;
    changedMeanwhile.stream().map(rooms::get).filter(Objects::nonNull).forEach(this::judge);
    changedMeanwhile.clear();
    applies.run();
    List<Runnable> told = List.copyOf(whenApplied);
    whenApplied.clear();
    told.forEach(Runnable::run);
  }

  /** As soon as the filter wanted last applies: now, when it does. */
  void whenApplied(Runnable task) {
    if (finding) {
      whenApplied.add(task);
    } else {
      task.run();
    }
  }

  private boolean judge(RoomSummary room) {
    boolean lets = applied.lets(room);
    if (lets && applied.isOn()) {
      let.add(room.id());
    } else {
      let.remove(room.id());
    }
    return lets;
  }
}
