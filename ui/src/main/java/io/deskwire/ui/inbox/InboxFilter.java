package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What is asked of the rooms in the inbox, typed or chosen. Knows no control. */
final class InboxFilter {
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper(this, "text", "");
  private final ReadOnlyObjectWrapper<List<FilterTerm>> terms = new ReadOnlyObjectWrapper<>(this, "terms", List.of());
  private FilterText typed = FilterText.NONE;

  /** What is typed, without space around; empty for nothing. */
  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** What was chosen and stays when the field is emptied. */
  ReadOnlyObjectProperty<List<FilterTerm>> termsProperty() {
    return terms.getReadOnlyProperty();
  }

  /** As it is now. */
  FilterCriteria criteria() {
    return new FilterCriteria(typed, terms.get());
  }

  /** Takes what is typed; false when it means the same as before. */
  boolean type(String newText) {
    FilterText now = FilterText.of(newText);
    boolean changed = !now.equals(typed);
    typed = now;
    text.set(newText.strip());
    return changed;
  }

  /** Filters by a value, or not any more; false when nothing changes. */
  boolean choose(FilterTerm term, boolean on) {
    List<FilterTerm> now = new ArrayList<>(terms.get());
    boolean had = now.removeIf(each -> each.field() == term.field() && each.value().equalsIgnoreCase(term.value()));
    if (on) {
      now.add(term);
    }
    terms.set(List.copyOf(now));
    return had != on;
  }

  void chooseNone() {
    terms.set(List.of());
  }

  /** Everything that it filters by, as it would be typed. */
  String whole() {
    return Stream.concat(terms.get().stream().map(FilterTerm::typed), Stream.of(text.get()))
        .filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
  }

  /**
   * What rooms can be filtered by, field by field, the most frequent first; what is chosen is among it though no room has
   * it any more.
   *
   * @param wanted only values with this in them
   */
  List<FilterRow> rows(Collection<RoomSummary> rooms, String wanted) {
    Map<FilterField, Map<String, Integer>> counts = new EnumMap<>(FilterField.class);
    for (FilterField field : FilterField.values()) {
      counts.put(field, new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }
    terms.get().forEach(term -> Objects.requireNonNull(counts.get(term.field())).put(term.value(), 0));
    rooms.forEach(room -> counts
        .forEach((field, of) -> field.of(room).forEach(value -> of.merge(value, 1, Integer::sum))));
    String low = wanted.strip().toLowerCase(Locale.ROOT);
    List<FilterRow> rows = new ArrayList<>();
    counts.forEach((field, of) -> {
      List<FilterRow> found = of.entrySet().stream()
          .filter(each -> each.getKey().toLowerCase(Locale.ROOT).contains(low))
          .map(each -> row(new FilterTerm(field, each.getKey()), each.getValue()))
          .sorted(Comparator.comparingInt(each -> -each.rooms())).toList();
      if (!found.isEmpty()) {
        rows.add(new FilterRow(field, null, 0, false));
        rows.addAll(found);
      }
    });
    return List.copyOf(rows);
  }

  private FilterRow row(FilterTerm term, int rooms) {
    boolean on = terms.get().stream()
        .anyMatch(each -> each.field() == term.field() && each.value().equalsIgnoreCase(term.value()));
    return new FilterRow(term.field(), term, rooms, on);
  }
}
