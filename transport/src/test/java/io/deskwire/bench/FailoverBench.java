package io.deskwire.bench;

import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.fault.Refusal;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.session.Profile;
import io.deskwire.session.SessionWatcher;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.ArtemisBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * How long a message takes whose line dies as it is sent, with the other protocol standing by; and how long a console
 * with one line is without it after the network is back.
 */
final class FailoverBench {
  /** The hedge where p95 is low; ms. */
  private static final double HEDGE_MS = 500;
  private static final int BEFORE = 30;
  /** Messages over the other line when nothing is wrong. */
  private static final int ALONE = 300;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final ArtemisBroker broker = ArtemisBroker.shared();
  private final Path folder;
  private final int rounds;

  FailoverBench(Path folder, int rounds) {
    this.folder = folder;
    this.rounds = rounds;
  }

  void run(Report report) throws Exception {
    fails(report, "clean cut", line -> line.cut(Ending.RESET));
    fails(report, "black hole", FaultProxy::blackHole);
    for (Dialect dialect : List.of(Dialect.STOMP_WS, Dialect.MQTT)) {
      returns(report, dialect);
    }
  }

  private void fails(Report report, String name, Consumer<FaultProxy> fault) throws Exception {
    Histogram times = new Histogram(LONGEST.toNanos(), 3);
    Histogram standby = new Histogram(LONGEST.toNanos(), 3);
    BlockingQueue<String> shown = new LinkedBlockingQueue<>();
    try (ChatSession reader = open(profile("reader-" + name, Dialect.MQTT))) {
      reader.watch(new SessionWatcher() {
        @Override
        public void messages(List<ChatMessage> changed) {
          changed.forEach(message -> shown.add(message.text()));
        }
      });
      RoundTripBench.online(reader);
      try (ChatSession alone = open(profile("standby-" + name, Dialect.MQTT))) {
        RoundTripBench.online(alone);
        for (int i = 0; i < ALONE; i++) {
          standby.recordValue(exchange(alone, "alone", "alone " + i, shown));
        }
      }
      for (int round = 0; round < rounds; round++) {
        try (FaultProxy web = new FaultProxy(broker.endpoint(Dialect.STOMP_WS), round);
            ChatSession writer = open(profile("writer-" + name + round, Dialect.MQTT).withEndpoints(
                List.of(web.endpoint(), broker.endpoint(Dialect.MQTT)), Profile.Standby.WARM))) {
          until(() -> writer.connection().lines().stream().allMatch(line -> line.state() == LineState.CONNECTED)
              && writer.connection().inUse() == 0);
          String room = "round-" + round;
          for (int i = 0; i < BEFORE; i++) {
            exchange(writer, room, "before " + i, shown);
          }
          fault.accept(web);
          times.recordValue(exchange(writer, room, "at that moment", shown));
        }
      }
    }
    double bound = HEDGE_MS + 2 * standby.getValueAtPercentile(50) / 1e6;
    for (double percentile : new double[]{50, 95}) {
      report.atMost("line dies while sending, " + name + " p" + (int) percentile, "ms",
          times.getValueAtPercentile(percentile) / 1e6, bound, 1);
    }
  }

  private static long exchange(ChatSession writer, String room, String text, BlockingQueue<String> shown)
      throws InterruptedException {
    long start = System.nanoTime();
    writer.room(room).send(text);
    String arrived = "";
    while (!text.equals(arrived)) {
      arrived = shown.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
      if (arrived == null) {
        throw new IllegalStateException("a message did not arrive");
      }
    }
    return System.nanoTime() - start;
  }

  /** The network is away for a while and comes back; against a second. */
  private void returns(Report report, Dialect dialect) throws Exception {
    Histogram times = new Histogram(LONGEST.toNanos(), 3);
    Random random = new Random(1);
    try (FaultProxy line = new FaultProxy(broker.endpoint(dialect), 1);
        ChatSession session = ChatSession.open(Profile.of("bench", new Agent("flap", "flap", Role.AGENT),
            line.endpoint(), broker.agent(), folder.resolve("flap-" + dialect.scheme().replace('+', '-'))))) {
      for (int round = 0; round < rounds; round++) {
        RoundTripBench.online(session);
        line.refuse(Refusal.RESET);
        line.cut(Ending.RESET);
        until(() -> !session.connection().isOnline());
        LockSupport.parkNanos(Duration.ofMillis(500 + random.nextInt(2_500)).toNanos());
        line.restore();
        long start = System.nanoTime();
        until(() -> session.connection().isOnline());
        times.recordValue(System.nanoTime() - start);
      }
    }
    report.atMost("back after the network, p95, " + dialect.label(), "ms", times.getValueAtPercentile(95) / 1e6,
        1_000, 1);
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private Profile profile(String name, Dialect dialect) {
    String id = name.replace(' ', '-');
    return Profile.of("bench", new Agent(id, id, Role.AGENT), broker.endpoint(dialect), broker.agent(),
        folder.resolve(id));
  }

  private static ChatSession open(Profile profile) {
    return ChatSession.open(profile);
  }
}
