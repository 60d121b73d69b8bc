package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One section's rooms, always in order. A few changes move a few rows: with 10,000 rooms a message costs two binary
 * searches, not a sort.
 */
final class SortedRooms {
  /** Above this many changes at once sorting anew is cheaper than moving rows one by one. */
  private static final int MOVE_SINGLY = 64;

  private final Comparator<RoomSummary> order;
  private final ObservableList<RoomSummary> rows = FXCollections.observableArrayList();
  /** Kept: the wrapper listens weakly, a passing one would take its listeners along. */
  private final ObservableList<RoomSummary> view = FXCollections.unmodifiableObservableList(rows);

  SortedRooms(Comparator<RoomSummary> order) {
    this.order = order;
  }

  ObservableList<RoomSummary> rows() {
    return view;
  }

  /** A room has changed: {@code before} is what stood here, if it did; {@code after} what shall stand here, if it shall. */
  record Change(RoomSummary before, RoomSummary after, boolean stood, boolean stands) {}

  void apply(List<Change> changes, Collection<RoomSummary> all, Predicate<RoomSummary> belongs) {
    if (changes.size() > MOVE_SINGLY) {
      rebuild(all, belongs);
    } else {
      changes.forEach(this::apply);
    }
  }

  void rebuild(Collection<RoomSummary> all, Predicate<RoomSummary> belongs) {
    rows.setAll(all.stream().filter(belongs).sorted(order).toList());
  }

  private void apply(Change change) {
    int at = change.stood() ? Collections.binarySearch(rows, change.before(), order) : -1;
    if (at < 0) {
      if (change.stands()) {
        insert(change.after());
      }
      return;
    }
    if (change.stands() && staysAt(at, change.after())) {
      rows.set(at, change.after());
      return;
    }
    rows.remove(at);
    if (change.stands()) {
      insert(change.after());
    }
  }

  private boolean staysAt(int at, RoomSummary room) {
    return (at == 0 || order.compare(rows.get(at - 1), room) < 0)
        && (at == rows.size() - 1 || order.compare(room, rows.get(at + 1)) < 0);
  }

  private void insert(RoomSummary room) {
    int at = Collections.binarySearch(rows, room, order);
    rows.add(at < 0 ? -at - 1 : at, room);
  }
}
