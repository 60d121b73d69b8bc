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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of room state written without a line. */
class OfflineChangesTest extends DeskFixture {
  private static final Sender BEN = new Sender("ben", "Ben", Role.AGENT);

  @BeforeEach
  void writeACloseOffline() {
    desk.connect();
    customer("r1", "c1", "Where is my parcel?");
    desk.goOffline();
    desk.await(desk.room("r1").close("done"));
    desk.loop().advance(Duration.ofMinutes(1));
    assertThat(owner().kind()).isEqualTo(Owner.Kind.CLOSED);
    desk.reconnect();
  }

  private Owner owner() {
    desk.loop().advance(Duration.ofMillis(50));
    return desk.room("r1").summary().orElseThrow().owner();
  }

  private List<String> written() {
    return line().durable().stream().map(sent -> sent.envelope().type()).toList();
  }

  private void markerComesBack() {
    line().echo(line().durable().stream().filter(sent -> sent.envelope().type().equals("marker")).findFirst()
        .orElseThrow());
    desk.loop().settle();
  }

  private void ben(EventType type, StateChange change) {
    Envelope event = Envelope.of(Ids.message(desk.loop().wallMillis()), "r1", type, BEN, "stream-of-ben",
        desk.loop().wallMillis()).withSeq(1).withState(change);
    line().deliver("desk/rooms/r1", EnvelopeCodec.encode(event), false);
    desk.loop().settle();
  }

  private Hlc now() {
    return new Hlc(desk.loop().wallMillis(), 0);
  }

  @Test
  void waitForTheBacklogAndLeaveWhenNobodyHasChangedTheRoom() {
    assertThat(written()).containsExactly("marker");
    markerComesBack();
    assertThat(written()).containsExactly("marker");
    desk.loop().advance(Duration.ofMillis(310));
    assertThat(written()).containsExactly("marker", "closed");
  }

  @Test
  void waitUntilTheInboxIsQuiet() {
    markerComesBack();
    for (int i = 0; i < 5; i++) {
      desk.loop().advance(Duration.ofMillis(200));
      line().deliver("chat/r2", "{\"id\":\"x" + i + "\",\"text\":\"backlog\"}");
      desk.loop().settle();
    }
    assertThat(written()).containsExactly("marker");
  }

  @Test
  void waitTenSecondsAtMost() {
    desk.keepAlive(Duration.ofMillis(9_900));
    assertThat(written()).containsExactly("marker");
    desk.keepAlive(Duration.ofMillis(200));
    assertThat(written()).containsExactly("marker", "closed");
  }

  @Test
  void doNotKeepMessagesOfOtherRoomsWaiting() {
    desk.send("r2", "hello");
    assertThat(line().texts()).contains("hello");
  }

  @Test
  void areDroppedWithANoticeWhenAColleagueHasTakenTheRoom() {
    ben(EventType.CLAIMED, StateChange.at(1, now()));
    markerComesBack();
    desk.keepAlive(Duration.ofSeconds(11));
    assertThat(written()).containsExactly("marker");
    assertThat(owner().isClaimedBy("ben")).isTrue();
    assertThat(desk.outbox()).isEmpty();
    assertThat(desk.notices()).extracting(Notice::text).singleElement().asString().startsWith("Ben has changed");
    assertThat(desk.history("r1")).extracting(ChatMessage::type).doesNotContain(EventType.CLOSED);
    assertThat(desk.room("r1").summary().orElseThrow().waitingSince()).as("the customer still waits").isPositive();
  }

  @Test
  void areUndoneHereWhenTheAgentDropsThem() {
    String id = desk.outbox().getFirst().id();
    assertThat(desk.await(desk.session().drop(id))).isTrue();
    assertThat(owner().kind()).isEqualTo(Owner.Kind.WAITING);
    assertThat(desk.room("r1").summary().orElseThrow().waitingSince()).isPositive();
  }

  @Test
  void areKeptWhenAnotherRegisterHasChanged() {
    ben(EventType.TAGGED, new StateChange(1, now(), null, null, null, 0, "vip", 0, false, Map.of(), List.of()));
    markerComesBack();
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(written()).containsExactly("marker", "closed");
    assertThat(desk.notices()).isEmpty();
  }

  @Test
  void areKeptWhenWhatComesIsOlderThanWhatTheyWereBasedOn() {
    markerComesBack();
    desk.keepAlive(Duration.ofSeconds(1));
    desk.confirmLast();
    desk.goOffline();
    desk.await(desk.room("r1").reopen());
    desk.reconnect();
    ben(EventType.CLAIM, StateChange.at(1, now()));
    markerComesBack();
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(written()).containsExactly("marker", "reopened");
  }

  @Test
  void surviveARestartTogetherWithTheirRule() {
    desk.restart();
    desk.connect();
    ben(EventType.CLAIMED, StateChange.at(1, now()));
    markerComesBack();
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(written()).containsExactly("marker");
    assertThat(owner().isClaimedBy("ben")).isTrue();
  }
}
