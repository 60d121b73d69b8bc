package io.deskwire.session;

import io.deskwire.message.Role;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.store.DiskFaults;
import io.deskwire.store.Store;
import io.deskwire.time.FakeEventLoop;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.testing.FakeBroker;
import io.deskwire.transport.testing.FakeTransport;
import io.deskwire.transport.testing.TestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A session with a real disk whose clock and broker are the test's. Everything happens on the test's thread, when it
 * says so, and all of it has happened when a method returns.
 */
final class TestDesk implements AutoCloseable {
  private final Profile profile;
  private final FakeBroker broker;
  private final Map<String, ChatMessage> shown = new LinkedHashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private List<OutboxRow> outbox = List.of();
  private FakeEventLoop loop = new FakeEventLoop();
  private @Nullable CountDownLatch stall;
  private LiveSession session;

  TestDesk(Path folder) {
    this(folder, new Agent("anna", "Anna", Role.AGENT), new FakeBroker(), "mqtt://broker.example");
  }

  TestDesk(Path folder, Agent agent, FakeBroker broker, String endpoint) {
    this.broker = broker;
    profile = Profile.of("desk", agent, endpoint(endpoint), Credentials.NONE, folder);
    session = open();
  }

  /** Over several endpoints, in order of preference. */
  TestDesk(Path folder, Profile.Standby standby, String... endpoints) {
    broker = new FakeBroker();
    List<Endpoint> lines = new ArrayList<>();
    for (String url : endpoints) {
      lines.add(endpoint(url));
    }
    profile = Profile.of("desk", new Agent("anna", "Anna", Role.AGENT), lines.getFirst(), Credentials.NONE, folder)
        .withEndpoints(lines, standby);
    session = open();
  }

  private static Endpoint endpoint(String url) {
    try {
      return Endpoint.parse(url);
    } catch (BadEndpointException e) {
      throw new AssertionError(e);
    }
  }

  private LiveSession open() {
    LiveSession opened = SessionBuilder.open(profile, broker, loop);
    loop.othersAreDoneAfter(() -> awaitDisk(opened.store()));
    opened.watch(new SessionWatcher() {
      @Override
      public void messages(List<ChatMessage> changed) {
        changed.forEach(message -> shown.put(message.id(), message));
      }

      @Override
      public void outbox(List<OutboxRow> rows) {
        outbox = rows;
      }

      @Override
      public void notice(Notice notice) {
        notices.add(notice);
      }
    });
    loop.settle();
    return opened;
  }

  private static void awaitDisk(Store store) {
    store.write(_ -> true).exceptionally(_ -> false).join();
    store.read(_ -> true).exceptionally(_ -> false).join();
  }

  /** Runs what was kept from running while the loop did not wait for the disk. */
  void settleWithDisk() {
    loop.othersAreDoneAfter(() -> awaitDisk(session.store()));
    loop.settle();
  }

  /** Closes and opens again, as a restart of the program does. */
  void restart() {
    session.close();
    loop = later();
    session = open();
  }

  /** Nothing that is given to the disk from now on is written before {@link #freeDisk}. */
  void stallDisk() {
    loop.settle();
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    stall = end;
    var _ = session.store().write(_ -> {
      begun.countDown();
      awaitUninterruptibly(end);
      return true;
    });
    awaitUninterruptibly(begun);
    loop.othersAreDoneAfter(() -> {});
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean isDiskStalled() {
    return stall != null;
  }

  /** All of it is written now; what that means to the session is still to come. */
  void freeDisk() {
    if (stall != null) {
      stall.countDown();
      stall = null;
      awaitDisk(session.store());
      loop.othersAreDoneAfter(() -> awaitDisk(session.store()));
    }
  }

  /** Ends without a word and opens again what is on disk, which is nothing that a stalled disk was given. */
  void kill() {
    if (stall == null) {
      stallDisk();
    }
    Path image = TestFolder.create("killed");
    try {
      copy(profile.dataDir(), image);
      loop.othersAreDoneAfter(() -> {});
      Objects.requireNonNull(stall).countDown();
      stall = null;
      session.close();
      copy(image, profile.dataDir());
    } finally {
      TestFolder.delete(image);
    }
    loop = later();
    session = open();
  }

  /** A clock that is not set back. */
  private FakeEventLoop later() {
    FakeEventLoop next = new FakeEventLoop();
    next.sleepMachine(Duration.ofMillis(loop.wallMillis() - next.wallMillis()));
    return next;
  }

  /** The database and its log; what is made from them is made again. */
  private static void copy(Path from, Path to) {
    try {
      for (String name : List.of("deskwire.db", "deskwire.db-wal", "deskwire.db-shm")) {
        Files.deleteIfExists(to.resolve(name));
        if (!name.endsWith("-shm") && Files.exists(from.resolve(name))) {
          Files.copy(from.resolve(name), to.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void connect() {
    broker.line().accept();
    loop.settle();
  }

  void loseLine() {
    broker.line().end(new ConnectionLostException("gone"));
    loop.settle();
  }

  /** Done when this returns: what is sent next finds no line. */
  void goOffline() {
    session.goOffline();
    loop.settle();
  }

  /** At once, whatever the line was waiting for. */
  void reconnect() {
    session.reconnectNow();
    loop.settle();
    connect();
  }

  /** Lets time pass on a line that is alive. */
  void keepAlive(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 1_000) {
      broker.line().proofOfLife(loop.nanos());
      loop.advance(Duration.ofMillis(Math.min(left, 1_000)));
    }
  }

  MessageHandle send(String room, String text) {
    return await(session.room(room).sendAsync(text, null));
  }

  /** The broker has taken over what was published last. */
  void confirmLast() {
    broker.line().last().confirm();
    loop.settle();
  }

  /** As {@link #confirmLast}, on one of several lines. */
  void confirmOn(FakeTransport line) {
    line.last().confirm();
    loop.settle();
  }

  <T> T await(CompletableFuture<T> future) {
    loop.settle();
    if (!future.isDone()) {
      throw new AssertionError("not done although nothing is left to do");
    }
    return future.join();
  }

  List<ChatMessage> history(String room) {
    return await(session.room(room).history(null, 100));
  }

  ChatMessage line(String room, String id) {
    return history(room).stream().filter(message -> message.id().equals(id)).findFirst()
        .orElseThrow(NoSuchElementException::new);
  }

  /** What windows were told last of a message. */
  ChatMessage shown(String id) {
    return Objects.requireNonNull(shown.get(id));
  }

  /** As windows were told last. */
  List<OutboxRow> outbox() {
    loop.advance(Duration.ofMillis(100));
    return outbox;
  }

  List<Notice> notices() {
    return notices;
  }

  void fillDisk() {
    DiskFaults.fill(session.store());
  }

  void makeRoom() {
    DiskFaults.makeRoom(session.store());
  }

  /** Nothing can be written, however small. */
  void protectDisk() {
    DiskFaults.protect(session.store());
  }

  void unprotectDisk() {
    DiskFaults.unprotect(session.store());
  }

  FakeEventLoop loop() {
    return loop;
  }

  FakeBroker broker() {
    return broker;
  }

  LiveSession session() {
    return session;
  }

  Room room(String id) {
    return session.room(id);
  }

  @Override
  public void close() {
    session.close();
  }
}
