package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import io.deskwire.room.Owner;
import io.deskwire.transport.testing.FakeBroker;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent does with a room of their own: here the room is Anna's when a test begins. */
class RoomActionsTest extends DeskFixture {
  private static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);

  private int written;

  @BeforeEach
  void ownARoom() {
    desk.connect();
    own();
  }

  private void own() {
    customer("r1", "c1", "Where is my parcel?");
    CompletableFuture<ClaimOutcome> outcome = desk.room("r1").claim();
    desk.loop().settle();
    FakeTransport.Sent claim = line().last();
    desk.confirmLast();
    line().echo(claim);
    desk.loop().advance(Duration.ofMillis(510));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.WON);
    desk.confirmLast();
    written = line().durable().size();
  }

  private Room room() {
    return desk.room("r1");
  }

  private RoomSummary summary() {
    desk.loop().advance(Duration.ofMillis(50));
    return room().summary().orElseThrow();
  }

  private void ben(EventType type, StateChange change) {
    Envelope event = Envelope.of(Ids.message(desk.loop().wallMillis()), "r1", type, BEN, "stream-of-ben",
        desk.loop().wallMillis()).withSeq(change.epoch()).withState(change);
    line().deliver("desk/rooms/r1", EnvelopeCodec.encode(event), false);
    desk.loop().settle();
  }

  private StateChange place(long epoch) {
    return StateChange.at(epoch, new Hlc(desk.loop().wallMillis(), 0));
  }

  private void customerWrites(String id) {
    desk.loop().advance(Duration.ofMillis(10));
    line().deliver("chat/r1", "{\"id\":\"" + id + "\",\"text\":\"Hello?\"}");
    desk.loop().settle();
  }

  private List<String> sent() {
    List<FakeTransport.Sent> all = line().durable();
    return all.subList(Math.min(written, all.size()), all.size()).stream().map(each -> each.envelope().type()).toList();
  }

  private StateChange last() {
    return Objects.requireNonNull(line().last().envelope().state());
  }

  private long inMinutes(int minutes) {
    return desk.loop().wallMillis() + Duration.ofMinutes(minutes).toMillis();
  }

  @Test
  void aTransferGivesTheRoomToTheColleagueWithItsReason() {
    desk.await(room().transfer(new Recipient.Colleague("ben"), " speaks Swedish "));
    assertThat(sent()).containsExactly("transferred");
    assertThat(last().toAgent()).isEqualTo("ben");
    assertThat(last().reason()).isEqualTo("speaks Swedish");
    assertThat(last().epoch()).isEqualTo(3);
    assertThat(summary().owner().isClaimedBy("ben")).isTrue();
  }

  @Test
  void aTransferIntoAQueueWaitsThere() {
    desk.send("r1", "Somebody else will help you.");
    desk.confirmLast();
    written++;
    desk.loop().advance(Duration.ofMillis(10));
    desk.await(room().transfer(new Recipient.Queue("orders"), null));
    desk.confirmLast();
    assertThat(sent()).containsExactly("queued", "transferred");
    assertThat(summary()).extracting(RoomSummary::owner, RoomSummary::queue).containsExactly(Owner.WAITING, "orders");
    assertThat(summary().waitingSince()).as("an answered room that is given away is missed by nobody else")
        .isPositive();
  }

  @Test
  void aReleasedRoomWaitsUntilSomebodyAnswersIt() {
    desk.await(room().release());
    assertThat(summary().owner()).isEqualTo(Owner.WAITING);
    desk.confirmLast();
    desk.loop().advance(Duration.ofMillis(10));
    desk.send("r1", "Done.");
    assertThat(summary().waitingSince()).isZero();
  }

  @Test
  void onlyTheOwnerGivesARoomAway() {
    ben(EventType.CLAIMED, place(9));
    for (CompletableFuture<Void> away : List.of(room().release(), room().snooze(inMinutes(1)),
        room().transfer(new Recipient.Colleague("cleo"), null))) {
      desk.loop().settle();
      assertThat(away).isCompletedExceptionally();
    }
    assertThat(sent()).isEmpty();
    assertThat(summary().owner().isClaimedBy("ben")).isTrue();
  }

  @Test
  void aTeamLeadGivesEverybodysRoomsAway() {
    try (TestDesk lead = new TestDesk(folder.resolve("lead"), new Agent("lea", "Lea", Role.LEAD), new FakeBroker(),
        "mqtt://broker.example")) {
      lead.connect();
      lead.broker().line().deliver("chat/r2", "{\"id\":\"c2\",\"text\":\"Hello?\"}");
      lead.loop().settle();
      lead.await(lead.room("r2").transfer(new Recipient.Colleague("ben"), null));
      assertThat(lead.room("r2").summary().orElseThrow().owner().isClaimedBy("ben")).isTrue();
    }
  }

  @Test
  void whoARoomWasGivenToIsCalledByTheNameHeard() {
    desk.await(room().transfer(new Recipient.Colleague("ben"), null));
    assertThat(summary().owner().agentName()).isEqualTo("ben");
    line().deliver("desk/agents/ben",
        "{\"id\":\"p1\",\"type\":\"presence\",\"from\":{\"id\":\"ben\",\"name\":\"Ben B.\","
            + "\"role\":\"agent\"},\"sentAt\":" + desk.loop().wallMillis() + ",\"presence\":{\"status\":\"online\"}}");
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(summary().owner().agentName()).isEqualTo("Ben B.");
    assertThat(desk.session().agentName("ben")).isEqualTo("Ben B.");
  }

  @Test
  void aSnoozedRoomComesBackToWhoSnoozedItWhenItsTimeIsOver() {
    desk.await(room().snooze(inMinutes(2)));
    assertThat(sent()).containsExactly("snoozed");
    assertThat(summary().owner().kind()).isEqualTo(Owner.Kind.SNOOZED);
    desk.confirmLast();
    desk.keepAlive(Duration.ofSeconds(115));
    assertThat(summary().owner().kind()).isEqualTo(Owner.Kind.SNOOZED);
    desk.keepAlive(Duration.ofSeconds(7));
    assertThat(summary().owner().isClaimedBy("anna")).isTrue();
    assertThat(sent()).as("nobody needs to be told").containsExactly("snoozed");
  }

  @Test
  void aSnoozedRoomComesBackWhenTheCustomerWrites() {
    desk.await(room().snooze(inMinutes(60)));
    desk.confirmLast();
    customerWrites("c2");
    assertThat(summary().owner().isClaimedBy("anna")).isTrue();
  }

  @Test
  void aSnoozeOfAConsoleThatDoesNotSayWhatItCoversEndsByTheClock() {
    ben(EventType.SNOOZED, place(9).withUntil(inMinutes(60)));
    assertThat(summary().owner().kind()).isEqualTo(Owner.Kind.SNOOZED);
    desk.loop().advance(Duration.ofSeconds(1));
    customerWrites("c2");
    assertThat(summary().owner().isClaimedBy("ben")).isTrue();
  }

  @Test
  void aSnoozedRoomCountsAsOwnAgainAfterARestartThatSleptThroughItsTime() {
    desk.await(room().snooze(inMinutes(1)));
    desk.confirmLast();
    desk.loop().advance(Duration.ofMinutes(5));
    desk.restart();
    assertThat(summary().owner().isClaimedBy("anna")).isTrue();
  }

  @Test
  void aRoomIsNotSnoozedUntilAMomentThatIsOver() {
    assertThatThrownBy(() -> room().snooze(desk.loop().wallMillis())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCloseIsUndoneByReopeningAndClaiming() {
    desk.await(room().close("solved"));
    desk.confirmLast();
    assertThat(last().tag()).isEqualTo("solved");
    assertThat(summary().owner().kind()).isEqualTo(Owner.Kind.CLOSED);
    CompletableFuture<ClaimOutcome> outcome = room().reopen().thenCompose(_ -> room().claim());
    desk.loop().settle();
    desk.confirmLast();
    FakeTransport.Sent claim = line().last();
    desk.confirmLast();
    line().echo(claim);
    desk.loop().advance(Duration.ofMillis(510));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.WON);
    assertThat(sent()).containsExactly("closed", "reopened", "claim", "claimed");
    assertThat(summary().owner().isClaimedBy("anna")).isTrue();
  }

  @Test
  void whoHasClosedARoomTakesItBackInOneStep() {
    desk.await(room().close(null));
    desk.confirmLast();
    desk.await(room().transfer(new Recipient.Colleague("anna"), null));
    assertThat(sent()).containsExactly("closed", "transferred");
    assertThat(summary().owner().isClaimedBy("anna")).isTrue();
    assertThat(summary().owner().agentName()).isEqualTo("Anna");
  }

  @Test
  void aCloseIsNotTakenBackFromTheColleagueWhoHasTheRoomNow() {
    desk.await(room().close(null));
    desk.confirmLast();
    ben(EventType.CLAIMED, place(9));
    CompletableFuture<Void> back = room().transfer(new Recipient.Colleague("anna"), null);
    desk.loop().settle();
    assertThat(back).isCompletedExceptionally();
    assertThat(summary().owner().isClaimedBy("ben")).isTrue();
  }

  @Test
  void tagsAreRegistersOfTheirOwn() {
    desk.await(room().tag(" vip "));
    desk.confirmLast();
    desk.await(room().tag("payment"));
    desk.confirmLast();
    desk.await(room().untag("vip"));
    desk.confirmLast();
    assertThat(sent()).containsExactly("tagged", "tagged", "untagged");
    assertThat(last()).extracting(StateChange::tag, StateChange::epoch).containsExactly("vip", 2L);
    assertThat(summary().tags()).containsExactly("payment");
  }

  @Test
  void anEmptyTagIsRefused() {
    assertThatThrownBy(() -> room().tag("  ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void priorityAndRaisedHandAreShown() {
    desk.await(room().priority(2));
    desk.await(room().raise(true));
    assertThat(summary()).extracting(RoomSummary::priority, RoomSummary::raisedBy).containsExactly(2, "Anna");
    desk.await(room().raise(false));
    assertThat(summary().raisedBy()).isNull();
  }

  @Test
  void aBlockedCustomersMessagesAreStoredAndCountAsNothing() {
    desk.await(room().block(" Insults "));
    assertThat(sent()).containsExactly("blocked");
    assertThat(last().reason()).isEqualTo("Insults");
    customerWrites("c2");
    customerWrites("c3");
    assertThat(summary()).extracting(RoomSummary::unread, RoomSummary::waitingSince, RoomSummary::lastText)
        .containsExactly(0, 0L, "");
    RoomSummary.Blocked blocked = Objects.requireNonNull(summary().blocked());
    assertThat(blocked).extracting(RoomSummary.Blocked::by, RoomSummary.Blocked::reason, RoomSummary.Blocked::hidden)
        .containsExactly("Anna", "Insults", 2);
    assertThat(desk.await(room().history(null, 10)).stream().filter(blocked::hides).map(ChatMessage::id))
        .containsExactly("c2", "c3");
  }

  @Test
  void unblockingShowsWhatWasHidden() {
    desk.await(room().block(null));
    customerWrites("c2");
    desk.confirmLast();
    desk.await(room().unblock());
    assertThat(sent()).containsExactly("blocked", "unblocked");
    assertThat(last().epoch()).isEqualTo(2);
    assertThat(summary().blocked()).isNull();
    assertThat(summary().unread()).isPositive();
    assertThat(summary().lastText()).isEqualTo("Hello?");
  }

  @Test
  void aBlockedCustomerIsNotSeenTyping() {
    desk.await(room().block(null));
    line().deliver("live/r1", EnvelopeCodec.encode(Envelope.of("t1", "r1", EventType.TYPING,
        new Sender("r1", "Mia", Role.CUSTOMER), "s", desk.loop().wallMillis())), false);
    desk.loop().settle();
    assertThat(summary().typing()).isNull();
  }

  @Test
  void aBlockThatComesLateHidesWhatStandsBehindItAlone() {
    customerWrites("c2");
    desk.loop().advance(Duration.ofSeconds(1));
    long then = desk.loop().wallMillis();
    desk.loop().advance(Duration.ofSeconds(1));
    customerWrites("c3");
    Envelope block = Envelope.of(Ids.message(then), "r1", EventType.BLOCKED, BEN, "stream-of-ben", then).withSeq(1)
        .withState(place(1));
    line().deliver("desk/rooms/r1", EnvelopeCodec.encode(block), false);
    desk.loop().settle();
    assertThat(Objects.requireNonNull(summary().blocked()).hidden()).isEqualTo(1);
  }

  @Test
  void aBlockWrittenOfflineIsDroppedWhenAColleagueHasUnblocked() {
    desk.goOffline();
    desk.await(room().block("Insults"));
    assertThat(summary().blocked()).isNotNull();
    desk.reconnect();
    ben(EventType.UNBLOCKED, place(4));
    desk.keepAlive(Duration.ofSeconds(11));
    assertThat(summary().blocked()).isNull();
    assertThat(sent()).doesNotContain("blocked");
  }

  @Test
  void aTransferWrittenOfflineIsDroppedWhenAColleagueHasTakenTheRoom() {
    desk.goOffline();
    desk.await(room().transfer(new Recipient.Colleague("cleo"), null));
    desk.await(room().priority(1));
    desk.reconnect();
    ben(EventType.CLAIMED, place(9));
    desk.keepAlive(Duration.ofSeconds(11));
    assertThat(summary().owner().isClaimedBy("ben")).isTrue();
    assertThat(desk.notices()).extracting(Notice::text).singleElement().asString().contains("transferred");
    assertThat(summary().priority()).as("another register").isEqualTo(1);
  }

  @Test
  void whatAChangeSaysStandsInItsLine() {
    desk.await(room().transfer(new Recipient.Colleague("ben"), "speaks Swedish"));
    ChatMessage line = desk.history("r1").getLast();
    assertThat(line.type()).isEqualTo(EventType.TRANSFERRED);
    assertThat(line.detail()).extracting(StateChange::toAgent, StateChange::reason).containsExactly("ben",
        "speaks Swedish");
  }
}
