package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the broker confirms and then does not deliver. */
class EchoesTest extends DeskFixture {
  @BeforeEach
  void connect() {
    desk.connect();
  }

  private void echo(FakeTransport.Sent sent) {
    line().echo(sent);
    desk.loop().settle();
  }

  @Test
  void aMessageThatIsConfirmedButNotSeenForTenSecondsGetsANote() {
    MessageHandle handle = desk.send("r1", "hello");
    desk.confirmLast();
    desk.keepAlive(Duration.ofMillis(9_900));
    assertThat(desk.shown(handle.id()).problem()).isNull();
    desk.keepAlive(Duration.ofMillis(200));
    assertThat(desk.shown(handle.id()).problem()).startsWith("Accepted, not seen back");
    assertThat(desk.shown(handle.id()).delivery()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aMessageThatIsSeenInTimeGetsNone() {
    MessageHandle handle = desk.send("r1", "hello");
    FakeTransport.Sent sent = line().last();
    desk.confirmLast();
    echo(sent);
    desk.keepAlive(Duration.ofSeconds(30));
    assertThat(desk.shown(handle.id()).problem()).isNull();
  }

  @Test
  void theNoteGoesWhenTheMessageIsSeenAfterAll() {
    MessageHandle handle = desk.send("r1", "hello");
    FakeTransport.Sent sent = line().last();
    desk.confirmLast();
    desk.keepAlive(Duration.ofSeconds(11));
    echo(sent);
    assertThat(desk.shown(handle.id()).problem()).isNull();
  }

  @Test
  void theNoteGoesAlsoAfterARestart() {
    MessageHandle handle = desk.send("r1", "hello");
    FakeTransport.Sent sent = line().last();
    desk.confirmLast();
    desk.keepAlive(Duration.ofSeconds(11));
    desk.restart();
    desk.connect();
    assertThat(desk.line("r1", handle.id()).problem()).isNotNull();
    echo(sent);
    assertThat(desk.line("r1", handle.id()).problem()).isNull();
  }

  @Test
  void nobodyIsBlamedForWhatCannotComeBackBecauseTheLineIsDown() {
    MessageHandle handle = desk.send("r1", "hello");
    FakeTransport.Sent sent = line().last();
    desk.confirmLast();
    desk.goOffline();
    desk.loop().advance(Duration.ofMinutes(5));
    assertThat(desk.shown(handle.id()).problem()).isNull();
    desk.reconnect();
    echo(sent);
    desk.keepAlive(Duration.ofSeconds(20));
    assertThat(desk.shown(handle.id()).problem()).isNull();
  }

  @Test
  void thePeersReceiptProvesMoreThanAnEcho() {
    MessageHandle handle = desk.send("r1", "hello");
    String stream = line().last().envelope().stream();
    desk.confirmLast();
    desk.keepAlive(Duration.ofSeconds(11));
    line().deliver("live/r1",
        "{\"id\":\"rc\",\"type\":\"receipt\",\"from\":{\"id\":\"m\",\"role\":\"customer\"},"
            + "\"receipt\":{\"delivered\":{\"" + stream + "\":1},\"read\":{},\"heads\":{}}}");
    desk.loop().settle();
    assertThat(desk.shown(handle.id()).delivery()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(desk.shown(handle.id()).problem()).isNull();
  }
}
