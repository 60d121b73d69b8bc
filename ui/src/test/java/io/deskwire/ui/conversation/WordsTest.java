package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static final long TEN = Messages.at("2026-11-24T10:00:00");

  private final Words words = new Words(Clock.fixed(Desk.NOW, ZoneOffset.UTC), "anna");

  @Test
  void everyEventAndStateHasItsWords() {
    for (EventType type : EventType.values()) {
      if (LineModel.isShown(type) && !type.isConversation()) {
        assertThat(words.event(Messages.event("e", TEN, type, Messages.BEN, null))).startsWith("Ben");
        assertThat(words.event(Messages.event("e", TEN, type, Messages.BEN, "x"))).startsWith("Ben");
      }
    }
    for (DeliveryState state : DeliveryState.values()) {
      assertThat(Words.state(state)).isNotEmpty();
      assertThat(ConversationTexts.of("explain." + state.name())).isNotEmpty();
    }
  }

  @Test
  void saysHowLongThingsTook() {
    assertThat(Words.duration(0.42)).isEqualTo("0.4 ms");
    assertThat(Words.duration(38.4)).isEqualTo("38 ms");
    assertThat(Words.duration(2_340)).isEqualTo("2.3 s");
  }

  @Test
  void saysWhenALateMessageWasWritten() {
    ChatMessage late = Messages.late(Messages.customer("a", TEN, "x"), TEN - 3_600_000);
    assertThat(words.meta(late)).isEqualTo("10:00 · written 09:00");
    ChatMessage older = Messages.late(Messages.customer("a", TEN, "x"), TEN - 86_400_000);
    assertThat(words.meta(older)).contains("23 Nov 2026 10:00");
  }

  @Test
  void namesDaysAsPeopleDo() {
    assertThat(words.day(LocalDate.of(2026, 11, 24), TODAY)).isEqualTo("Today");
    assertThat(words.day(LocalDate.of(2026, 11, 23), TODAY)).isEqualTo("Yesterday");
    assertThat(words.day(LocalDate.of(2026, 11, 1), TODAY)).contains("November 2026");
  }

  @Test
  void aNameCannotBreakTheLine() {
    assertThat(Words.brief("a\nb\u202Ec" + "x".repeat(100), 10)).isEqualTo("a bcxxxxxx…");
  }
}
