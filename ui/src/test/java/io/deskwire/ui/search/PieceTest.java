package io.deskwire.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.SearchHit.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PieceTest {
  private static String around(String text, Span... spans) {
    return marked(Piece.around(text, List.of(spans)));
  }

  private static String marked(List<Piece> pieces) {
    return pieces.stream().map(piece -> piece.hit() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }

  @Test
  void marksEveryHit() {
    assertThat(around("a bc a", new Span(0, 1), new Span(5, 6))).isEqualTo("[a] bc [a]");
    assertThat(around("nothing")).isEqualTo("nothing");
    assertThat(around("")).isEmpty();
  }

  @Test
  void beginsWithAWordShortlyBeforeTheFirstHit() {
    String before = "word ".repeat(40);
    assertThat(around(before + "hit", new Span(200, 203))).isEqualTo("…word word word word word [hit]");
  }

  @Test
  void cutsNoPairInHalves() {
    String pairs = "\uD83D\uDE00".repeat(40);
    assertThat(around(pairs + "hit", new Span(80, 83))).startsWith("…\uD83D\uDE00").endsWith("[hit]");
    assertThat(around("x" + pairs + "hit", new Span(81, 84))).startsWith("…\uD83D\uDE00");
    assertThat(around("x" + "\uD83D\uDE00".repeat(200))).endsWith("\uD83D\uDE00…");
  }

  @Test
  void isOneLineThatTurnsNothingAround() {
    assertThat(around("one\ntwo\tthree \u202Eevil", new Span(4, 7))).isEqualTo("one [two] three evil");
  }

  @Test
  void findsTheWordsOfANameWhateverTheirCase() {
    assertThat(marked(Piece.of("Mia Lindqvist", List.of("LIND", "mia")))).isEqualTo("[Mia] [Lind]qvist");
    assertThat(marked(Piece.of("aaa", List.of("aa")))).isEqualTo("[aa][a]");
  }
}
