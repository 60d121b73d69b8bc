package io.deskwire.bench;

import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.session.SessionWatcher;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.ArtemisBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From {@code send} in one console to the message being shown by another, against the raw library with a raw SQLite
 * commit on each side. Both in turns within one run, so that whatever else the machine does hits both; one message at a
 * time, as people write.
 */
final class RoundTripBench {
  private static final int ROOMS = 50;
  private static final int TURN = 50;
  /** So that what follows a message (confirmation, its commit) is over before the next one, on both sides alike. */
  private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();
  private static final long LOST_AFTER_SECONDS = 10;

  private final ArtemisBroker broker = ArtemisBroker.shared();
  private final Dialect dialect;
  private final Path folder;
  private final int samples;

  RoundTripBench(Dialect dialect, Path folder, int samples) {
    this.dialect = dialect;
    this.folder = folder;
    this.samples = samples;
  }

  /** Sends one text; returns when it has arrived. */
  private interface Way {
    void exchange(int number, String text) throws Exception;
  }

  void run(Report report) throws Exception {
    Histogram ours = new Histogram(TimeUnit.SECONDS.toNanos(LOST_AFTER_SECONDS), 3);
    Histogram raw = new Histogram(TimeUnit.SECONDS.toNanos(LOST_AFTER_SECONDS), 3);
    BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (RawStore here = new RawStore(folder.resolve("here.db"));
        RawStore there = new RawStore(folder.resolve("there.db"));
        RawLine rawReader = raw("raw-reader", payload -> {
          there.commit(payload);
          heard.add(new String(payload, StandardCharsets.UTF_8));
        });
        RawLine rawWriter = raw("raw-writer", _ -> {});
        ChatSession reader = open("reader");
        ChatSession writer = open("writer")) {
      var _ = rawReader.hashCode(); // it reads by itself
      reader.watch(new SessionWatcher() {
        @Override
        public void messages(List<ChatMessage> changed) {
          changed.forEach(message -> shown.add(message.text()));
        }
      });
      online(reader);
      online(writer);
      Way through = (number, text) -> {
        writer.room("room-" + number % ROOMS).send(text);
        await(shown, text);
      };
      Way beside = (_, text) -> {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        here.commit(payload);
        var _ = rawWriter.publish(payload);
        await(heard, text);
      };
      turns(through, beside, ours, raw);
    }
    for (double percentile : new double[]{50, 99}) {
      report.atMost("send -> received p" + (int) percentile + ", " + dialect.label(), "ms",
          ours.getValueAtPercentile(percentile) / 1e6, raw.getValueAtPercentile(percentile) / 1e6, 1.5);
    }
  }

  private void turns(Way through, Way beside, Histogram ours, Histogram raw) throws Exception {
    Histogram warmUp = new Histogram(3);
    int number = 0;
    while (ours.getTotalCount() < samples) {
      boolean counts = number >= samples / 2;
      for (int i = 0; i < TURN; i++) {
        measure(through, number, counts ? ours : warmUp);
        number++;
      }
      for (int i = 0; i < TURN; i++) {
        measure(beside, number, counts ? raw : warmUp);
      }
    }
  }

  private static void measure(Way way, int number, Histogram into) throws Exception {
    LockSupport.parkNanos(PAUSE_NANOS);
    // as long as an envelope with the same words is on the wire
    String text = System.nanoTime() + " Where is my parcel? It was to come yesterday. ".repeat(8);
    long start = System.nanoTime();
    way.exchange(number, text);
    into.recordValue(System.nanoTime() - start);
  }

  private static void await(BlockingQueue<String> arrivals, String text) throws InterruptedException {
    String arrived = "";
    while (!text.equals(arrived)) {
      arrived = arrivals.poll(LOST_AFTER_SECONDS, TimeUnit.SECONDS);
      if (arrived == null) {
        throw new IllegalStateException("a message did not arrive");
      }
    }
  }

  private RawLine raw(String id, RawLine.Reader reader) throws Exception {
    return dialect == Dialect.MQTT
        ? new RawMqtt(broker.endpoint(dialect), broker.agent(), id, id.endsWith("writer") ? null : reader)
        : new RawStomp(broker.endpoint(dialect), broker.agent(), id.endsWith("writer") ? null : reader);
  }

  private ChatSession open(String name) {
    return ChatSession.open(Profile.of("bench", new Agent(name, name, Role.AGENT), broker.endpoint(dialect),
        broker.agent(), folder.resolve(name)));
  }

  static void online(ChatSession session) {
    while (!session.connection().isOnline()) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
