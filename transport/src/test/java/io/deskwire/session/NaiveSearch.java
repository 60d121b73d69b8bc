package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.history.SearchIndex;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.store.Store;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Finds by reading everything that is stored, and knows only words of plain letters and digits. */
final class NaiveSearch {
  private static final int ALL = 100_000;

  private NaiveSearch() {}

  /** The words of a text, in small letters. */
  static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)).filter(word -> !word.isEmpty())
        .toList();
  }

  /** Whether every word is in the text; the last may be the beginning of one. */
  static boolean matches(String text, List<String> wanted) {
    List<String> there = words(text);
    return there.containsAll(wanted.subList(0, wanted.size() - 1))
        && there.stream().anyMatch(word -> word.startsWith(wanted.getLast()));
  }

  /**
   * Search finds each word of each stored line, and nothing of lines that are no more, or say something else now.
   *
   * @param indexed whether all of them are put into the index before
   */
  static void assertAgrees(Store store, boolean indexed) {
    List<Archive.Line> lines = store.write(c -> {
      if (indexed) {
        SearchIndex.write(c);
      }
      return Lines.after(c, 0, ALL);
    }).join().stream().filter(NaiveSearch::isConversation).toList();
    Set<String> words = new LinkedHashSet<>();
    lines.forEach(line -> words.addAll(words(text(line))));
    for (String word : words) {
      SearchQuery query = SearchQuery.of(word).orElseThrow();
      assertThat(store.read(c -> Search.find(c, query, ALL)).join()).extracting(hit -> hit.message().position())
          .containsExactlyElementsOf(lines.reversed().stream().filter(line -> matches(text(line), List.of(word)))
              .map(Archive.Line::position).toList());
    }
    assertThat(rows(store, "search")).isLessThanOrEqualTo(lines.size());
  }

  private static long rows(Store store, String table) {
    return store.read(c -> {
      try (var statement = c.createStatement(); var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
        rows.next();
        return rows.getLong(1);
      }
    }).join();
  }

  private static boolean isConversation(Archive.Line line) {
    Envelope event = line.envelope();
    return event.eventType().filter(EventType::isConversation).isPresent() && !text(line).isBlank();
  }

  private static String text(Archive.Line line) {
    return Objects.requireNonNullElse(line.envelope().text(), "");
  }
}
