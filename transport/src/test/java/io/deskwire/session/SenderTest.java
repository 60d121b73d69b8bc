package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Receipt;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.time.FakeEventLoop;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.testing.FakeBroker;
import io.deskwire.transport.testing.FakeTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending, with the disk of the real world and the clock and broker of the test. */
class SenderTest extends DeskFixture {
  @Test
  void sendsOneMessagePerRoomAtATimeInOrder() {
    desk.connect();
    List.of("1", "2", "3").forEach(text -> desk.send("r1", text));
    assertThat(line().texts()).containsExactly("1");
    desk.confirmLast();
    assertThat(line().texts()).containsExactly("1", "2");
    desk.confirmLast();
    desk.confirmLast();
    assertThat(line().texts()).containsExactly("1", "2", "3");
    assertThat(desk.outbox()).isEmpty();
  }

  @Test
  void roomsDoNotWaitForEachOther() {
    desk.connect();
    desk.send("r1", "1");
    desk.send("r2", "2");
    desk.send("r3", "3");
    assertThat(line().texts()).containsExactly("1", "2", "3");
  }

  @Test
  void sendsWhatWasWrittenOfflineInOrderOnceConnected() {
    List<MessageHandle> handles = IntStream.range(0, 5).mapToObj(i -> desk.send("r1", "m" + i)).toList();
    assertThat(handles).allMatch(handle -> handle.state() == DeliveryState.QUEUED);
    desk.connect();
    for (int i = 0; i < 5; i++) {
      desk.confirmLast();
    }
    assertThat(line().texts()).containsExactly("m0", "m1", "m2", "m3", "m4");
    assertThat(line().durable()).extracting(sent -> sent.envelope().seq()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(handles).allMatch(handle -> handle.state() == DeliveryState.SENT);
  }

  @Test
  void givesNumbersInTheOrderOfSendingAndNotOfWriting() {
    MessageHandle first = desk.send("r1", "first");
    desk.send("r1", "second");
    assertThat(desk.await(first.cancel())).isTrue();
    desk.connect();
    assertThat(line().last().envelope().seq()).isEqualTo(1);
    assertThat(line().texts()).containsExactly("second");
  }

  @Test
  void aSecondMessageWrittenWhileTheFirstIsBeingStoredIsUntried() {
    desk.connect();
    var _ = desk.room("r1").sendAsync("first", null);
    var second = desk.room("r1").sendAsync("second", null);
    desk.loop().settle();
    assertThat(desk.await(second.join().edit("second, edited"))).isTrue();
    desk.confirmLast();
    assertThat(line().texts()).containsExactly("first", "second, edited");
    assertThat(line().last().envelope().seq()).isEqualTo(2);
  }

  @Test
  void aHeldMessageHoldsBackItsRoomAlone() {
    MessageHandle held = desk.send("r1", "held");
    desk.send("r1", "behind");
    desk.send("r2", "other");
    assertThat(desk.await(desk.session().hold(held.id()))).isTrue();
    desk.connect();
    assertThat(line().texts()).containsExactly("other");
    assertThat(desk.await(held.retry())).isTrue();
    desk.confirmLast();
    assertThat(line().texts()).containsExactly("other", "held", "behind");
  }

  @Test
  void aRefusedMessageFailsWithTheReasonAndHoldsBackItsRoomAlone() {
    desk.connect();
    MessageHandle refused = desk.send("r1", "refused");
    desk.send("r1", "behind");
    line().last().word().completeExceptionally(new RefusedException("You may not write there."));
    desk.loop().settle();
    desk.send("r2", "other");
    assertThat(refused.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(line().texts()).containsExactly("refused", "other");
    assertThat(desk.line("r1", refused.id()).problem()).isEqualTo("You may not write there.");
    assertThat(desk.shown(refused.id()).delivery()).as("what windows are told last").isEqualTo(DeliveryState.FAILED);
    assertThat(desk.await(refused.retry())).isTrue();
    assertThat(line().texts()).containsExactly("refused", "other", "refused");
  }

  @Test
  void sendsAgainUnderTheSameIdAndNumberWhenTheBrokerSaysNothingForTenSeconds() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello?");
    desk.keepAlive(Duration.ofMillis(9_900));
    assertThat(line().texts()).containsExactly("hello?");
    desk.keepAlive(Duration.ofMillis(200));
    assertThat(line().texts()).containsExactly("hello?", "hello?");
    assertThat(line().durable()).extracting(sent -> sent.envelope().id()).containsOnly(handle.id());
    assertThat(line().durable()).extracting(sent -> sent.envelope().seq()).containsOnly(1L);
    line().durable().getFirst().confirm();
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
    desk.keepAlive(Duration.ofSeconds(30));
    assertThat(line().texts()).hasSize(2);
  }

  @Test
  void aWordThatComesWhileTheMessageIsBeingMarkedAgainLeavesNoFalseLatency() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello?");
    FakeTransport.Sent first = line().last();
    desk.loop().othersAreDoneAfter(() -> {});
    desk.loop().advance(Duration.ofSeconds(10));
    first.confirm();
    desk.settleWithDisk();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
    ChatMessage.Timing timing = desk.line("r1", handle.id()).timing();
    assertThat(timing == null || timing.brokerMs() <= 10_000).isTrue();
  }

