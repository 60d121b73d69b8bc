package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What rooms must have to be shown: all the words, and for each field that is asked for one of its values. Any thread.
 *
 * @param typed  not finished yet: what a room has need only begin so
 * @param chosen must be there whole
 */
record FilterCriteria(FilterText typed, List<FilterTerm> chosen) {
  /** Lets everything through. */
  static final FilterCriteria NONE = new FilterCriteria(FilterText.NONE, List.of());

  FilterCriteria {
    chosen = List.copyOf(chosen);
  }

  boolean isOn() {
    return !typed.isEmpty() || !chosen.isEmpty();
  }

  boolean lets(RoomSummary room) {
    return !isOn() || (hasTerms(room) && (typed.words().isEmpty() || hasWords(searched(room))));
  }

  boolean hasTerms(RoomSummary room) {
    Set<FilterField> asked = EnumSet.noneOf(FilterField.class);
    Set<FilterField> met = EnumSet.noneOf(FilterField.class);
    for (FilterTerm term : chosen) {
      asked.add(term.field());
      if (term.isIn(room)) {
        met.add(term.field());
      }
    }
    for (FilterTerm term : typed.terms()) {
      asked.add(term.field());
      if (term.begins(room)) {
        met.add(term.field());
      }
    }
    return met.containsAll(asked);
  }

  /** Whether all the words are in what is {@link #searched} of a room. */
  boolean hasWords(String searched) {
    for (String word : typed.words()) {
      if (!searched.contains(word)) {
        return false;
      }
    }
    return true;
  }

  /** Everything of a room that words are looked for in. */
  static String searched(RoomSummary room) {
    StringBuilder all = new StringBuilder(room.name()).append('\n').append(room.id()).append('\n')
        .append(room.lastText());
    for (FilterField field : FilterField.values()) {
      field.of(room).forEach(value -> all.append('\n').append(value));
    }
    String channel = room.opened().channel();
    return all.append('\n').append(channel == null ? "" : channel).toString().toLowerCase(Locale.ROOT);
  }
}
