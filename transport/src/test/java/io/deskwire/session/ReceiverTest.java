package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.history.Archive;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.room.RoomState;
import io.deskwire.store.DiskFaults;
import io.deskwire.store.Store;
import io.deskwire.store.StoreException;
import io.deskwire.time.FakeEventLoop;
import io.deskwire.transport.Inbound;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverTest {
  @TempDir
  private Path folder;

  private final FakeEventLoop loop = new FakeEventLoop();
  private final Heard heard = new Heard();
  private final List<String> acknowledged = new ArrayList<>();
  private Store store;
  private Archive archive;
  private Receiver receiver;

  @BeforeEach
  void open() {
    store = Store.open(folder);
    archive = new Archive(store);
    loop.othersAreDoneAfter(() -> store.write(_ -> true).exceptionally(_ -> false).join());
    receiver = new Receiver(loop, store, archive, heard);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void arrive(String id) {
    arrive("chat/r1", id, "{\"id\":\"" + id + "\",\"room\":\"r1\",\"text\":\"" + id + "\"}", false);
  }

  private void arrive(String topic, String name, String payload, boolean redelivered) {
    receiver.received(new Inbound(topic, payload.getBytes(StandardCharsets.UTF_8), redelivered, true, loop.nanos(),
        () -> acknowledged.add(name)), false);
  }

  private long count(String table) {
    return store.write(c -> {
      try (Statement s = c.createStatement(); var rows = s.executeQuery("SELECT count(*) FROM " + table)) {
        rows.next();
        return rows.getLong(1);
      }
    }).join();
  }

  @Test
  void acknowledgesOnlyWhatIsOnDisk() {
    List<Long> onDiskAtAck = new ArrayList<>();
    byte[] payload = "{\"id\":\"a\",\"text\":\"hello\"}".getBytes(StandardCharsets.UTF_8);
    receiver.received(new Inbound("chat/r1", payload, false, true, 0, () -> onDiskAtAck.add(count("message"))), false);
    loop.settle();
    assertThat(onDiskAtAck).containsExactly(1L);
    assertThat(heard.events).containsExactly("stored a");
  }

  @Test
  void acknowledgesADuplicateAndStoresItOnce() {
    arrive("a");
    arrive("a");
    loop.settle();
    assertThat(acknowledged).containsExactly("a", "a");
    assertThat(heard.events).containsExactly("stored a", "duplicate a");
    assertThat(count("message")).isEqualTo(1);
  }

  @Test
  void twoEqualWordsWithoutIdAreTwoAndARedeliveredCopyIsNone() {
    arrive("chat/r1", "1", "{\"text\":\"ok\"}", false);
    arrive("chat/r1", "2", "{\"text\":\"ok\"}", false);
    arrive("chat/r1", "3", "{\"text\":\"ok\"}", true);
    loop.settle();
    assertThat(count("message")).isEqualTo(2);
    assertThat(acknowledged).containsExactly("1", "2", "3");
  }

  @Test
  void putsPoisonAsideAndGoesOn() {
    arrive("chat/r1", "poison", "{{{", false);
    arrive("nobody/knows", "lost", "{\"text\":\"x\"}", false);
    arrive("a");
    loop.settle();
    assertThat(acknowledged).containsExactly("poison", "lost", "a");
    assertThat(heard.events).hasSize(3).last().isEqualTo("stored a");
    assertThat(count("quarantine")).isEqualTo(2);
  }

  @Test
  void anEventThatCannotBeStoredForItsOwnSakeIsPutAsideToo() {
    refuseRoom();
    arrive("a");
    arrive("chat/r2", "b", "{\"id\":\"b\",\"text\":\"b\"}", false);
    loop.settle();
    assertThat(acknowledged).containsExactlyInAnyOrder("a", "b");
    assertThat(count("quarantine")).isEqualTo(1);
    assertThat(heard.events).contains("stored b").noneMatch(event -> event.startsWith("failed"));
  }

  private void refuseRoom() {
    store.write(c -> {
      try (Statement q = c.createStatement()) {
        return q.execute("CREATE TRIGGER refuse BEFORE INSERT ON message WHEN NEW.room = 'r1'"
            + " BEGIN SELECT RAISE(ABORT, 'not this one'); END");
      }
    }).join();
  }

  @Test
  void acknowledgesNothingWhileTheDiskIsReadOnlyAndEverythingInOrderAfterwards() {
    arrive("before");
    loop.settle();
    DiskFaults.protect(store);
    List.of("1", "2", "3").forEach(this::arrive);
    loop.settle();
    arrive("4");
    loop.advance(Duration.ofSeconds(10));
    arrive("5");
    loop.settle();
    assertThat(acknowledged).containsExactly("before");
    assertThat(heard.events).containsExactly("stored before", "failed READ_ONLY");

    DiskFaults.unprotect(store);
    loop.advance(Duration.ofSeconds(2));
    assertThat(acknowledged).containsExactly("before", "1", "2", "3", "4", "5");
    assertThat(heard.events).endsWith("stored 4", "stored 5", "recovered");
    assertThat(heard.events).filteredOn("recovered"::equals).hasSize(1);
    assertThat(positions()).containsExactly("before", "1", "2", "3", "4", "5");
  }

  @Test
  void keepsTheOrderWhenSomethingArrivesBetweenTwoFailures() {
    DiskFaults.protect(store);
    loop.othersAreDoneAfter(() -> {});
    arrive("1");
    loop.settle();
    store.write(_ -> true).exceptionally(_ -> false).join();
    arrive("2");
    loop.settle();
    arrive("3");
    loop.settle();
    loop.othersAreDoneAfter(() -> store.write(_ -> true).exceptionally(_ -> false).join());
    loop.settle();
    DiskFaults.unprotect(store);
    loop.advance(Duration.ofSeconds(2));
    assertThat(positions()).containsExactly("1", "2", "3");
  }

  /** Libraries deliver on their own threads, at any moment. */
  @Test
  void keepsTheOrderWhenSomethingArrivesWhileWhatWaitedIsStored() {
    DiskFaults.protect(store);
    List.of("1", "2").forEach(this::arrive);
    loop.settle();
    DiskFaults.unprotect(store);
    heard.whenAsked = () -> arrive("3");
    loop.advance(Duration.ofSeconds(2));
    assertThat(positions()).containsExactly("1", "2", "3");
  }

  @Test
  void whatIsDroppedJustWhenItComesBackIsStored() {
    heard.known.add("a");
    arrive("a");
    heard.known.clear();
    loop.settle();
    assertThat(heard.events).containsExactly("stored a");
    assertThat(acknowledged).containsExactly("a");
  }

  @Test
  void aFullDiskIsToldOnceHoweverLongItLasts() {
    DiskFaults.protect(store);
    arrive("1");
    arrive("2");
    loop.advance(Duration.ofMinutes(2));
    assertThat(heard.events).containsExactly("failed READ_ONLY");
    DiskFaults.unprotect(store);
    loop.advance(Duration.ofSeconds(1));
    DiskFaults.protect(store);
    arrive("3");
    loop.settle();
    assertThat(heard.events).as("a second time is news").endsWith("recovered", "failed READ_ONLY");
  }

  @Test
  void whatComesTwiceBecauseItWasNotAcknowledgedIsStoredOnce() {
    DiskFaults.protect(store);
    arrive("1");
    loop.settle();
    arrive("1");
    DiskFaults.unprotect(store);
    loop.advance(Duration.ofSeconds(1));
    assertThat(acknowledged).containsExactly("1", "1");
    assertThat(heard.events).contains("stored 1", "duplicate 1");
  }

  @Test
  void dropsLiveEventsThatAreOldAndAcknowledgesThem() {
    long now = loop.wallMillis();
    for (long age : List.of(14_000L, 16_000L)) {
      arrive("live/r1", "age " + age, "{\"type\":\"typing\",\"room\":\"r1\",\"id\":\"" + age + "\",\"sentAt\":"
          + (now - age) + "}", false);
    }
    loop.settle();
    assertThat(heard.events).containsExactly("live 14000");
    assertThat(acknowledged).hasSize(2);
    assertThat(count("message")).isZero();
  }

  @Test
  void whatIsKnownToBeOnDiskIsAcknowledgedWithoutAskingTheDisk() {
    heard.known.add("mine");
    DiskFaults.protect(store);
    arrive("mine");
    loop.settle();
    assertThat(acknowledged).containsExactly("mine");
    assertThat(heard.events).containsExactly("duplicate mine");
  }

  @Test
  void aMarkerIsToldWhenWhatCameBeforeItIsOnDiskAndIsNoLineItself() {
    arrive("1");
    arrive("desk/inbox/me", "marker", "{\"id\":\"m\",\"type\":\"marker\"}", false);
    arrive("2");
    loop.settle();
    assertThat(heard.events).containsExactly("stored 1", "marker m", "stored 2");
    assertThat(acknowledged).containsExactly("1", "marker", "2");
    assertThat(count("message")).isEqualTo(2);
    assertThat(store.write(archive::rooms).join()).extracting(RoomState::id).containsExactly("r1");
  }

  @Test
  void aTopicThatContradictsThePayloadIsPutAside() {
    arrive("chat/r1", "liar", "{\"room\":\"r2\",\"text\":\"x\"}", false);
    loop.settle();
    assertThat(count("quarantine")).isEqualTo(1);
    assertThat(acknowledged).containsExactly("liar");
  }

  private List<String> positions() {
    return store.write(c -> ids(c)).join();
  }

  private static List<String> ids(Connection c) throws java.sql.SQLException {
    List<String> ids = new ArrayList<>();
    try (Statement s = c.createStatement(); var rows = s.executeQuery("SELECT id FROM message ORDER BY position")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /** Writes down what the receiver says. */
  private static final class Heard implements Receiver.Listener {
    private final Set<String> known = new HashSet<>();
    /** Once. */
    private Runnable whenAsked = () -> {};
    private final List<String> events = new ArrayList<>();

    @Override
    public void stored(Archive.Stored stored) {
      events.add("stored " + stored.id());
    }

    @Override
    public boolean isKnown(String id) {
      Runnable now = whenAsked;
      whenAsked = () -> {};
      now.run();
      return known.contains(id);
    }

    @Override
    public boolean isOwn(Envelope event) {
      return "own".equals(event.stream());
    }

    @Override
    public void duplicate(String id) {
      events.add("duplicate " + id);
    }

    @Override
    public void marker(String id) {
      events.add("marker " + id);
    }

    @Override
    public void live(String topic, Envelope envelope, long arrivedNanos) {
      assertThat(envelope.eventType()).contains(EventType.TYPING);
      events.add("live " + envelope.id());
    }

    @Override
    public void quarantined(String reason) {
      events.add("quarantined " + reason);
    }

    @Override
    public void storeFailed(StoreException why) {
      events.add("failed " + why.reason());
    }

    @Override
    public void storeRecovered() {
      events.add("recovered");
    }
  }
}
