package io.deskwire.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.OutboxTable;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.room.RoomState;
import io.deskwire.store.DiskFaults;
import io.deskwire.store.SqlWork;
import io.deskwire.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in memory must be what the lines say, whatever the disk and the machine do. */
@Timeout(60)
class ArchiveTest {
  private static final Sender MIA = new Sender("r1", "Mia", Role.CUSTOMER);
  private static final Sender ANNA = new Sender("anna", "Anna", Role.AGENT);

  @TempDir
  private Path folder;
  private final AtomicInteger copies = new AtomicInteger();
  private Path inUse;
  private Store store;
  private Archive archive;

  @BeforeEach
  void open() {
    open(folder.resolve("first"));
  }

  private void open(Path where) {
    inUse = where;
    store = Store.open(where);
    archive = new Archive(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static String id(int number) {
    return "01900000-0000-7000-8000-%012d".formatted(number);
  }

  private SqlWork<Archive.Stored> customer(int number) {
    Envelope event = Envelope.of(id(number), "r1", EventType.MESSAGE, MIA, "s", 1_000 + number).withSeq(number)
        .withText("message " + number + " of the customer, long enough to need a page now and then");
    return c -> archive.store(c, new Archive.Arrived("chat/r1", event, false, true, false, false), new byte[0],
        1_000 + number);
  }

  private Row agent(int number, boolean sending) {
    Envelope event = Envelope.of(id(number), "r1", EventType.MESSAGE, ANNA, "own", 1_000 + number).withText("reply");
    return store.write(c -> outbox().enqueue(c, "chat/r1/desk", event, sending, false, 1_000 + number)).join().row();
  }

  private OutboxTable outbox() {
    return new OutboxTable(archive);
  }

  private RoomState state() {
    return store.write(archive::rooms).join().stream().filter(room -> room.id().equals("r1")).findFirst()
        .orElse(RoomState.empty("r1"));
  }

  /** The files as they are at this moment, as after the loss of power; then everything opened from them. */
  private void crash() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("copy" + copies.incrementAndGet()));
    store.write(_ -> {
      try {
        for (String name : new String[]{"deskwire.db", "deskwire.db-wal"}) {
          if (Files.exists(inUse.resolve(name))) {
            Files.copy(inUse.resolve(name), copy.resolve(name));
          }
        }
        return true;
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }).join();
    store.close();
    open(copy);
  }

  @Test
  void aCrashLosesNothingOfTheStateOfARoomAndCountsNothingTwice() throws Exception {
    for (int number = 1; number <= 3; number++) {
      store.write(customer(number)).join();
    }
    RoomState before = state();
    crash();
    assertThat(state()).isEqualTo(before);
    assertThat(state().unread()).isEqualTo(3);
    store.write(customer(4)).join();
    crash();
    assertThat(state().unread()).isEqualTo(4);
  }

  @Test
  void aCrashAfterTheStateWasWrittenDownCountsNothingTwiceEither() throws Exception {
    store.write(customer(1)).join();
    store.close();
    open(inUse);
    store.write(customer(2)).join();
    crash();
    assertThat(state().unread()).isEqualTo(2);
    assertThat(state().lastText()).startsWith("message 2");
  }

  @Test
  void aPositionIsNeverGivenTwiceEvenWhenItsLineWasTakenOutBeforeACrash() throws Exception {
    Row dropped = agent(1, false);
    store.write(c -> {
      outbox().drop(c, dropped);
      return true;
    }).join();
    crash();
    assertThat(agent(2, false).position()).isGreaterThan(dropped.position());
  }

  @Test
  void numbersGoOnAfterACrashPerTopic() throws Exception {
    assertThat(agent(1, true).envelope().seq()).isEqualTo(1);
    Row waiting = agent(2, false);
    assertThat(waiting.envelope().seq()).isZero();
    crash();
    assertThat(store.write(c -> outbox().sending(c, waiting)).join().envelope().seq()).isEqualTo(2);
    assertThat(agent(3, true).envelope().seq()).isEqualTo(3);
    assertThat(store.write(outbox()::load).join()).extracting(Row::position).isSorted().hasSize(3);
  }

  @Test
  void aPieceThatFailsTakesBackWhatItDidToTheState() {
    store.write(customer(1)).join();
    fails(customer(2));
    assertThat(state().unread()).isEqualTo(1);
    store.write(customer(2)).join();
    assertThat(state().unread()).isEqualTo(2);
  }

  @Test
  void aPieceThatFailsInAGroupTakesBackItsOwnAlone() throws Exception {
    CountDownLatch grouped = new CountDownLatch(1);
    var _ = store.write(_ -> {
      try {
        grouped.await();
        return true;
      } catch (InterruptedException e) {
        throw new SQLException(e);
      }
    });
    CompletableFuture<?> first = store.write(customer(1));
    CompletableFuture<?> second = store.write(failing(customer(2)));
    CompletableFuture<?> third = store.write(customer(3));
    grouped.countDown();
    first.join();
    third.join();
    assertThat(second).failsWithin(java.time.Duration.ofSeconds(10));
    assertThat(state().unread()).isEqualTo(2);
    assertThat(state().lastText()).startsWith("message 3");
  }

  private static SqlWork<Archive.Stored> failing(SqlWork<Archive.Stored> work) {
    return c -> {
      work.run(c);
      throw new SQLException("after the work");
    };
  }

  private void fails(SqlWork<Archive.Stored> work) {
    assertThat(store.write(failing(work))).failsWithin(java.time.Duration.ofSeconds(10));
  }

  @Test
  void aCommitThatFailsTakesBackEverything() {
    store.write(customer(1)).join();
    DiskFaults.fill(store);
    int number = 2;
    CompletableFuture<Archive.Stored> refused = store.write(customer(number));
    while (refused.handle((_, failure) -> failure == null).join()) {
      number++;
      refused = store.write(customer(number));
    }
    int kept = number - 1;
    assertThat(state().unread()).isEqualTo(kept);
    DiskFaults.makeRoom(store);
    store.write(customer(number)).join();
    assertThat(state().unread()).isEqualTo(kept + 1);
  }

  @Test
  void aDamagedStateIsMadeAnewFromTheLines() {
    store.write(customer(1)).join();
    store.write(customer(2)).join();
    store.close();
    open(inUse);
    store.write(c -> execute(c, "UPDATE room SET state = 'no JSON'")).join();
    store.write(customer(3)).join();
    store.close();
    open(inUse);
    store.write(c -> execute(c, "UPDATE room SET state = 'no JSON'")).join();
    assertThat(state().unread()).isEqualTo(3);
    assertThat(state().lastText()).startsWith("message 3");
  }

  private static boolean execute(Connection c, String sql) throws SQLException {
    try (Statement statement = c.createStatement()) {
      return statement.execute(sql);
    }
  }

  @Test
  void whatIsReadStaysReadAfterARestart() {
    store.write(customer(1)).join();
    store.write(c -> archive.markRead(c, "r1", 1_001)).join();
    store.close();
    open(inUse);
    assertThat(state().unread()).isZero();
    assertThat(state().readMark()).isEqualTo(1_001);
  }

  @Test
  void theSamePayloadWithoutIdIsTwoMessagesUnlessRedelivered() {
    byte[] payload = "{\"text\":\"hello\"}".getBytes(StandardCharsets.UTF_8);
    Envelope plain = Envelope.of("", "r1", EventType.MESSAGE, MIA, "s", 0).withText("hello");
    for (boolean redelivered : new boolean[]{false, true, false}) {
      store.write(
          c -> archive.store(c, new Archive.Arrived("chat/r1", plain, redelivered, true, false, false), payload, 5_000))
          .join();
    }
    assertThat(state().unread()).isEqualTo(2);
  }

  @Test
  void aClockThatIsSetBackPutsNothingBeforeWhatIsThere() {
    store.write(customer(2_000)).join();
    Row answer = agent(1, true);
    store.write(customer(2_001)).join();
    assertThat(answer.order()).isGreaterThanOrEqualTo(3_000);
    assertThat(store.read(c -> Lines.page(c, "r1", Long.MAX_VALUE, Long.MAX_VALUE, 9)).join())
        .extracting(line -> line.envelope().seq()).containsExactly(2_000L, 1L, 2_001L);
  }
}
