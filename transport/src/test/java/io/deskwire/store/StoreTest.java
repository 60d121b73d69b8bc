package io.deskwire.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.deskwire.store.StoreException.Reason;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StoreTest {
  private static final String LARGE = "x".repeat(20_000);

  @TempDir
  private Path folder;

  private static boolean put(Connection c, String room, String text) throws SQLException {
    try (var q = c.prepareStatement("INSERT INTO draft(room, text) VALUES(?, ?)")) {
      q.setString(1, room);
      q.setString(2, text);
      return q.executeUpdate() == 1;
    }
  }

  private static List<String> rooms(Store store) {
    return store.read(c -> {
      List<String> found = new ArrayList<>();
      try (var q = c.prepareStatement("SELECT room FROM draft ORDER BY room"); var rows = q.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }).join();
  }

  private static Reason reason(CompletableFuture<?> future) {
    Throwable failure = catchThrowable(future::join);
    assertThat(failure).isInstanceOf(CompletionException.class).cause().isInstanceOf(StoreException.class);
    StoreException why = (StoreException) java.util.Objects.requireNonNull(failure.getCause());
    assertThat(why.getMessage()).endsWith(".").doesNotContain("Exception", "\n");
    return why.reason();
  }

  private static Reason refused(Path folder) {
    Throwable failure = catchThrowable(() -> Store.open(folder).close());
    assertThat(failure).isInstanceOf(StoreException.class);
    assertThat(failure.getMessage()).endsWith(".").doesNotContain("Exception", "\n");
    return ((StoreException) failure).reason();
  }

  @Test
  void whatIsCommittedIsThereAfterAReopen() {
    try (Store store = Store.open(folder)) {
      store.write(c -> put(c, "a", "x")).join();
    }
    try (Store store = Store.open(folder)) {
      assertThat(rooms(store)).containsExactly("a");
    }
  }

  @Test
  void aCloseLeavesOneFileWithEverythingInIt() throws Exception {
    try (Store store = Store.open(folder)) {
      store.write(c -> put(c, "a", "x")).join();
      assertThat(rooms(store)).containsExactly("a");
      assertThat(folder.resolve("deskwire.db-wal")).exists();
    }
    assertThat(folder.resolve("deskwire.db-wal")).doesNotExist();
  }

  @Test
  void aStatementThatIsClosedTwiceCanBePreparedAgain() {
    try (Store store = Store.open(folder)) {
      for (int i = 0; i < 3; i++) {
        int number = i;
        store.write(c -> {
          var q = c.prepareStatement("INSERT INTO draft(room, text) VALUES(?, 'x')");
          q.setString(1, "r" + number);
          int done = q.executeUpdate();
          q.close();
          q.close();
          return done;
        }).join();
      }
      assertThat(rooms(store)).containsExactly("r0", "r1", "r2");
    }
  }

  @Test
  void aGroupIsCommittedTogetherInTheOrderGivenAndEachIsAnswered() throws Exception {
    try (Store store = Store.open(folder)) {
      CountDownLatch busy = new CountDownLatch(1);
      CompletableFuture<Boolean> first = store.write(c -> {
        awaitQuietly(busy);
        return true;
      });
      List<Integer> order = new ArrayList<>();
      List<CompletableFuture<Integer>> all = IntStream.range(0, 3000).mapToObj(i -> store.write(c -> {
        order.add(i);
        put(c, "r" + i, "x");
        return i;
      })).toList();
      busy.countDown();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
      assertThat(first).isCompletedWithValue(true);
      assertThat(order).containsExactlyElementsOf(IntStream.range(0, 3000).boxed().toList());
      assertThat(all).extracting(CompletableFuture::join).containsExactlyElementsOf(order);
    }
  }

  @Test
  void aCallerThatWaitsWritesItselfWhenNobodyElseDoesAndWhatWasAskedForBeforeGoesFirst() {
    try (Store store = Store.open(folder)) {
      List<String> order = new ArrayList<>();
      CompletableFuture<Boolean> before = store.writeSoon(_ -> order.add("before"));
      CompletableFuture<Thread> here = store.writeHere(_ -> {
        order.add("here");
        return Thread.currentThread();
      });
      assertThat(here).isCompletedWithValue(Thread.currentThread());
      assertThat(before).isCompleted();
      assertThat(order).containsExactly("before", "here");
    }
  }

  @Test
  void aCallerThatWaitsIsServedByWhoeverIsWriting() throws Exception {
    try (Store store = Store.open(folder)) {
      CountDownLatch started = new CountDownLatch(1);
      CountDownLatch busy = new CountDownLatch(1);
      var first = store.write(_ -> {
        started.countDown();
        awaitQuietly(busy);
        return true;
      });
      started.await();
      CompletableFuture<Thread> waiting = store.writeHere(_ -> Thread.currentThread());
      assertThat(waiting).isNotDone();
      busy.countDown();
      assertThat(waiting.join()).isNotEqualTo(Thread.currentThread());
      assertThat(first.join()).isTrue();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void onePieceThatFailsTakesNoOtherOfItsGroupAlong() {
    try (Store store = Store.open(folder)) {
      CountDownLatch busy = new CountDownLatch(1);
      var _ = store.write(c -> {
        awaitQuietly(busy);
        return true;
      });
      CompletableFuture<Boolean> good = store.write(c -> put(c, "good", "x"));
      CompletableFuture<Boolean> half = store.write(c -> {
        put(c, "half", "x");
        throw new SQLException("no");
      });
      CompletableFuture<Boolean> bug = store.write(c -> {
        put(c, "bug", "x");
        throw new IllegalStateException("bug");
      });
      CompletableFuture<Boolean> error = store.write(c -> {
        put(c, "error", "x");
        throw new StackOverflowError();
      });
      CompletableFuture<Boolean> twice = store.write(c -> put(c, "good", "x"));
      CompletableFuture<Boolean> last = store.write(c -> put(c, "last", "x"));
      busy.countDown();
      assertThat(good.join() && last.join()).isTrue();
      assertThat(reason(half)).isEqualTo(Reason.OTHER);
      assertThatThrownBy(bug::join).hasCauseInstanceOf(IllegalStateException.class);
      assertThatThrownBy(error::join).hasCauseInstanceOf(StackOverflowError.class);
      assertThat(reason(twice)).isEqualTo(Reason.OTHER);
      assertThat(rooms(store)).containsExactly("good", "last");
    }
  }

  @Test
  void aFullDiskFailsWithItsReasonKeepsNothingHalfAndGoesOnWhenThereIsRoom() {
    try (Store store = Store.open(folder)) {
      DiskFaults.fill(store);
      CompletableFuture<Boolean> half = store.write(c -> put(c, "small", "x") && put(c, "large", LARGE));
      assertThat(reason(half)).isEqualTo(Reason.FULL);
      assertThat(rooms(store)).isEmpty();
      DiskFaults.makeRoom(store);
      store.write(c -> put(c, "large", LARGE)).join();
      assertThat(rooms(store)).containsExactly("large");
    }
  }

  @Test
  void aFileThatCannotBeWrittenSaysSoAndCanStillBeRead() {
    try (Store store = Store.open(folder)) {
      store.write(c -> put(c, "a", "x")).join();
      DiskFaults.protect(store);
      assertThat(reason(store.write(c -> put(c, "b", "x")))).isEqualTo(Reason.READ_ONLY);
      assertThat(rooms(store)).containsExactly("a");
      DiskFaults.unprotect(store);
      store.write(c -> put(c, "b", "x")).join();
      assertThat(rooms(store)).containsExactly("a", "b");
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() {
    Assumptions.assumeTrue(folder.toFile().setWritable(false) && !Files.isWritable(folder),
        "this user may write everywhere");
    try {
      assertThat(refused(folder)).isEqualTo(Reason.READ_ONLY);
      assertThat(refused(folder.resolve("new"))).isEqualTo(Reason.READ_ONLY);
    } finally {
      assertThat(folder.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefusedInOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThat(refused(file)).isEqualTo(Reason.OTHER);
    assertThat(refused(file.resolve("below"))).isEqualTo(Reason.OTHER);
  }

  @Test
  void aFolderOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
    Store.open(folder).close();
    Path file = folder.resolve("deskwire.db");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file); var statement = c.createStatement()) {
      statement.execute("PRAGMA user_version = 999");
    }
    byte[] before = Files.readAllBytes(file);
    assertThat(refused(folder)).isEqualTo(Reason.NEWER);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aDamagedFileIsRefusedAndKept() throws Exception {
    Path file = Files.writeString(folder.resolve("deskwire.db"), "no database ".repeat(1000));
    assertThat(refused(folder)).isEqualTo(Reason.DAMAGED);
    assertThat(Files.readString(file)).startsWith("no database");
  }

  @Test
  void aFileThatIsDamagedInsideSaysSoWhenItIsRead() throws Exception {
    try (Store store = Store.open(folder)) {
      store.write(c -> put(c, "a", LARGE)).join();
    }
    Path file = folder.resolve("deskwire.db");
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 8192, bytes.length, (byte) 0x5A);
    Files.write(file, bytes);
    assertThatThrownBy(() -> {
      try (Store store = Store.open(folder)) {
        rooms(store);
        store.write(c -> put(c, "b", LARGE)).join();
      }
    }).satisfiesAnyOf(failure -> assertThat(failure).isInstanceOf(StoreException.class),
        failure -> assertThat(failure).hasCauseInstanceOf(StoreException.class)).hasMessageContaining("damaged");
  }

  @Test
  void aSecondOpenInThisProcessIsRefused() {
    try (Store _ = Store.open(folder)) {
      assertThat(refused(folder)).isEqualTo(Reason.IN_USE);
    }
    Store.open(folder).close();
  }

  @Test
  void asLongAsAnotherProcessHasTheFolderItIsRefusedAndFreeOnceThatIsKilled() throws Exception {
    Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), StoreHolder.class.getName(),
        folder.toString()).redirectErrorStream(true).start();
    try (BufferedReader words = other.inputReader(UTF_8)) {
      String line = words.readLine();
      while (line != null && !line.equals("open")) {
        line = words.readLine();
      }
      assertThat(line).isEqualTo("open");
      assertThat(refused(folder)).isEqualTo(Reason.IN_USE);
    } finally {
      other.destroyForcibly().waitFor();
    }
    Store.open(folder).close();
  }

  @Test
  void afterCloseEveryCallIsAnswered() {
    Store store = Store.open(folder);
    CompletableFuture<Boolean> before = store.write(c -> put(c, "a", "x"));
    store.close();
    assertThat(before.join()).isTrue();
    assertThat(reason(store.write(c -> true))).isEqualTo(Reason.OTHER);
    assertThat(reason(store.read(c -> true))).isEqualTo(Reason.OTHER);
    store.close();
  }
}
