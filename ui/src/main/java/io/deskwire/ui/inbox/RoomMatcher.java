package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the rooms that a filter lets through. What is searched of a room is put together once, not with every key: with
 * 10,000 rooms that is most of the work. Any thread.
 */
final class RoomMatcher {
  /** What was searched of a room as it was then. */
  private record Searched(RoomSummary room, String text) {}

  private final Map<String, Searched> searched = new ConcurrentHashMap<>();

  /** The ids of those that are let through. */
  Set<String> find(FilterCriteria wanted, List<RoomSummary> rooms) {
    boolean words = !wanted.typed().words().isEmpty();
    if (!words) {
      searched.clear();
    }
    Set<String> found = new HashSet<>();
    for (RoomSummary room : rooms) {
      if (wanted.hasTerms(room) && (!words || wanted.hasWords(text(room)))) {
        found.add(room.id());
      }
    }
    return found;
  }

  /** Nothing is looked for any more. */
  void forget() {
    searched.clear();
  }

  private String text(RoomSummary room) {
    Searched known = searched.get(room.id());
    if (known == null || !known.room.equals(room)) {
      known = new Searched(room, FilterCriteria.searched(room));
      searched.put(room.id(), known);
    }
    return known.text;
  }
}
