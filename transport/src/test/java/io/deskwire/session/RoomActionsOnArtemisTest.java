package io.deskwire.session;

import static org.awaitility.Awaitility.await;

import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.ArtemisBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Anna does over WebSocket, Ben's console sees over MQTT. */
class RoomActionsOnArtemisTest {
  private final ArtemisBroker broker = ArtemisBroker.shared();

  @TempDir
  private Path folder;

  private ChatSession anna;
  private ChatSession ben;
  private ChatSession mia;

  private ChatSession open(String name, Role role, Dialect dialect) {
    return ChatSession.open(Profile.of("desk", new Agent(name, name.toUpperCase(java.util.Locale.ROOT), role),
        broker.endpoint(dialect), broker.agent(), folder.resolve(name)));
  }

  @BeforeEach
  void open() {
    anna = open("act-anna", Role.AGENT, Dialect.STOMP_WS);
    ben = open("act-ben", Role.AGENT, Dialect.MQTT);
    mia = open("act-mia", Role.CUSTOMER, Dialect.MQTT);
    await().until(() -> List.of(anna, ben, mia).stream().allMatch(each -> each.connection().isOnline()));
  }

  @AfterEach
  void close() {
    List.of(mia, ben, anna).forEach(ChatSession::close);
  }

  private static void sees(ChatSession console, String room, Predicate<RoomSummary> what) {
    await().until(() -> console.room(room).summary().filter(what).isPresent());
  }

  private static boolean is(RoomSummary room, Owner.Kind kind) {
    return room.owner().kind() == kind;
  }

  /** A claim that does not settle in five seconds, on a machine that is busy, is made again as an agent would. */
  private void takes(ChatSession console, String room) {
    await().until(() -> console.room(room).claim().get(10, TimeUnit.SECONDS).kind() == ClaimOutcome.Kind.WON);
  }

  private String openRoom(String name) {
    mia.room(name).send("Where is my parcel?");
    sees(anna, name, room -> room.unread() == 1);
    takes(anna, name);
    sees(ben, name, room -> room.owner().isClaimedBy("act-anna"));
    return name;
  }

  @Test
  void theOtherConsoleSeesTagsPriorityAndRaisedHand() throws Exception {
    Room room = anna.room(openRoom("act-marks"));
    room.tag("vip").get(10, TimeUnit.SECONDS);
    room.priority(2).get(10, TimeUnit.SECONDS);
    room.raise(true).get(10, TimeUnit.SECONDS);
    sees(ben, room.id(), it -> it.tags().contains("vip") && it.priority() == 2 && "ACT-ANNA".equals(it.raisedBy()));
    room.untag("vip").get(10, TimeUnit.SECONDS);
    room.raise(false).get(10, TimeUnit.SECONDS);
    sees(ben, room.id(), it -> it.tags().isEmpty() && it.raisedBy() == null);
  }

  @Test
  void bothConsolesHideWhatABlockedCustomerWritesUntilOneUnblocks() throws Exception {
    String name = openRoom("act-block");
    anna.room(name).block("Insults").get(10, TimeUnit.SECONDS);
    sees(ben, name, room -> room.blocked() != null && "Insults".equals(room.blocked().reason()));
    mia.room(name).send("You again!");
    mia.room(name).send("Answer me!");
    for (ChatSession console : List.of(anna, ben)) {
      sees(console, name, room -> room.blocked() != null && room.blocked().hidden() == 2 && room.unread() == 0
          && room.waitingSince() == 0 && !room.lastText().contains("me!"));
    }
    ben.room(name).unblock().get(10, TimeUnit.SECONDS);
    sees(anna, name, room -> room.blocked() == null && room.unread() > 0 && room.lastText().equals("Answer me!"));
  }

  @Test
  void theOtherConsoleGetsTheRoomByTransferAndGivesItToAQueue() throws Exception {
    String name = openRoom("act-transfer");
    anna.room(name).transfer(new Recipient.Colleague("act-ben"), "speaks Swedish").get(10, TimeUnit.SECONDS);
    sees(ben, name, room -> room.owner().isClaimedBy("act-ben"));
    ben.room(name).transfer(new Recipient.Queue("orders"), null).get(10, TimeUnit.SECONDS);
    sees(anna, name, room -> is(room, Owner.Kind.WAITING) && "orders".equals(room.queue()));
    takes(ben, name);
    sees(anna, name, room -> room.owner().isClaimedBy("act-ben"));
  }

  @Test
  void theOtherConsoleSeesASnoozeAndItsEndWhenTheCustomerWrites() throws Exception {
    String name = openRoom("act-snooze");
    anna.room(name).snooze(System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1)).get(10, TimeUnit.SECONDS);
    sees(ben, name, room -> is(room, Owner.Kind.SNOOZED));
    mia.room(name).send("Still there?");
    sees(ben, name, room -> room.owner().isClaimedBy("act-anna"));
    sees(anna, name, room -> room.owner().isClaimedBy("act-anna"));
  }

  @Test
  void theOtherConsoleSeesReleaseCloseAndReopening() throws Exception {
    String name = openRoom("act-close");
    anna.room(name).release().get(10, TimeUnit.SECONDS);
    sees(ben, name, room -> is(room, Owner.Kind.WAITING));
    takes(ben, name);
    sees(anna, name, room -> room.owner().isClaimedBy("act-ben"));
    ben.room(name).close("solved").get(10, TimeUnit.SECONDS);
    sees(anna, name, room -> is(room, Owner.Kind.CLOSED));
    ben.room(name).reopen().get(10, TimeUnit.SECONDS);
    sees(anna, name, room -> is(room, Owner.Kind.WAITING));
  }

  @Test
  void theOtherConsoleSeesStatusLoadLimitAndTheRoomInFront() {
    String name = openRoom("act-presence");
    anna.setStatus(Peer.Status.AWAY, 4);
    anna.setViewing(name);
    await().until(() -> ben.peers().stream().anyMatch(peer -> peer.id().equals("act-anna")
        && peer.status() == Peer.Status.AWAY && peer.presence().limit() == 4 && peer.presence().load() == 1
        && name.equals(peer.presence().viewing())));
  }
}
