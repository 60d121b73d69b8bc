package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.transport.testing.FakeBroker;
import io.deskwire.transport.testing.FakeTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session over a gateway that carries messages alone and confirms nothing. */
class UnconfirmedLineTest {
  @TempDir
  private Path folder;

  private TestDesk desk;

  @BeforeEach
  void open() {
    desk = new TestDesk(folder, new Agent("anna", "Anna", Role.AGENT), new FakeBroker(Set.of()),
        "ws://gateway.example/chat");
    desk.connect();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private FakeTransport line() {
    return desk.broker().line();
  }

  private void echo(FakeTransport.Sent sent) {
    line().echo(sent);
    desk.loop().settle();
  }

  @Test
  void aMessageIsSentUnconfirmedAndHoldsNothingBackUntilAnEchoHasEverBeenSeen() {
    MessageHandle first = desk.send("r1", "first");
    desk.send("r1", "second");
    desk.keepAlive(Duration.ofSeconds(60));
    assertThat(line().texts()).as("no automatic resend").containsExactly("first", "second");
    assertThat(desk.outbox()).isEmpty();
    assertThat(desk.shown(first.id()).delivery()).isEqualTo(DeliveryState.SENT);
    assertThat(desk.shown(first.id()).problem()).startsWith("Sent, unconfirmed");
  }

  @Test
  void anEchoTakesTheNoteAway() {
    MessageHandle first = desk.send("r1", "first");
    echo(line().last());
    assertThat(desk.shown(first.id()).problem()).isNull();
    assertThat(desk.history("r1")).hasSize(1);
  }

  @Test
  void onceAnEchoHasBeenSeenAMessageWithoutIsSentAgainAfterTenSeconds() {
    desk.send("r1", "first");
    echo(line().last());
    MessageHandle second = desk.send("r1", "second");
    assertThat(second.state()).isEqualTo(DeliveryState.SENDING);
    desk.keepAlive(Duration.ofSeconds(11));
    assertThat(line().texts()).containsExactly("first", "second", "second");
    echo(line().last());
    assertThat(second.state()).isEqualTo(DeliveryState.SENT);
    assertThat(desk.shown(second.id()).problem()).isNull();
  }

  @Test
  void whatAnEchoHasProvenIsRememberedAfterARestart() {
    desk.send("r1", "first");
    echo(line().last());
    desk.restart();
    desk.connect();
    assertThat(desk.send("r1", "second").state()).isEqualTo(DeliveryState.SENDING);
  }

  @Test
  void anotherOnesMessageThatComesTwiceProvesNothing() {
    for (int i = 0; i < 2; i++) {
      line().deliver("chat/r1",
          "{\"id\":\"x\",\"room\":\"r1\",\"text\":\"hello\",\"from\":{\"id\":\"m\",\"role\":\"customer\"}}");
      desk.loop().settle();
    }
    assertThat(desk.send("r1", "first").state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void repliesAreFlat() {
    desk.send("r1", "first");
    assertThat(line().last().topic()).isEqualTo("chat/r1");
  }

  @Test
  void nothingButMessagesIsSent() {
    MessageHandle note = desk.await(desk.room("r1").noteAsync("for colleagues"));
    assertThat(desk.await(desk.room("r1").claim()).kind()).isEqualTo(ClaimOutcome.Kind.WON);
    desk.room("r1").typing();
    desk.send("r1", "hello");
    desk.await(desk.room("r1").close(null));
    desk.keepAlive(Duration.ofSeconds(20));
    assertThat(line().durable()).extracting(sent -> sent.envelope().eventType().orElseThrow())
        .containsExactly(EventType.MESSAGE);
    assertThat(line().live()).isEmpty();
    assertThat(desk.outbox()).isEmpty();
    assertThat(desk.shown(note.id()).problem()).startsWith("Only on this computer");
  }

  @Test
  void manyNotesWrittenOfflineAreKeptWithoutHoldingBackTheMessageBehindThem() {
    desk.goOffline();
    desk.loop().settle();
    for (int i = 0; i < 200; i++) {
      desk.await(desk.room("r1").noteAsync("note " + i));
    }
    desk.send("r1", "hello");
    desk.reconnect();
    assertThat(line().texts()).containsExactly("hello");
    assertThat(desk.outbox()).isEmpty();
  }

  @Test
  void latencyIsThatOfThePingToTheGateway() {
    line().pings().getFirst().complete(desk.loop().nanos() + 7_000_000);
    desk.loop().settle();
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(desk.session().connection().lines().getFirst().latency().p50()).isEqualTo(7);
    desk.keepAlive(Duration.ofSeconds(7));
    assertThat(desk.session().connection().lines().getFirst().latency().lost()).isPositive();
  }
}
