package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

  @Test
  void keepsOrdinaryTextAsItIs() {
    String text = "Grüße, مرحبا, 👨‍👩‍👧 and\ttabs\nlines";
    assertThat(SafeText.lines(text)).isEqualTo(text);
  }

  @Test
  void takesOutWhatTurnsTheOrderOfLetters() {
    assertThat(SafeText.lines("a\u202Egpj.exe\u202C\u2066b\u2069")).isEqualTo("agpj.exeb");
  }

  @Test
  void takesOutControlCharacters() {
    assertThat(SafeText.lines("a\u0000b\u001B[31mc\u0085d\u007F")).isEqualTo("ab[31mcd");
  }

  @Test
  void knowsEveryKindOfLineBreak() {
    assertThat(SafeText.lines("a\r\nb\rc\u2028d\u2029e")).isEqualTo("a\nb\nc\nd\ne");
    assertThat(SafeText.line(" a\r\nb\tc ")).isEqualTo("a b c");
  }

  @Test
  void replacesHalvesOfCharacters() {
    assertThat(SafeText.lines("a\uD83Db")).isEqualTo("a\uFFFDb");
  }

  @Test
  void cutsTowersOfAccents() {
    assertThat(SafeText.lines("e" + "\u0301".repeat(50)).length()).isLessThan(10);
  }

  @Test
  void cutsFloodsOfWhatHasNoWidth() {
    assertThat(SafeText.lines("a" + "\u200B\u2060".repeat(2_000) + "b").length()).isLessThan(10);
  }

  @Test
  void keepsTheFlagOfWales() {
    String wales = "🏴󠁧󠁢󠁷󠁬󠁳󠁿";
    assertThat(SafeText.line(wales)).isEqualTo(wales);
  }

  @Test
  void cutsWallsOfEmptyLines() {
    assertThat(SafeText.lines("a" + "\n \u200B".repeat(5_000) + "b").lines()).hasSizeLessThan(15);
  }

  @Test
  void callsSomebodyByTheIdWhenTheNameCannotBeSeen() {
    assertThat(SafeText.name("\u200B\u3164\u2800", "guest-7")).isEqualTo("guest-7");
    assertThat(SafeText.name(" Mia ", "guest-7")).isEqualTo("Mia");
  }

  @Test
  void cutsBetweenCharacters() {
    assertThat(SafeText.brief("😀😀😀", 2)).isEqualTo("😀😀…");
    assertThat(SafeText.brief("😀😀", 2)).isEqualTo("😀😀");
  }
}
