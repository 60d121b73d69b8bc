package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.MessagePlace;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IslandsTest {
  private static final long NOON = at("2026-11-24T09:00:00");
  private static final int LINES = 60;
  private static final List<ChatMessage> ALL = IntStream.range(0, LINES)
      .mapToObj(i -> customer("m" + i, NOON + i * 1_000L, "message " + i)).toList();

  private final Islands islands = new Islands();

  private static List<String> ids(List<ChatMessage> messages) {
    return messages.stream().map(ChatMessage::id).toList();
  }

  @Test
  void stretchesThatOverlapAreOne() {
    islands.add(ALL.subList(10, 20));
    islands.add(ALL.subList(30, 40));
    islands.add(ALL.subList(15, 35));
    assertThat(ids(islands.ends())).containsExactly("m39");
  }

  @Test
  void theNewestLinesGoOnWithAStretchThatTheyReach() {
    islands.add(ALL.subList(10, 20));
    islands.add(ALL.subList(30, 40));
    assertThat(islands.join(ALL.get(45)).id()).isEqualTo("m45");
    assertThat(islands.join(ALL.get(35)).id()).isEqualTo("m30");
    assertThat(ids(islands.ends())).containsExactly("m19");
  }

  @Test
  void itIsTheSameAsMarkingEveryLine() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      Islands some = new Islands();
      BitSet there = new BitSet();
      for (int i = random.nextInt(1, 6); i > 0; i--) {
        int from = random.nextInt(LINES - 1);
        int to = random.nextInt(from + 1, LINES);
        some.add(ALL.subList(from, to));
        there.set(from, to);
      }
      for (int i = 0; i < LINES; i++) {
        assertThat(some.covers(MessagePlace.of(ALL.get(i)))).as("line %d", i).isEqualTo(there.get(i));
      }
    }
  }
}
