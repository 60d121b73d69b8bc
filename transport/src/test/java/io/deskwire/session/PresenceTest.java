package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.deskwire.message.Decoded;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Presence;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceTest extends DeskFixture {
  @BeforeEach
  void connect() {
    desk.connect();
  }

  private List<FakeTransport.Sent> told() {
    return line().live().stream()
        .filter(sent -> sent.envelope().eventType().orElseThrow() == EventType.PRESENCE).toList();
  }

  private Presence last() {
    return Objects.requireNonNull(told().getLast().envelope().presence());
  }

  private void benSays(String status) {
    line().deliver("desk/agents/ben", "{\"id\":\"p" + desk.loop().nanos()
        + "\",\"type\":\"presence\",\"from\":{\"id\":\"ben\",\"name\":\"Ben\",\"role\":\"agent\"},\"sentAt\":"
        + desk.loop().wallMillis() + ",\"presence\":{\"status\":\"" + status + "\",\"load\":3}}");
    desk.loop().settle();
  }

  private void ownRoom() {
    customer("r1", "c1", "Hello?");
    claimed("r1");
  }

  @Test
  void isToldAtOnceWhenConnectedAndEveryFifteenSeconds() {
    assertThat(told()).hasSize(1);
    assertThat(told().getFirst().topic()).isEqualTo("desk/agents/anna");
    desk.keepAlive(Duration.ofSeconds(46));
    assertThat(told()).hasSize(4);
  }

  @Test
  void isWhatTheProtocolSays() {
    FakeTransport.Sent sent = told().getFirst();
    assertThat(EnvelopeCodec.decode(sent.topic(), EnvelopeCodec.encode(sent.envelope()), EnvelopeCodec.Trust.TOPIC))
        .isInstanceOf(Decoded.Event.class);
    assertThat(last().status()).isEqualTo("online");
    assertThat(last().transport()).isEqualTo("mqtt");
    assertThat(last().version()).isNotEmpty();
  }

  @Test
  void aBurstOfChangesIsToldOnceAndSoon() {
    desk.session().setViewing("r1");
    desk.session().setViewing("r2");
    desk.session().setStatus(Peer.Status.AWAY, 5);
    desk.keepAlive(Duration.ofMillis(600));
    assertThat(told()).hasSize(2);
    assertThat(last()).extracting(Presence::status, Presence::limit, Presence::viewing).containsExactly("away", 5,
        "r2");
    desk.session().setViewing("r2");
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(told()).as("no change").hasSize(2);
  }

  @Test
  void namesTheOwnRoomsAndTheLastNumbers() {
    ownRoom();
    desk.send("r1", "On its way.");
    desk.confirmLast();
    desk.keepAlive(Duration.ofSeconds(16));
    assertThat(last().load()).isEqualTo(1);
    assertThat(last().rooms()).extracting(Presence.RoomFigures::room).containsExactly("r1");
    assertThat(last().heads()).containsEntry("chat/r1/desk", 1L);
  }

  @Test
  void saysGoodbyeBeforeGoingOfflineAndNothingWhileAway() {
    FakeTransport line = line();
    desk.goOffline();
    desk.loop().advance(Duration.ofMinutes(1));
    assertThat(last().status()).isEqualTo("offline");
    int before = line.live().size();
    desk.loop().advance(Duration.ofMinutes(1));
    assertThat(line.live()).hasSize(before);
    desk.reconnect();
    assertThat(last().status()).isEqualTo("online");
  }

  @Test
  void aColleagueIsThereUntilSilentForFortySeconds() {
    benSays("away");
    assertThat(desk.session().peers()).extracting(Peer::name, Peer::status)
        .containsExactly(tuple("Ben", Peer.Status.AWAY));
    desk.keepAlive(Duration.ofSeconds(39));
    assertThat(desk.session().isOffline("ben")).isFalse();
    desk.keepAlive(Duration.ofSeconds(3));
    assertThat(desk.session().isOffline("ben")).isTrue();
    assertThat(desk.session().peers()).extracting(Peer::status).containsExactly(Peer.Status.OFFLINE);
    benSays("online");
    assertThat(desk.session().isOffline("ben")).isFalse();
  }

  @Test
  void aColleagueWhoSaysGoodbyeIsOfflineAtOnce() {
    benSays("online");
    benSays("offline");
    assertThat(desk.session().isOffline("ben")).isTrue();
  }

  @Test
  void nobodyIsOfflineForAConsoleThatHearsNothing() {
    benSays("online");
    desk.goOffline();
    desk.loop().advance(Duration.ofMinutes(10));
    assertThat(desk.session().isOffline("ben")).isFalse();
    desk.reconnect();
    desk.keepAlive(Duration.ofSeconds(39));
    assertThat(desk.session().isOffline("ben")).isFalse();
    desk.keepAlive(Duration.ofSeconds(3));
    assertThat(desk.session().isOffline("ben")).isTrue();
  }

  @Test
  void anAgentWhoWasNeverHeardIsOfflineAfterFortySecondsOfListening() {
    assertThat(desk.session().isOffline("carl")).isFalse();
    desk.keepAlive(Duration.ofSeconds(42));
    assertThat(desk.session().isOffline("carl")).isTrue();
    assertThat(desk.session().isOffline("anna")).isFalse();
  }

  @Test
  void theNameOfAWriterIsShownAsTypingAsLongAsTheyGoOn() {
    line().deliver("chat/r1", "{\"id\":\"c1\",\"text\":\"Hello?\"}");
    desk.loop().settle();
    for (int i = 0; i < 4; i++) {
      line().deliver("live/r1",
          "{\"id\":\"t" + i + "\",\"type\":\"typing\",\"from\":{\"id\":\"m\",\"name\":\"Mia\","
              + "\"role\":\"customer\"}}");
      desk.keepAlive(Duration.ofSeconds(3));
      assertThat(desk.room("r1").summary().orElseThrow().typing()).isEqualTo("Mia");
    }
    desk.keepAlive(Duration.ofSeconds(4));
    assertThat(desk.room("r1").summary().orElseThrow().typing()).isNull();
  }
}
