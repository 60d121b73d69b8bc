package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies that a person wrote while there was no line. */
class LateRepliesTest extends DeskFixture {
  private MessageHandle reply;

  @BeforeEach
  void replyOffline() {
    desk.connect();
    customer("c1", "Where is my parcel?");
    desk.goOffline();
    reply = desk.await(desk.room("r1").replyAsync("On its way.", null));
    assertThat(reply.state()).isEqualTo(DeliveryState.QUEUED);
  }

  private void customer(String id, String text) {
    customer("r1", id, text);
  }

  private void caughtUp() {
    line().echo(line().durable().stream().filter(sent -> sent.envelope().type().equals("marker")).findFirst()
        .orElseThrow());
    desk.loop().settle();
    desk.loop().advance(Duration.ofMillis(300));
  }

  private List<String> sent() {
    return line().durable().stream().filter(sent -> sent.topic().equals("chat/r1/desk"))
        .map(sent -> String.valueOf(sent.envelope().text())).toList();
  }

  private DeliveryState state() {
    return Objects.requireNonNull(desk.shown(reply.id()).delivery());
  }

  @Test
  void oneThatStillAnswersLeavesWhenTheBacklogIsRead() {
    desk.reconnect();
    assertThat(sent()).isEmpty();
    caughtUp();
    assertThat(sent()).containsExactly("On its way.");
  }

  @Test
  void aBrokerThatNeverReturnsTheMarkerDelaysItTenSeconds() {
    desk.reconnect();
    desk.keepAlive(Duration.ofSeconds(9));
    assertThat(sent()).isEmpty();
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(sent()).containsExactly("On its way.");
  }

  @Test
  void oneWhoseCustomerHasWrittenSinceIsHeldAndSaysWhy() {
    desk.reconnect();
    customer("c2", "Never mind, it came.");
    caughtUp();
    assertThat(sent()).isEmpty();
    assertThat(state()).isEqualTo(DeliveryState.HELD);
    assertThat(desk.shown(reply.id()).problem()).startsWith("The customer has written since").contains("send it");
    assertThat(reply.state()).isEqualTo(DeliveryState.HELD);
  }

  @Test
  void oneOlderThanTenMinutesIsHeld() {
    desk.loop().advance(Duration.ofMinutes(10).plusSeconds(1));
    desk.reconnect();
    caughtUp();
    assertThat(sent()).isEmpty();
    assertThat(state()).isEqualTo(DeliveryState.HELD);
    assertThat(desk.shown(reply.id()).problem()).startsWith("You wrote this more than ten minutes ago");
  }

