package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import io.deskwire.room.Owner;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsTest extends DeskFixture {
  private static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);

  @BeforeEach
  void open() {
    desk.connect();
    customer("r1", "c1", "Where is my parcel?");
  }

  private CompletableFuture<ClaimOutcome> claim() {
    CompletableFuture<ClaimOutcome> outcome = desk.room("r1").claim();
    desk.loop().settle();
    return outcome;
  }

  /** The broker takes over what was published last, and it comes back. */
  private void confirmAndEcho() {
    FakeTransport.Sent sent = line().last();
    desk.confirmLast();
    line().echo(sent);
    desk.loop().settle();
  }

  private void benWrites(EventType type, long epoch, long hlcOffset) {
    Envelope event = Envelope.of(Ids.message(desk.loop().wallMillis()), "r1", type, BEN, "stream-of-ben",
        desk.loop().wallMillis()).withSeq(epoch)
        .withState(StateChange.at(epoch, new Hlc(desk.loop().wallMillis() + hlcOffset, 0)));
    line().deliver("desk/rooms/r1", EnvelopeCodec.encode(event), false);
    desk.loop().settle();
  }

  private Owner owner() {
    // windows are told of the outbox and its rooms fifty times a second at most
    desk.loop().advance(Duration.ofMillis(50));
    return desk.room("r1").summary().orElseThrow().owner();
  }

  private List<String> written() {
    return line().durable().stream().map(sent -> sent.envelope().type()).toList();
  }

  @Test
  void aClaimThatComesBackUncontestedWinsAfterItsSettlingTime() {
    CompletableFuture<ClaimOutcome> outcome = claim();
    assertThat(desk.room("r1").summary().orElseThrow().claiming()).isTrue();
    confirmAndEcho();
    desk.loop().advance(Duration.ofMillis(490));
    assertThat(outcome).isNotDone();
    desk.loop().advance(Duration.ofMillis(20));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.WON);
    assertThat(written()).containsExactly("claim", "claimed");
    assertThat(owner().isClaimedBy("anna")).isTrue();
    assertThat(desk.room("r1").summary().orElseThrow().claiming()).isFalse();
  }

  private void take() {
    CompletableFuture<ClaimOutcome> outcome = claim();
    confirmAndEcho();
    desk.loop().advance(Duration.ofMillis(510));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.WON);
    desk.confirmLast();
    desk.loop().advance(Duration.ofMillis(50));
  }

  private void raised(Sender who, long epoch) {
    Envelope event = Envelope.of(Ids.message(desk.loop().wallMillis()), "r1", EventType.RAISED, who, "stream-of-ben",
        desk.loop().wallMillis()).withSeq(epoch)
        .withState(StateChange.at(epoch, new Hlc(desk.loop().wallMillis(), 0)).withRaised(true));
    line().deliver("desk/rooms/r1", EnvelopeCodec.encode(event), false);
    desk.loop().settle();
  }

  @Test
  void aHandThatAColleagueHasRaisedGoesDownWhenTheRoomIsTaken() {
    raised(BEN, 1);
    assertThat(desk.room("r1").summary().orElseThrow().raisedBy()).isEqualTo("Ben");
    take();
    assertThat(desk.room("r1").summary().orElseThrow().raisedBy()).isNull();
    assertThat(written()).containsExactly("claim", "claimed", "raised");
  }

  @Test
  void onesOwnHandStaysUp() {
    desk.await(desk.room("r1").raise(true));
    desk.confirmLast();
    take();
    assertThat(desk.room("r1").summary().orElseThrow().raisedBy()).isEqualTo("Anna");
  }

  @Test
  void theBrokersConfirmationAloneSettlesNothing() {
    CompletableFuture<ClaimOutcome> outcome = claim();
    desk.confirmLast();
    desk.keepAlive(Duration.ofSeconds(2));
    assertThat(outcome).isNotDone();
  }

  @Test
  void anEarlierClaimOfTheSameEpochWins() {
    CompletableFuture<ClaimOutcome> outcome = claim();
    benWrites(EventType.CLAIM, 1, -5);
    confirmAndEcho();
    desk.loop().advance(Duration.ofMillis(510));
    assertThat(outcome.join()).isEqualTo(new ClaimOutcome(ClaimOutcome.Kind.LOST, "Ben"));
    assertThat(written()).containsExactly("claim");
    assertThat(desk.notices()).extracting(Notice::kind).containsExactly(Notice.Kind.CLAIM_LOST);
  }

  @Test
  void aLaterClaimOfTheSameEpochLoses() {
    CompletableFuture<ClaimOutcome> outcome = claim();
    benWrites(EventType.CLAIM, 1, 5);
    confirmAndEcho();
    desk.loop().advance(Duration.ofMillis(510));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.WON);
  }

  @Test
  void aClaimThatDoesNotComeBackInFiveSecondsIsTakenBack() {
    CompletableFuture<ClaimOutcome> outcome = claim();
    desk.confirmLast();
    desk.keepAlive(Duration.ofSeconds(6));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.NOT_SETTLED);
    assertThat(written()).containsExactly("claim", "released");
    assertThat(owner().kind()).isEqualTo(Owner.Kind.WAITING);
  }

  @Test
  void givingUpDoesNotTakeTheRoomFromTheColleagueWhoHasIt() {
    CompletableFuture<ClaimOutcome> outcome = claim();
    desk.confirmLast();
    benWrites(EventType.CLAIMED, 2, 0);
    desk.keepAlive(Duration.ofSeconds(6));
    assertThat(outcome.join()).isEqualTo(new ClaimOutcome(ClaimOutcome.Kind.LOST, "Ben"));
    assertThat(written()).containsExactly("claim");
    assertThat(owner().isClaimedBy("ben")).isTrue();
  }

  @Test
  void aClaimIsNotWonWithoutALine() {
    CompletableFuture<ClaimOutcome> outcome = claim();
    confirmAndEcho();
    desk.goOffline();
    desk.loop().advance(Duration.ofSeconds(1));
    assertThat(outcome).isNotDone();
    desk.loop().advance(Duration.ofSeconds(5));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.NOT_SETTLED);
  }

  @Test
  void nothingIsClaimedOffline() {
    desk.goOffline();
    desk.loop().settle();
    assertThat(claim().join().kind()).isEqualTo(ClaimOutcome.Kind.NOT_SETTLED);
    assertThat(written()).isEmpty();
  }

  @Test
  void aSecondClaimOfTheSameRoomIsRefusedWhileTheFirstIsOpen() {
    CompletableFuture<ClaimOutcome> first = claim();
    assertThat(claim().join().kind()).isEqualTo(ClaimOutcome.Kind.NOT_SETTLED);
    confirmAndEcho();
    desk.loop().advance(Duration.ofMillis(510));
    assertThat(first.join().kind()).isEqualTo(ClaimOutcome.Kind.WON);
  }

  @Test
  void aRoomOfAColleagueIsTakenOverAtTheNextEpoch() {
    benWrites(EventType.CLAIMED, 4, 0);
    assertThat(owner().isClaimedBy("ben")).isTrue();
    CompletableFuture<ClaimOutcome> outcome = claim();
    assertThat(line().last().envelope().state()).extracting(StateChange::epoch).isEqualTo(5L);
    confirmAndEcho();
    desk.loop().advance(Duration.ofMillis(510));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.WON);
    assertThat(line().last().envelope().state()).extracting(StateChange::epoch).isEqualTo(6L);
    assertThat(owner().isClaimedBy("anna")).isTrue();
  }

  @Test
  void twoChangesAtOnceGetEpochsOfTheirOwn() {
    var reopened = desk.room("r1").reopen();
    var closed = desk.room("r1").close("done");
    desk.await(reopened);
    desk.await(closed);
    desk.confirmLast();
    assertThat(line().durable()).extracting(sent -> sent.envelope().state()).extracting(StateChange::epoch)
        .containsExactly(1L, 2L);
    assertThat(owner().kind()).isEqualTo(Owner.Kind.CLOSED);
  }
}
