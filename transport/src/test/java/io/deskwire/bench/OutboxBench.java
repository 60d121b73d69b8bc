package io.deskwire.bench;

import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.ArtemisBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Storing what is sent, alone and from many threads at once, and getting rid of it after a reconnect. */
final class OutboxBench {
  private static final int ROOMS = 100;
  private static final int WRITERS = 64;
  /** So many times the samples of one writer are written by all together. */
  private static final int GROUPED = 16;
  /** What the raw line may have unconfirmed; as our client's limit. */
  private static final int WINDOW = 1000;
  private static final String TEXT = " Where is my parcel? It was to come yesterday. ".repeat(8);

  private final ArtemisBroker broker = ArtemisBroker.shared();
  private final Path folder;
  private final int samples;

  OutboxBench(Path folder, int samples) {
    this.folder = folder;
    this.samples = samples;
  }

  /** {@code send} without a connection against an insert, in turns; then against itself from 64 threads. */
  void enqueue(Report report) throws Exception {
    Histogram ours = new Histogram(3);
    Histogram raw = new Histogram(3);
    try (RawStore store = new RawStore(folder.resolve("insert.db")); ChatSession session = open("single")) {
      session.goOffline();
      byte[] payload = TEXT.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < samples * 2; i++) {
        long start = System.nanoTime();
        session.room("room-" + i % ROOMS).send(TEXT);
        long between = System.nanoTime();
        store.commit(payload);
        if (i >= samples) {
          ours.recordValue(between - start);
          raw.recordValue(System.nanoTime() - between);
        }
      }
    }
    report.atMost("enqueue p50", "ms", ours.getValueAtPercentile(50) / 1e6, raw.getValueAtPercentile(50) / 1e6, 1.2);
    report.atMost("enqueue p99", "ms", ours.getValueAtPercentile(99) / 1e6, raw.getValueAtPercentile(99) / 1e6, 1.2);
    var _ = perSecond("warm-up", WRITERS, samples * GROUPED); // as after a morning's work
    double single = perSecond("one", 1, samples);
    double many = perSecond("many", WRITERS, samples * GROUPED);
    report.atLeast("enqueue by 64 threads against one", "msg/s", many, single, 8);
    // what a commit costs differs from disk to disk by a hundred times, and with it what a group can gain
    double rawSingle = rawPerSecond("raw-one.db", 1, samples);
    double rawGroups = rawPerSecond("raw-groups.db", WRITERS, samples * GROUPED);
    report.told("raw inserts in groups of 64 against one", "row/s", rawGroups, rawSingle);
    report.told("enqueue by 64 threads, of raw groups of 64", "msg/s", many, rawGroups);
  }

  private double rawPerSecond(String name, int group, int total) throws Exception {
    byte[] payload = TEXT.getBytes(StandardCharsets.UTF_8);
    try (RawStore store = new RawStore(folder.resolve(name))) {
      store.commit(payload);
      long start = System.nanoTime();
      for (int i = 0; i < total / group; i++) {
        store.commit(payload, group);
      }
      return total / group * group * 1e9 / (System.nanoTime() - start);
    }
  }

  private double perSecond(String name, int threads, int total) throws Exception {
    try (ChatSession session = open(name); ExecutorService writers = Executors.newFixedThreadPool(threads)) {
      session.goOffline();
      session.room("warm").send(TEXT);
      long start = System.nanoTime();
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        String room = "room-" + t;
        all.add(writers.submit(() -> {
          for (int i = 0; i < total / threads; i++) {
            session.room(room).send(TEXT);
          }
        }));
      }
      for (Future<?> each : all) {
        each.get();
      }
      return total / threads * threads * 1e9 / (System.nanoTime() - start);
    }
  }

  /** From the reconnect to the last confirmation. */
  void drain(Report report, Dialect dialect, int rows) throws Exception {
    // as after a morning's work, on both sides alike
    var _ = drained(dialect, "warm-up", rows);
    var _ = pipelined(dialect, rows);
    report.atMost("drain of " + rows + " rows, " + ROOMS + " rooms, " + dialect.label(), "ms",
        drained(dialect, "drain", rows), pipelined(dialect, rows), 2);
  }

  private double drained(Dialect dialect, String name, int rows) throws Exception {
    try (ChatSession session = open(name + "-" + dialect, dialect)) {
      RoundTripBench.online(session);
      session.goOffline();
      List<CompletableFuture<?>> stored = new ArrayList<>();
      for (int i = 0; i < rows; i++) {
        stored.add(session.room("room-" + i % ROOMS).sendAsync(TEXT, null));
      }
      CompletableFuture.allOf(stored.toArray(CompletableFuture[]::new)).get(120, TimeUnit.SECONDS);
      session.reconnectNow();
      RoundTripBench.online(session);
      long start = System.nanoTime();
      while (session.connection().outboxSize() > 0) {
        LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        if (System.nanoTime() - start > Duration.ofMinutes(2).toNanos()) {
          throw new IllegalStateException(session.connection().outboxSize() + " rows are left after two minutes");
        }
      }
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private double pipelined(Dialect dialect, int rows) throws Exception {
    byte[] payload = TEXT.getBytes(StandardCharsets.UTF_8);
    Semaphore window = new Semaphore(WINDOW);
    try (RawLine line = dialect == Dialect.MQTT
        ? new RawMqtt(broker.endpoint(dialect), broker.agent(), "raw-drain", null)
        : new RawStomp(broker.endpoint(dialect), broker.agent(), null)) {
      long start = System.nanoTime();
      for (int i = 0; i < rows; i++) {
        window.acquire();
        var _ = line.publish(payload).whenComplete((_, _) -> window.release());
      }
      if (!window.tryAcquire(WINDOW, 60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the raw line was not confirmed");
      }
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private ChatSession open(String name) {
    return open(name, Dialect.MQTT);
  }

  private ChatSession open(String name, Dialect dialect) {
    return ChatSession.open(Profile.of("bench", new Agent("anna", "Anna", Role.AGENT), broker.endpoint(dialect),
        broker.agent(), folder.resolve(name)));
  }
}
