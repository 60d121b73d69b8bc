package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Answer;
import io.deskwire.message.Ask;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Presence;
import io.deskwire.message.Receipt;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.SeqRange;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is missing is noticed, asked for, filled, and given to others who lack it. */
class GapsTest extends DeskFixture {
  private static final Sender MIA = new Sender("r1", "Mia", Role.CUSTOMER);
  private static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);

  @BeforeEach
  void connect() {
    desk.connect();
    // nobody answers the newcomer
    pass(20_000);
  }

  private void pass(long ms) {
    desk.keepAlive(Duration.ofMillis(ms));
  }

  private Envelope message(Sender from, String stream, long seq) {
    long now = desk.loop().wallMillis();
    return Envelope.of(Ids.message(now), "r1", EventType.MESSAGE, from, stream, now).withText(stream + " " + seq)
        .withSeq(seq);
  }

  private List<Boolean> deliver(String topic, Envelope event) {
    List<Boolean> acks = line().deliver(topic, EnvelopeCodec.encode(event), false);
    desk.loop().settle();
    return acks;
  }

  private List<Boolean> mia(long seq) {
    return deliver("chat/r1", message(MIA, "phone", seq));
  }

  private List<String> texts() {
    return desk.history("r1").stream().map(ChatMessage::text).toList();
  }

  private RoomSummary room() {
    return desk.room("r1").summary().orElseThrow();
  }

  private List<FakeTransport.Sent> sent(EventType type) {
    return line().live().stream().filter(each -> each.envelope().eventType().orElse(null) == type)
        .toList();
  }

  @Test
  void whatOvertookIsHeldBackUnacknowledgedUntilTheOtherIsThere() {
    mia(11);
    List<Boolean> acks = mia(13);
    pass(1_500);
    assertThat(texts()).containsExactly("phone 11");
    assertThat(acks).isEmpty();
    mia(12);
    assertThat(texts()).containsExactly("phone 11", "phone 12", "phone 13");
    assertThat(acks).hasSize(1);
    assertThat(room().missing()).isEmpty();
    pass(10_000);
    assertThat(sent(EventType.RESEND)).isEmpty();
  }

  @Test
  void afterTwoSecondsTheGapIsShownCountedAndAskedFor() {
    mia(11);
    List<Boolean> acks = mia(13);
    pass(2_000);
    assertThat(texts()).containsExactly("phone 11", "phone 13");
    assertThat(acks).hasSize(1);
    assertThat(room().missing()).extracting(RoomSummary.Missing::count).containsExactly(1L);
    assertThat(room().loss()).isEqualTo(1 / 3.0);
    pass(400);
    assertThat(sent(EventType.RESEND)).singleElement().satisfies(asked -> {
      assertThat(asked.topic()).isEqualTo("live/r1");
      assertThat(asked.envelope().resend()).isEqualTo(new SeqRange("phone", "chat/r1", 12, 12));
    });
    pass(1_000);
    assertThat(sent(EventType.ASK).getLast().envelope().resend()).isEqualTo(new SeqRange("phone", "chat/r1", 12, 12));
  }

  @Test
  void aLateOneTakesItsPlaceAndIsToldAsLate() {
    List<ChatEvent> told = new ArrayList<>();
    desk.session().events(0, event -> {
      if (event.position() > 0) {
        told.add(event);
      }
    });
    mia(11);
    mia(13);
    pass(2_500);
    mia(12);
    assertThat(texts()).containsExactly("phone 11", "phone 12", "phone 13");
    assertThat(desk.history("r1")).extracting(ChatMessage::late).containsExactly(false, true, false);
    assertThat(told).extracting(ChatEvent::late).containsExactly(false, false, true);
    assertThat(room().missing()).isEmpty();
    assertThat(room().loss()).isZero();
    int asked = sent(EventType.RESEND).size() + sent(EventType.ASK).size();
    pass(60_000);
    assertThat(sent(EventType.RESEND).size() + sent(EventType.ASK).size()).isEqualTo(asked);
  }

  @Test
  void aLateOneIsUnreadAlthoughTheAgentHasReadOn() {
    mia(11);
    mia(13);
    pass(2_500);
    desk.room("r1").markRead(desk.history("r1").getLast());
    desk.loop().advance(Duration.ofSeconds(1));
    assertThat(room().unread()).isZero();
    mia(12);
    assertThat(room().unread()).isEqualTo(1);
  }

  @Test
  void whatOvertakesInFloodsIsNotHeldBackForEver() {
    mia(11);
    List<List<Boolean>> acks = new ArrayList<>();
    for (long seq = 13; seq < 33; seq++) {
      acks.add(mia(seq));
    }
    assertThat(acks).as("the ninth lets all go").allSatisfy(each -> assertThat(each).hasSize(1));
    assertThat(texts()).hasSize(21);
  }

  @Test
  void aDroppedOneLeavesNoGap() {
    mia(11);
    deliver("chat/r1", Envelope.of(Ids.message(1), "r1", EventType.VOID, MIA, "phone", 1).withSeq(12));
    mia(13);
    pass(5_000);
    assertThat(room().missing()).isEmpty();
    assertThat(texts()).containsExactly("phone 11", "phone 13");
  }

  @Test
  void whatTheDeskLacksIsAskedOfTheDesk() {
    deliver("chat/r1/desk", message(BEN, "bens", 24));
    deliver("chat/r1/desk", message(BEN, "bens", 26));
    pass(2_400);
    assertThat(sent(EventType.RESEND)).singleElement().satisfies(asked -> {
      assertThat(asked.topic()).isEqualTo("desk/ask");
      assertThat(asked.envelope().resend()).isEqualTo(new SeqRange("bens", "chat/r1/desk", 25, 25));
    });
  }

  @Test
  void whatAnotherConsoleHasAskedForIsNotAskedAgain() {
    mia(11);
    mia(13);
    pass(2_000);
    Envelope same = Envelope.of(Ids.message(1), "r1", EventType.RESEND, BEN, "bens", desk.loop().wallMillis())
        .withResend(new SeqRange("phone", "chat/r1", 12, 12));
    deliver("live/r1", same);
    int before = sent(EventType.RESEND).size();
    pass(1_000);
    assertThat(sent(EventType.RESEND)).hasSize(before);
  }

  @Test
  void aLostTailIsNoticedByPresenceAndByReceipts() {
    mia(11);
    deliver("chat/r1/desk", message(BEN, "bens", 24));
    Presence presence = new Presence("online", 0, 0, "mqtt", null, List.of(), Map.of("chat/r1/desk", 26L), "1");
    deliver("desk/agents/ben", Envelope.of(Ids.message(1), "", EventType.PRESENCE, BEN, "bens",
        desk.loop().wallMillis()).withPresence(presence));
    deliver("live/r1", Envelope.of(Ids.message(1), "r1", EventType.RECEIPT, MIA, "phone", desk.loop().wallMillis())
        .withReceipt(new Receipt(Map.of(), Map.of(), Map.of("chat/r1", 12L, "chat/r2", 99L))));
    deliver("chat/r1/desk", message(BEN, "bens", 25));
    assertThat(room().missing()).isEmpty();
    pass(2_500);
    assertThat(room().missing()).extracting(RoomSummary.Missing::count, RoomSummary.Missing::customer)
        .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(1L, true),
            org.assertj.core.groups.Tuple.tuple(1L, false));
    assertThat(sent(EventType.RESEND)).extracting(each -> each.envelope().resend())
        .contains(new SeqRange("phone", "chat/r1", 12, 12), new SeqRange("bens", "chat/r1/desk", 26, 26));
    mia(12);
    deliver("chat/r1/desk", message(BEN, "bens", 26));
    assertThat(room().missing()).isEmpty();
  }

  @Test
  void whatIsMissingIsKnownAfterARestart() {
    mia(11);
    mia(13);
    pass(3_000);
    desk.restart();
    desk.connect();
    assertThat(desk.room("r1").summary().orElseThrow().missing()).hasSize(1);
    pass(2_000);
    assertThat(sent(EventType.RESEND)).isNotEmpty();
  }

  @Test
  void colleaguesAreToldAfterARestartHowFarThisConsoleHadCome() {
    desk.send("r1", "one");
    desk.confirmLast();
    desk.send("r2", "waits");
    desk.restart();
    desk.connect();
    desk.loop().settle();
    assertThat(sent(EventType.PRESENCE)).isNotEmpty().allSatisfy(
        told -> assertThat(Objects.requireNonNull(told.envelope().presence()).heads()).containsEntry("chat/r1/desk",
            1L).doesNotContainKey("chat/r2/desk"));
  }

  @Test
  void whatMayBeMissingBeforeTheFirstIsAskedForButNotShown() {
    mia(3);
    assertThat(room().missing()).isEmpty();
    assertThat(room().loss()).isZero();
    pass(16_000);
    assertThat(sent(EventType.RESEND).getFirst().envelope().resend()).isEqualTo(new SeqRange("phone", "chat/r1", 1, 2));
    mia(1);
    mia(2);
    assertThat(texts()).containsExactly("phone 1", "phone 2", "phone 3");
  }

  @Test
  void aSuspicionIsGivenUp() {
    mia(3);
    pass(120_000);
    int asked = sent(EventType.RESEND).size() + sent(EventType.ASK).size();
    assertThat(asked).isBetween(6, 20);
    pass(3_600_000);
    assertThat(sent(EventType.RESEND).size() + sent(EventType.ASK).size()).isEqualTo(asked);
  }

  // ---- what others lack

  private void ask(String topic, EventType type, SeqRange range) {
    Envelope question = Envelope.of(Ids.message(1), topic.startsWith("live/") ? "r1" : "", type,
        topic.startsWith("live/") ? MIA : BEN, "other", desk.loop().wallMillis()).withResend(range);
    deliver(topic, type == EventType.ASK ? question.withAsk(new Ask("bens-answer", List.of(), 0)) : question);
  }

  private String ownStream() {
    return Objects.requireNonNull(line().last().envelope().stream());
  }

  @Test
  void ownOriginalsArePublishedAgainUnderTheirIds() {
    for (String text : List.of("one", "two", "three")) {
      desk.send("r1", text);
      desk.confirmLast();
    }
    List<FakeTransport.Sent> first = List.copyOf(line().durable());
    ask("live/r1", EventType.RESEND, new SeqRange(ownStream(), "chat/r1/desk", 2, 3));
    ask("live/r1", EventType.RESEND, new SeqRange(ownStream(), "chat/r1/desk", 2, 3));
    List<FakeTransport.Sent> all = line().durable();
    assertThat(all).hasSize(first.size() + 2);
    assertThat(all.getLast().envelope()).isEqualTo(first.getLast().envelope());
    assertThat(all.getLast().topic()).isEqualTo("chat/r1/desk");
  }

  @Test
  void aCustomerGetsNothingOfOtherRoomsAndNothingOfTheDeskAlone() {
    desk.await(desk.room("r1").noteAsync("secret"));
    desk.confirmLast();
    desk.send("r2", "for another");
    desk.confirmLast();
    int before = line().durable().size();
    ask("live/r1", EventType.RESEND, new SeqRange(ownStream(), "desk/rooms/r1", 1, 9));
    ask("live/r1", EventType.RESEND, new SeqRange(ownStream(), "chat/r2/desk", 1, 9));
    assertThat(line().durable()).hasSize(before);
    ask("desk/ask", EventType.RESEND, new SeqRange(ownStream(), "desk/rooms/r1", 1, 9));
    assertThat(line().durable()).hasSize(before + 1);
  }

  @Test
  void whatHasNotLeftIsNotGiven() {
    desk.send("r1", "still in the air");
    int before = line().durable().size();
    ask("desk/ask", EventType.RESEND, new SeqRange(ownStream(), "chat/r1/desk", 1, 9));
    assertThat(line().durable()).hasSize(before);
  }

  @Test
  void aColleagueIsAnsweredWhatItsOwnerDoesNotGive() {
    mia(11);
    mia(12);
    ask("desk/ask", EventType.ASK, new SeqRange("phone", "chat/r1", 12, 14));
    pass(1_000);
    assertThat(sent(EventType.ANSWER)).singleElement().satisfies(given -> {
      assertThat(given.topic()).isEqualTo("desk/answer/bens-answer");
      assertThat(Objects.requireNonNull(given.envelope().answer()).events())
          .extracting(item -> item.topic() + " " + item.event().text()).containsExactly("chat/r1 phone 12");
    });
  }

  @Test
  void whoHasNothingKeepsSilent() {
    ask("desk/ask", EventType.ASK, new SeqRange("phone", "chat/r1", 12, 14));
    ask("desk/ask", EventType.ASK, new SeqRange("phone", "chat/r1/x/y", 12, 14));
    pass(2_000);
    assertThat(sent(EventType.ANSWER)).isEmpty();
  }

  @Test
  void anAnswerFillsTheGapAndOthersAreNotBelieved() {
    mia(11);
    Envelope lost = message(MIA, "phone", 12);
    mia(13);
    pass(3_500);
    String question = sent(EventType.ASK).getLast().envelope().id();
    answer("unasked", lost, desk.loop().wallMillis());
    assertThat(texts()).containsExactly("phone 11", "phone 13");
    answer(question, lost, desk.loop().wallMillis());
    assertThat(texts()).containsExactly("phone 11", "phone 12", "phone 13");
    assertThat(room().missing()).isEmpty();
    answer(question, lost, desk.loop().wallMillis());
    assertThat(texts()).hasSize(3);
  }

  private void answer(String question, Envelope event, long order) {
    Answer answer = new Answer(question, List.of(new Answer.Item("chat/r1", order, event)), true);
    deliver("desk/answer/own", Envelope.of(Ids.message(1), "", EventType.ANSWER, BEN, "bens",
        desk.loop().wallMillis()).withAnswer(answer));
  }
}
