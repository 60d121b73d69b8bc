package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.Ids;
import io.deskwire.message.Receipt;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptsTest extends DeskFixture {
  private static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);

  @BeforeEach
  void connect() {
    desk.connect();
  }

  private void customerWrites(long seq) {
    line().deliver("chat/r1",
        "{\"v\":1,\"id\":\"c" + seq + "\",\"room\":\"r1\",\"type\":\"message\",\"stream\":\"tom\",\"seq\":"
            + seq + ",\"from\":{\"id\":\"tom\",\"name\":\"Tom\",\"role\":\"customer\"},\"sentAt\":"
            + desk.loop().wallMillis()
            + ",\"text\":\"Hello?\"}");
    desk.loop().settle();
  }

  private void benTakesIt() {
    Envelope event = Envelope.of(Ids.message(desk.loop().wallMillis()), "r1", EventType.CLAIMED, BEN, "stream-of-ben",
        desk.loop().wallMillis()).withSeq(1)
        .withState(StateChange.at(9, new Hlc(desk.loop().wallMillis(), 0)));
    line().deliver("desk/rooms/r1", EnvelopeCodec.encode(event), false);
    desk.loop().settle();
  }

  /** On the line of now, oldest first. */
  private List<Receipt> told() {
    desk.keepAlive(Duration.ofSeconds(1));
    return line().live().stream().map(FakeTransport.Sent::envelope)
        .filter(event -> event.eventType().orElseThrow() == EventType.RECEIPT)
        .map(event -> Objects.requireNonNull(event.receipt())).toList();
  }

  @Test
  void areNotSentForARoomThatNobodyHasTaken() {
    customerWrites(1);
    desk.room("r1").markRead(desk.history("r1").getLast());
    assertThat(told()).isEmpty();
  }

  @Test
  void tellTheWholeStoryOnceTheRoomIsTaken() {
    customerWrites(1);
    customerWrites(2);
    claimed("r1");
    assertThat(told().getLast().delivered()).containsExactly(Map.entry("tom", 2L));
  }

  @Test
  void endWhenAColleagueTakesTheRoomOver() {
    customerWrites(1);
    claimed("r1");
    int before = told().size();
    benTakesIt();
    customerWrites(2);
    assertThat(told()).hasSize(before);
  }

  @Test
  void areSaidAgainOnANewLine() {
    customerWrites(1);
    claimed("r1");
    desk.room("r1").markRead(desk.history("r1").getLast());
    assertThat(told()).isNotEmpty();
    desk.goOffline();
    desk.reconnect();
    assertThat(told().getLast().delivered()).containsEntry("tom", 1L);
    assertThat(told().getLast().read()).containsEntry("tom", 1L);
  }

  @Test
  void nameTheOwnLastNumberSoThatALostTailIsNoticed() {
    customerWrites(1);
    claimed("r1");
    desk.send("r1", "On its way.");
    desk.confirmLast();
    customerWrites(2);
    assertThat(told().getLast().heads()).containsEntry("chat/r1/desk", 1L);
  }
}