  @Test
  void aCloseWhileAMessageIsBeingMarkedLeavesNoHoleInTheNumbers() {
    desk.connect();
    desk.send("r1", "first");
    desk.send("r1", "second");
    desk.loop().othersAreDoneAfter(() -> {});
    line().last().confirm();
    desk.loop().settle();
    line().end(new ConnectionLostException("gone"));
    desk.settleWithDisk();
    desk.reconnect();
    assertThat(line().texts()).containsExactly("second");
    assertThat(line().last().envelope().seq()).isEqualTo(2);
  }

  @Test
  void sendsAgainAfterALostConnectionUnderTheSameId() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    desk.loop().advance(Duration.ofSeconds(5));
    desk.loseLine();
    assertThat(handle.state()).isEqualTo(DeliveryState.QUEUED);
    desk.reconnect();
    assertThat(line().last().envelope().id()).isEqualTo(handle.id());
    assertThat(line().last().envelope().seq()).isEqualTo(1);
  }

  @Test
  void aLateWordFromADeadConnectionCounts() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    desk.loseLine();
    desk.session().echoed(handle.id());
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
    desk.reconnect();
    assertThat(line().texts()).isEmpty();
  }

  @Test
  void theOwnMessageComingBackIsAWordToo() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    line().echo(line().last());
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
    assertThat(desk.history("r1")).extracting(ChatMessage::text).containsExactly("hello");
  }

  @Test
  void aMessageOnWhichTheBrokerClosesTwiceFails() {
    desk.connect();
    MessageHandle poison = desk.send("r1", "poison");
    desk.loop().advance(Duration.ofSeconds(1));
    desk.loseLine();
    assertThat(poison.state()).isEqualTo(DeliveryState.QUEUED);
    desk.reconnect();
    desk.loseLine();
    assertThat(poison.state()).isEqualTo(DeliveryState.FAILED);
    desk.reconnect();
    assertThat(line().texts()).isEmpty();
    assertThat(desk.await(poison.retry())).isTrue();
    desk.loseLine();
    assertThat(poison.state()).as("one more close is not two").isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void closesByThisSideAreNotTheMessagesFault() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    for (int i = 0; i < 3; i++) {
      desk.goOffline();
      desk.reconnect();
      assertThat(handle.state()).isEqualTo(DeliveryState.SENDING);
    }
    for (int i = 0; i < 3; i++) {
      desk.loop().sleepMachine(Duration.ofMinutes(1));
      desk.loop().advance(Duration.ofMillis(1_100));
      desk.reconnect();
      assertThat(handle.state()).isEqualTo(DeliveryState.SENDING);
    }
  }

  @Test
  void closesLongAfterTheWriteAreNotTheMessagesFault() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    for (int i = 0; i < 4; i++) {
      desk.loop().advance(Duration.ofMillis(2_500));
      desk.loseLine();
      desk.reconnect();
    }
    assertThat(handle.state()).isEqualTo(DeliveryState.SENDING);
  }

  @Test
  void anUntriedMessageCanBeEditedAndTakenBack() {
    MessageHandle handle = desk.send("r1", "helo");
    assertThat(desk.await(handle.edit("hello"))).isTrue();
    assertThat(desk.line("r1", handle.id()).text()).isEqualTo("hello");
    assertThat(desk.await(handle.cancel())).isTrue();
    assertThat(desk.history("r1")).isEmpty();
    desk.connect();
    assertThat(line().texts()).isEmpty();
  }

  @Test
  void aTriedMessageCanBeNeitherEditedNorTakenBack() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    assertThat(desk.await(handle.edit("other"))).isFalse();
    desk.loseLine();
    assertThat(desk.await(handle.edit("other"))).isFalse();
    assertThat(desk.await(handle.cancel())).isFalse();
  }

  @Test
  void whatIsBeingSentCannotBeHeldOrDropped() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    assertThat(desk.await(desk.session().hold(handle.id()))).isFalse();
    assertThat(desk.await(desk.session().drop(handle.id()))).isFalse();
    desk.confirmLast();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aTriedMessageThatIsDroppedIsFollowedByAVoidWithItsNumber() {
    desk.connect();
    MessageHandle dropped = desk.send("r1", "dropped");
    MessageHandle next = desk.send("r1", "next");
    desk.loseLine();
    assertThat(desk.await(desk.session().drop(dropped.id()))).isTrue();
    assertThat(desk.outbox()).extracting(each -> each.id()).containsExactly(next.id());
    assertThat(desk.history("r1")).extracting(ChatMessage::text).containsExactly("next");
    desk.reconnect();
    Envelope marker = line().last().envelope();
    assertThat(marker.eventType()).contains(EventType.VOID);
    assertThat(marker.seq()).isEqualTo(1);
    desk.confirmLast();
    assertThat(line().last().text()).isEqualTo("next");
    assertThat(line().last().envelope().seq()).isEqualTo(2);
  }

  @Test
  void aVoidSurvivesARestart() {
    desk.connect();
    MessageHandle dropped = desk.send("r1", "dropped");
    desk.loseLine();
    desk.await(desk.session().drop(dropped.id()));
    desk.restart();
    desk.connect();
    assertThat(line().last().envelope().type()).isEqualTo("void");
    desk.confirmLast();
    assertThat(desk.await(desk.session().store().write(new OutboxTable(desk.session().archive())::load))).isEmpty();
  }

  @Test
  void aDroppedMessageThatIsThereAfterAllIsShown() {
    desk.connect();
    MessageHandle dropped = desk.send("r1", "there after all");
    FakeTransport.Sent sent = line().last();
    desk.loseLine();
    desk.await(desk.session().drop(dropped.id()));
    desk.reconnect();
    line().echo(sent);
    desk.loop().settle();
    assertThat(desk.history("r1")).extracting(ChatMessage::text).containsExactly("there after all");
  }

  @Test
  void anUntriedMessageThatIsDroppedLeavesNoTrace() {
    MessageHandle dropped = desk.send("r1", "dropped");
    assertThat(desk.await(desk.session().drop(dropped.id()))).isTrue();
    desk.connect();
    assertThat(line().durable()).isEmpty();
  }

  @Test
  void whatWasBeingSentAtACrashIsSentAgainUnderTheSameIdAndNumber() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    desk.restart();
    List<Row> rows = desk.await(desk.session().store().write(new OutboxTable(desk.session().archive())::load));
    assertThat(rows).extracting(Row::id).containsExactly(handle.id());
    desk.connect();
    assertThat(line().last().envelope().id()).isEqualTo(handle.id());
    assertThat(line().last().envelope().seq()).isEqualTo(1);
  }

  @Test
  void aDroppedMessageThatComesBackWhileItIsBeingTakenOutIsShown() {
    desk.connect();
    MessageHandle dropped = desk.send("r1", "there after all");
    FakeTransport.Sent sent = line().last();
    desk.loseLine();
    desk.stallDisk();
    var gone = desk.session().drop(dropped.id());
    desk.reconnect();
    line().echo(sent);
    desk.loop().settle();
    desk.freeDisk();
    assertThat(desk.await(gone)).isTrue();
    assertThat(desk.history("r1")).extracting(ChatMessage::text).containsExactly("there after all");
  }

  @Test
  void whatTheDiskCannotTakeOutStaysAndIsSent() {
    MessageHandle kept = desk.send("r1", "kept");
    desk.send("r1", "behind");
    desk.protectDisk();
    var drop = desk.session().drop(kept.id());
    desk.loop().settle();
    assertThat(drop).isCompletedExceptionally();
    desk.unprotectDisk();
    assertThat(desk.outbox()).hasSize(2);
    assertThat(desk.session().message(kept.id())).isPresent();
    desk.connect();
    desk.confirmLast();
    assertThat(line().texts()).containsExactly("kept", "behind");
  }

  @Test
  void aTriedMessageThatTheDiskCannotTakeOutIsSentAgainAndNoVoid() {
    desk.connect();
    MessageHandle kept = desk.send("r1", "kept");
    desk.loseLine();
    desk.protectDisk();
    var drop = desk.session().drop(kept.id());
    desk.loop().settle();
    desk.unprotectDisk();
    desk.reconnect();
    assertThat(drop).isCompletedExceptionally();
    assertThat(line().last().envelope().id()).isEqualTo(kept.id());
  }

  @Test
  void whatTheDiskHasNotChangedIsSentAsItWas() {
    MessageHandle edited = desk.send("r1", "as it was");
    MessageHandle held = desk.send("r2", "not held");
    desk.protectDisk();
    var edit = edited.edit("as it should be");
    var hold = desk.session().hold(held.id());
    desk.loop().settle();
    assertThat(edit).isCompletedExceptionally();
    assertThat(hold).isCompletedExceptionally();
    assertThat(held.state()).isEqualTo(DeliveryState.QUEUED);
    desk.unprotectDisk();
    desk.connect();
    assertThat(line().texts()).containsExactlyInAnyOrder("as it was", "not held");
  }

  @Test
  void whatIsBeingChangedIsNotSentBeforeThatIsOnDisk() {
    MessageHandle handle = desk.send("r1", "as it was");
    desk.stallDisk();
    var edit = handle.edit("as it should be");
    desk.loop().settle();
    desk.connect();
    assertThat(line().texts()).isEmpty();
    desk.freeDisk();
    assertThat(desk.await(edit)).isTrue();
    assertThat(line().texts()).containsExactly("as it should be");
  }

  @Test
  void aWordThatComesWhileAMessageIsBeingHeldCounts() {
    desk.connect();
    MessageHandle handle = desk.send("r1", "hello");
    FakeTransport.Sent sent = line().last();
    desk.loseLine();
    desk.stallDisk();
    var hold = desk.session().hold(handle.id());
    desk.reconnect();
    line().echo(sent);
    desk.loop().settle();
    desk.freeDisk();
    assertThat(desk.await(hold)).isFalse();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
    desk.restart();
    assertThat(desk.line("r1", handle.id()).delivery()).isEqualTo(DeliveryState.SENT);
    assertThat(desk.outbox()).isEmpty();
  }

  @Test
  void whenTheDiskIsFullNothingIsSentAndTheRoomGoesOnAfterwards() {
    desk.connect();
    desk.fillDisk();
    var failed = desk.room("r1").sendAsync("no room for this " + "x".repeat(4_000), null);
    desk.loop().settle();
    assertThat(failed).isCompletedExceptionally();
    assertThat(line().texts()).isEmpty();
    desk.makeRoom();
    desk.send("r1", "now");
    assertThat(line().texts()).containsExactly("now");
  }

  @Test
  void aReceiptThatComesBeforeTheBrokersWordCounts(@TempDir Path other) {
    try (TestDesk own = new TestDesk(other)) {
      own.connect();
      MessageHandle handle = own.send("r1", "Hello");
      Envelope sent = own.broker().line().last().envelope();
      Receipt receipt = new Receipt(Map.of(Objects.requireNonNull(sent.stream()), sent.seq()), Map.of(), Map.of());
      own.broker().line().deliver("live/r1", EnvelopeCodec.encode(Envelope.of(Ids.message(1), "r1", EventType.RECEIPT,
          new Sender("r1", "", Role.CUSTOMER), "phone", own.loop().wallMillis()).withReceipt(receipt)), false);
      own.loop().settle();
      own.confirmLast();
      assertThat(handle.state()).isEqualTo(DeliveryState.DELIVERED);
      assertThat(own.line("r1", handle.id()).delivery()).isEqualTo(DeliveryState.DELIVERED);
    }
  }

  @Test
  void aSessionThatIsJustOpenKnowsItsRooms(@TempDir Path other) throws Exception {
    Endpoint endpoint = Endpoint.parse("mqtt://broker.example");
    try (TestDesk own = new TestDesk(other)) {
      own.send("r1", "Hello");
    }
    Profile profile = Profile.of("desk", new Agent("anna", "Anna", Role.AGENT), endpoint, Credentials.NONE, other);
    try (LiveSession session = SessionBuilder.open(profile, new FakeBroker(), new FakeEventLoop())) {
      assertThat(session.rooms()).extracting(RoomSummary::id).containsExactly("r1");
    }
  }
}
