package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.deskwire.history.SearchIndex;
import io.deskwire.transport.testing.TestFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Search finds what reading everything finds, and takes whatever is typed. */
@Tag("property")
class SearchPropertyTest {
  private static final int LIMIT = 1_000;
  private static final List<String> PIECES = List.of("\"", "'", "*", "^", ":", "-", "+", "(", ")", "{", "}", "NEAR(",
      "AND", "OR", "NOT", "text:", "search", "a", "é", "ß", "\u0301", "😀", "👩‍💻", "\uD83D", "\uDE00", "\0", "\n",
      "\t", "\u2028", "%", "_", ";", "--", "中文", "العربية", "हिन्दी", "\u200B", "\\", "order-4711", "𝔘", "\uE000");

  private static final Path FOLDER = TestFolder.create("search");
  private static final AtomicInteger ROOMS = new AtomicInteger();
  private static final TestDesk DESK = new TestDesk(FOLDER);

  @AfterContainer
  static void close() {
    DESK.close();
    TestFolder.delete(FOLDER);
  }

  /** Few letters, so that words meet and begin each other. */
  private static Arbitrary<String> word() {
    return Arbitraries.strings().withChars("abAB1").ofMinLength(1).ofMaxLength(4);
  }

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> between = Arbitraries.of(" ", ", ", ". ", "-", "\n", " 😀 ");
    return Combinators.combine(word().list().ofMinSize(1).ofMaxSize(6), between)
        .as((words, gap) -> String.join(gap, words)).list().ofMinSize(1).ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<String>> query() {
    return word().list().ofMinSize(1).ofMaxSize(3);
  }

  @Property(tries = 150)
  void findsWhatReadingEverythingFinds(@ForAll("texts") List<String> texts, @ForAll("query") List<String> query) {
    String room = "room-" + ROOMS.incrementAndGet();
    texts.forEach(text -> DESK.send(room, text));
    List<String> wanted = query.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    List<String> expected = DESK.history(room).reversed().stream().map(ChatMessage::text)
        .filter(text -> NaiveSearch.matches(text, wanted)).toList();
    List<SearchHit> hits = DESK.await(DESK.session().search(String.join(" ", query), LIMIT));
    index();
    assertThat(DESK.await(DESK.session().search(String.join(" ", query), LIMIT))).isEqualTo(hits);
    assertThat(hits).filteredOn(hit -> hit.room().equals(room)).extracting(hit -> hit.message().text())
        .containsExactlyElementsOf(expected.subList(0, Math.min(expected.size(), LIMIT)));
    assertThat(hits).allSatisfy(hit -> assertThat(hit.spans()).isNotEmpty().allSatisfy(
        span -> assertThat(wanted).anySatisfy(word -> assertThat(span.to() - span.from()).isGreaterThanOrEqualTo(
            word.length()))));
  }

  private static void index() {
    DESK.session().store().write(c -> {
      SearchIndex.write(c);
      return true;
    }).join();
  }

  @Provide
  Arbitrary<String> anything() {
    Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(12).map(list -> String.join("", list));
    // letters that were made up later are none to the tokenizer
    Arbitrary<Character> scripts = Arbitraries.oneOf(Arbitraries.chars().range(' ', '~'),
        Arbitraries.chars().range('\u00A0', '\u0233'), Arbitraries.chars().range('\u0391', '\u03A1'),
        Arbitraries.chars().range('\u03A3', '\u03CE'), Arbitraries.chars().range('\u0400', '\u0481'),
        Arbitraries.chars().range('\u05D0', '\u05EA'), Arbitraries.chars().range('\u4E00', '\u9F00'),
        Arbitraries.chars().range('\uAC00', '\uD7A3'));
    return Arbitraries.oneOf(pieces, scripts.list().ofMaxSize(40).map(SearchPropertyTest::joined));
  }

  private static String joined(List<Character> letters) {
    StringBuilder text = new StringBuilder();
    letters.forEach(text::append);
    return text.toString();
  }

  @Property(tries = 500)
  void takesWhateverIsTyped(@ForAll("anything") String typed) {
    assertThatCode(() -> DESK.await(DESK.session().search(typed, 50))).doesNotThrowAnyException();
  }

  @Property(tries = 200)
  void findsAndMarksEveryWordOfWhateverWasWritten(@ForAll("anything") String text, @ForAll boolean indexed) {
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      return;
    }
    String id = DESK.send("anything", text).id();
    if (indexed) {
      index();
    }
    for (SearchWord word : SearchWord.all(text)) {
      String typed = text.substring(word.from(), word.to());
      assertThat(DESK.await(DESK.session().search(typed, LIMIT)))
          .as("what is found by '%s' of '%s'", typed, text)
          .anySatisfy(hit -> {
            assertThat(hit.message().id()).isEqualTo(id);
            assertThat(hit.spans()).isNotEmpty();
          });
    }
  }
}
