package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * One section's rooms, always in order, and those of them that are shown. A few changes move a few rows: with 10,000
 * rooms a message costs some binary searches, not a sort. Another filter costs one walk through the order that is known.
 */
final class SortedRooms {
  /** Above this many changes at once sorting anew is cheaper than moving rows one by one. */
  private static final int MOVE_SINGLY = 64;

  private final Comparator<RoomSummary> order;
  private List<RoomSummary> all = new ArrayList<>();
  private final ObservableList<RoomSummary> rows = FXCollections.observableArrayList();
  /** Kept: the wrapper listens weakly, a passing one would take its listeners along. */
  private final ObservableList<RoomSummary> view = FXCollections.unmodifiableObservableList(rows);

  SortedRooms(Comparator<RoomSummary> order) {
    this.order = order;
  }

  ObservableList<RoomSummary> rows() {
    return view;
  }

  /** Where a room stands: in the section, and among what is shown of it. */
  record Standing(boolean has, boolean shown) {
    static final Standing NONE = new Standing(false, false);
  }

  /** A room has changed, and with it perhaps where it stands. */
  record Change(RoomSummary before, RoomSummary after, Standing stood, Standing stands) {}

  void apply(List<Change> changes, Collection<RoomSummary> rooms, Predicate<RoomSummary> belongs,
      Predicate<RoomSummary> shown) {
    if (changes.size() > MOVE_SINGLY) {
      sort(rooms, belongs, shown);
      return;
    }
    for (Change change : changes) {
      move(all, change, change.stood().has(), change.stands().has());
      move(rows, change, change.stood().shown(), change.stands().shown());
    }
  }

  /** Puts all of them in order anew. */
  void sort(Collection<RoomSummary> rooms, Predicate<RoomSummary> belongs, Predicate<RoomSummary> shown) {
    all = new ArrayList<>(rooms.stream().filter(belongs).sorted(order).toList());
    show(shown);
  }

  /** Shows others of them. */
  void show(Predicate<RoomSummary> shown) {
    List<RoomSummary> now = all.stream().filter(shown).toList();
    if (!isShown(now)) {
      rows.setAll(now);
    }
  }

  /** A list that is set anew lays all of its cells out, though they show the same. */
  private boolean isShown(List<RoomSummary> now) {
    if (now.size() != rows.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!now.get(i).equals(rows.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void move(List<RoomSummary> list, Change change, boolean stood, boolean stands) {
    int at = stood ? Collections.binarySearch(list, change.before(), order) : -1;
    if (at < 0) {
      if (stands) {
        insert(list, change.after());
      }
      return;
    }
    if (stands && staysAt(list, at, change.after())) {
      list.set(at, change.after());
      return;
    }
    list.remove(at);
    if (stands) {
      insert(list, change.after());
    }
  }

  private boolean staysAt(List<RoomSummary> list, int at, RoomSummary room) {
    return (at == 0 || order.compare(list.get(at - 1), room) < 0)
        && (at == list.size() - 1 || order.compare(room, list.get(at + 1)) < 0);
  }

  private void insert(List<RoomSummary> list, RoomSummary room) {
    int at = Collections.binarySearch(list, room, order);
    list.add(at < 0 ? -at - 1 : at, room);
  }
}
