package io.deskwire.ui.floor;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The rows of one table, filtered and in order. What is put in is told to cells at once; who stands where changes with
 * {@link #arrange} alone, and then by removals, additions and one permutation: a list that is set anew would lose the
 * table's selection.
 *
 * @param <F> facts, immutable
 */
public final class SortedRows<F> {
  private final Map<String, FloorRow<F>> all = new HashMap<>();
  private final ObservableList<FloorRow<F>> shown = FXCollections.observableArrayList();
  /** Kept: the wrapper listens weakly, a passing one would take its listeners along. */
  private final ObservableList<FloorRow<F>> view = FXCollections.unmodifiableObservableList(shown);
  private Predicate<F> wanted = _ -> true;
  private Consumer<FloorRow<F>> leaving = _ -> {};

  SortedRows() {}

  /** The rows that the filter lets through, in order. */
  public ObservableList<FloorRow<F>> shown() {
    return view;
  }

  /** All rows, in no order. */
  public Collection<FloorRow<F>> all() {
    return Collections.unmodifiableCollection(all.values());
  }

  public Optional<FloorRow<F>> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  void put(String id, F facts) {
    FloorRow<F> row = all.get(id);
    if (row == null) {
      all.put(id, new FloorRow<>(id, facts));
    } else {
      row.facts(facts);
    }
  }

  void remove(String id) {
    FloorRow<F> row = all.remove(id);
    if (row != null) {
      row.leave();
    }
  }

  /** Which rows are shown from the next {@link #arrange} on. */
  void want(Predicate<F> filter) {
    wanted = filter;
  }

  /** Told of each row before it is shown no more. */
  void onLeaving(Consumer<FloorRow<F>> listener) {
    leaving = listener;
  }

  /** Brings what is shown into line with rows, filter and order. */
  void arrange(Comparator<FloorRow<F>> order) {
    for (FloorRow<F> row : shown) {
      row.shown(belongs(row));
      if (!row.isShown()) {
        leaving.accept(row);
      }
    }
    shown.removeIf(row -> !row.isShown());
    List<FloorRow<F>> fresh = all.values().stream().filter(row -> !row.isShown() && belongs(row)).toList();
    fresh.forEach(row -> row.shown(true));
    if (!fresh.isEmpty()) {
      shown.addAll(fresh);
    }
    if (!isSorted(order)) {
      shown.sort(order);
    }
  }

  private boolean belongs(FloorRow<F> row) {
    return !row.isGone() && wanted.test(row.facts());
  }

  private boolean isSorted(Comparator<FloorRow<F>> order) {
    for (int i = 1; i < shown.size(); i++) {
      if (order.compare(shown.get(i - 1), shown.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }
}
