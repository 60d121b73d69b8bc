package io.deskwire.session;

import io.deskwire.session.SearchHit.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What somebody has typed to find messages. Parts between blanks are looked for each by itself; the words within a part, as
 * in {@code order-4711}, must stand behind each other. The last word may be the beginning of one. Immutable.
 */
public final class SearchQuery {
  /** Of a pasted page, more would not find it any better. */
  private static final int MOST_PARTS = 32;

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final List<List<SearchWord>> parts;
  private final String match;

  private SearchQuery(List<List<SearchWord>> parts, String match) {
    this.parts = parts;
    this.match = match;
  }

  /** Empty when there is no word in it. */
  public static Optional<SearchQuery> of(String typed) {
    List<List<SearchWord>> parts = new ArrayList<>();
    StringBuilder match = new StringBuilder();
    for (String part : BLANKS.split(typed, -1)) {
      List<SearchWord> words = SearchWord.all(part);
      if (!words.isEmpty() && parts.size() < MOST_PARTS) {
        parts.add(words);
        // between quotes nothing has a meaning but another quote
        match.append('"').append(part.replace("\"", "\"\"")).append("\" ");
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new SearchQuery(parts, match.append('*').toString()));
  }

  /** In the language of FTS5. */
  String match() {
    return match;
  }

  /** Whether a text has it, by the same rules as the index. */
  public boolean matches(String text) {
    List<SearchWord> words = SearchWord.all(text);
    for (int i = 0; i < parts.size(); i++) {
      List<SearchWord> part = parts.get(i);
      boolean open = i == parts.size() - 1;
      if (IntStream.range(0, words.size()).noneMatch(at -> isAt(words, at, part, open))) {
        return false;
      }
    }
    return true;
  }

  /** Where it is in a text that has it. */
  public List<Span> spans(String text) {
    List<SearchWord> words = SearchWord.all(text);
    List<Span> found = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean open = i == parts.size() - 1;
      for (int at = 0; at < words.size(); at++) {
        if (isAt(words, at, parts.get(i), open)) {
          found.add(span(text, words, at, parts.get(i), open));
        }
      }
    }
    return merged(found);
  }

  private static boolean isAt(List<SearchWord> words, int at, List<SearchWord> part, boolean open) {
    if (at + part.size() > words.size()) {
      return false;
    }
    for (int i = 0; i < part.size(); i++) {
      String there = words.get(at + i).folded();
      String wanted = part.get(i).folded();
      boolean last = i == part.size() - 1;
      boolean same = (open && last) ? there.startsWith(wanted) : there.equals(wanted);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static Span span(String text, List<SearchWord> words, int at, List<SearchWord> part, boolean open) {
    SearchWord last = words.get(at + part.size() - 1);
    int to = open ? last.endOf(text, part.getLast().folded().length()) : last.to();
    return new Span(words.get(at).from(), to);
  }

  private static List<Span> merged(List<Span> found) {
    found.sort(Comparator.comparingInt(Span::from));
    List<Span> merged = new ArrayList<>(found.size());
    for (Span span : found) {
      Span before = merged.isEmpty() ? null : merged.getLast();
      if (before != null && span.from() <= before.to()) {
        merged.set(merged.size() - 1, new Span(before.from(), Math.max(before.to(), span.to())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