  @Test
  void tenMinutesSharpIsNotLate() {
    desk.loop().advance(Duration.ofMinutes(10));
    desk.reconnect();
    line().echo(line().durable().getFirst());
    desk.loop().settle();
    assertThat(state()).isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void aHeldOneKeepsLaterOnesOfItsRoomBackUntilTheAgentDecides() {
    MessageHandle later = desk.await(desk.room("r1").sendAsync("by a program", null));
    MessageHandle other = desk.await(desk.room("r2").sendAsync("another room", null));
    desk.reconnect();
    customer("c2", "Never mind.");
    caughtUp();
    assertThat(line().durable()).extracting(sent -> sent.envelope().id()).contains(other.id())
        .doesNotContain(later.id());
    assertThat(desk.await(reply.retry())).isTrue();
    assertThat(sent()).contains("On its way.");
  }

  @Test
  void whatTheAgentSendsAllTheSameIsNotHeldAgainAtTheNextConnection() {
    desk.reconnect();
    customer("c2", "Never mind.");
    caughtUp();
    assertThat(state()).isEqualTo(DeliveryState.HELD);
    desk.loseLine();
    desk.await(reply.retry());
    desk.loop().advance(Duration.ofMinutes(11));
    desk.restart();
    desk.connect();
    assertThat(sent()).containsExactly("On its way.");
  }

  @Test
  void whatACustomerWroteBeforeARestartCountsToo() {
    desk.reconnect();
    customer("c2", "Never mind.");
    desk.restart();
    desk.connect();
    caughtUp();
    assertThat(sent()).isEmpty();
    assertThat(state()).isEqualTo(DeliveryState.HELD);
  }

  @Test
  void whatAColleagueWroteSinceHoldsNothing() {
    desk.reconnect();
    line().deliver("chat/r1/desk", "{\"id\":\"b1\",\"text\":\"I have looked.\"}");
    desk.loop().settle();
    caughtUp();
    assertThat(sent()).containsExactly("On its way.");
  }

  @Test
  void oneThatWasBeingSentAndIsThereAfterAllIsSentAndNotHeld() {
    desk.reconnect();
    caughtUp();
    FakeTransport.Sent sent = line().last();
    desk.loseLine();
    desk.reconnect();
    line().echo(sent);
    desk.loop().settle();
    customer("c2", "Thanks!");
    caughtUp();
    assertThat(state()).isEqualTo(DeliveryState.SENT);
    assertThat(sent()).isEmpty();
  }

  @Test
  void oneThatIsBeingEditedWhenTheBacklogIsReadIsHeldAllTheSame() {
    desk.reconnect();
    customer("c2", "Never mind.");
    desk.stallDisk();
    var edit = reply.edit("On its way, too.");
    caughtUp();
    desk.loop().advance(Duration.ofSeconds(10));
    desk.freeDisk();
    assertThat(desk.await(edit)).isTrue();
    assertThat(sent()).isEmpty();
    assertThat(state()).isEqualTo(DeliveryState.HELD);
    assertThat(desk.shown(reply.id()).text()).isEqualTo("On its way, too.");
  }

  @Test
  void oneThatWasBeingMarkedWhenTheLineWentWaitsForTheBacklogOfTheNext() {
    desk.reconnect();
    line().echo(line().last());
    desk.loop().settle();
    desk.stallDisk();
    desk.loop().advance(Duration.ofMillis(300));
    desk.loseLine();
    desk.reconnect();
    desk.freeDisk();
    customer("c2", "Never mind.");
    assertThat(sent()).isEmpty();
    caughtUp();
    assertThat(sent()).isEmpty();
    assertThat(state()).isEqualTo(DeliveryState.HELD);
  }

  @Test
  void oneThatIsStillBeingMarkedWhenTheBacklogOfTheNextLineIsReadIsHeldAllTheSame() {
    desk.reconnect();
    line().echo(line().last());
    desk.loop().settle();
    desk.stallDisk();
    desk.loop().advance(Duration.ofMillis(300));
    desk.loseLine();
    desk.loop().sleepMachine(Duration.ofMinutes(11));
    desk.loop().advance(Duration.ofSeconds(2));
    desk.reconnect();
    desk.keepAlive(Duration.ofSeconds(11));
    desk.freeDisk();
    desk.loop().settle();
    assertThat(sent()).isEmpty();
    assertThat(state()).isEqualTo(DeliveryState.HELD);
  }

  @Test
  void theVoidOfOneThatIsDroppedDoesNotWaitForTheBacklog() {
    desk.reconnect();
    caughtUp();
    desk.loseLine();
    desk.await(desk.session().drop(reply.id()));
    desk.await(desk.room("r2").replyAsync("waits", null));
    desk.reconnect();
    assertThat(line().durable()).extracting(each -> each.envelope().type()).contains("void").doesNotContain("message");
  }

  @Test
  void whatAProgramSendsIsNeverHeld() {
    assertThat(desk.await(reply.cancel())).isTrue();
    MessageHandle bot = desk.await(desk.room("r1").sendAsync("by a program", null));
    desk.loop().advance(Duration.ofMinutes(11));
    desk.reconnect();
    assertThat(line().durable()).extracting(each -> each.envelope().id()).containsExactly(bot.id());
  }
}
