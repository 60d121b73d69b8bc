package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.StateChange;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.Texts;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  private static final Path FOLDER = Path.of(System.getProperty("deskwire.root", ".."), "resources/i18n");

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static final long TEN = Messages.at("2026-11-24T10:00:00");

  private final Words words = new Words(Clock.fixed(Desk.NOW, ZoneOffset.UTC), "anna",
      id -> id.equals("cleo") ? "Cleo" : id);

  @Test
  void everyEventAndStateHasItsWords() {
    for (EventType type : EventType.values()) {
      if (LineModel.isShown(type) && !type.isConversation()) {
        assertThat(words.event(Messages.event("e", TEN, type, Messages.BEN, null))).startsWith("Ben");
        assertThat(words.event(Messages.event("e", TEN, type, Messages.BEN, full()))).startsWith("Ben");
      }
    }
    for (DeliveryState state : DeliveryState.values()) {
      assertThat(Words.state(state)).isNotEmpty();
      assertThat(ConversationTexts.of("explain." + state.name())).isNotEmpty();
    }
  }

  private static StateChange full() {
    return place().givenTo("cleo", "orders", "speaks Swedish").withUntil(TEN).withTag("vip").withPriority(2)
        .withRaised(true);
  }

  private static StateChange place() {
    return StateChange.at(1, new Hlc(1, 0));
  }

  private String event(EventType type, StateChange change) {
    return words.event(Messages.event("e", TEN, type, Messages.BEN, change));
  }

  @Test
  void saysToWhomAChatWasGivenAndWhy() {
    assertThat(event(EventType.TRANSFERRED, place().givenTo("cleo", null, "speaks\nSwedish")))
        .isEqualTo("Ben transferred this chat to Cleo: speaks Swedish");
    assertThat(event(EventType.TRANSFERRED, place().givenTo("anna", null, null)))
        .isEqualTo("Ben transferred this chat to you");
    assertThat(event(EventType.TRANSFERRED, place().givenTo(Messages.BEN.id(), null, null)))
        .isEqualTo("Ben took this chat back");
    assertThat(event(EventType.TRANSFERRED, place().givenTo(null, "orders", null)))
        .isEqualTo("Ben gave this chat to the queue orders");
  }

  @Test
  void saysUntilWhenAChatIsSnoozed() {
    assertThat(event(EventType.SNOOZED, place().withUntil(TEN))).isEqualTo("Ben snoozed this chat until 10:00");
    assertThat(event(EventType.SNOOZED, place().withUntil(TEN + 86_400_000L)))
        .isEqualTo("Ben snoozed this chat until 25 Nov 2026 10:00");
  }

  @Test
  void saysHowUrgentAChatIsAndWhoNeedsHelp() {
    assertThat(event(EventType.PRIORITY, place().withPriority(2))).isEqualTo("Ben set the priority to urgent");
    assertThat(event(EventType.RAISED, place().withRaised(true))).isEqualTo("Ben asked a team lead for help");
    assertThat(event(EventType.RAISED, place())).isEqualTo("Ben ended the call for help");
  }

  @ParameterizedTest
  @CsvSource({"'', You, (has|is|needs), (have|are|need)", "_de, Sie, (hat|ist|braucht), (haben|sind|brauchen)",
      "_fr, Vous, (a|est|n’a), (avez|êtes|n’avez)"})
  void theVerbGoesWithWhoDidIt(String language, String you, String third, String second) throws IOException {
    Properties bundle = new Properties();
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve("conversation" + language + ".properties"))) {
      bundle.load(reader);
    }
    bundle.stringPropertyNames().stream().filter(key -> key.startsWith("conversation.event.")).forEach(key -> {
      String pattern = bundle.getProperty(key);
      assertThat(Texts.filled(pattern, you, "x", 1)).as(key).doesNotContainPattern("^" + you + " " + third + " ");
      assertThat(Texts.filled(pattern, "Ben", "x", 0)).as(key).doesNotContainPattern("^Ben " + second + " ");
    });
  }

  @Test
  void whoLooksIsCalledYou() {
    assertThat(words.event(Messages.event("e", TEN, EventType.JOINED, Messages.ANNA, place())))
        .isEqualTo("You have joined");
    assertThat(event(EventType.JOINED, place())).isEqualTo("Ben has joined");
  }

  @Test
  void saysWhoWasBlockedAndWhy() {
    assertThat(event(EventType.BLOCKED, place().because("insults"))).isEqualTo("Ben blocked this customer: insults");
    assertThat(event(EventType.BLOCKED, place())).isEqualTo("Ben blocked this customer");
    assertThat(event(EventType.UNBLOCKED, place())).isEqualTo("Ben unblocked this customer");
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
