package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {

  @Test
  void leavesOrdinaryWordsTogether() {
    assertThat(Chunks.of("Hello, do you ship to Norway?", 7, 13)).containsExactly("do you");
  }

  @Test
  void losesNothing() {
    String text = "x".repeat(1_000) + " and ".repeat(300) + "👨‍👩‍👧‍👦".repeat(200) + "e" + "\u0301".repeat(600);
    assertThat(String.join("", Chunks.of(text, 0, text.length()))).isEqualTo(text);
  }

  @Test
  void cutsNoFamilyApart() {
    String family = "👨‍👩‍👧‍👦";
    List<String> chunks = Chunks.of(family.repeat(200), 0, family.length() * 200);
    assertThat(chunks).hasSizeGreaterThan(5)
        .allSatisfy(chunk -> assertThat(chunk.length() % family.length()).isZero());
  }

  @Test
  void cutsAtSpaces() {
    String text = "letters ".repeat(100);
    assertThat(Chunks.of(text, 0, text.length())).allSatisfy(chunk -> assertThat(chunk).endsWith("letters "));
  }
}
