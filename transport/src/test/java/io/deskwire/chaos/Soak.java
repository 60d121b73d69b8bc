package io.deskwire.chaos;

import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.fault.Refusal;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * A session that stays open while its lines come and go and messages never stop: {@code mvn -Psoak verify -Dminutes=M}.
 * Nothing but the database may grow, and that with what is stored alone. The first half is for warming up.
 */
public final class Soak {
  private static final double USUAL_MINUTES = 10;
  private static final int SAMPLE_SECONDS = 5;
  private static final int WRITE_MILLIS = 200;
  private static final String ROOM = "r1";
  /** What a message sent leaves in memory for its handle, and what the collector and the compiler leave to chance. */
  private static final double MOST_HEAP_BYTES_PER_MESSAGE = 1_024;
  private static final double HEAP_NOISE = 512 << 10;
  private static final int MOST_THREADS_MORE = 3;
  private static final int MOST_FILES_MORE = 6;
  /** A line of text, its ids and three indexes. */
  private static final double MOST_DATABASE_BYTES_PER_MESSAGE = 4_096;
  private static final double DATABASE_NOISE = 6 << 20;

  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(3,
      Thread.ofPlatform().daemon().name("soak-", 0).factory());
  private final Random random;
  private final Path folder;
  private final AtomicLong flaps = new AtomicLong();
  private final List<Sample> samples = new ArrayList<>();

  /**
   * How things stand.
   *
   * @param heap     bytes in use after a full collection
   * @param files    open descriptors; 0 where the system does not tell
   * @param database bytes of the database and its log
   * @param messages stored so far
   */
  record Sample(double seconds, long heap, int threads, int files, long database, int messages) {}

  private Soak(long seed, Path folder) {
    random = new Random(seed);
    this.folder = folder;
  }

  /**
   * Runs, and ends with 1 when something grows.
   *
   * @param args seed (1 when empty), minutes (10 when empty), folder for the report
   */
  public static void main(String[] args) throws Exception {
    long seed = args[0].isBlank() ? 1 : Long.parseLong(args[0].trim());
    double minutes = args[1].isBlank() ? USUAL_MINUTES : Double.parseDouble(args[1].trim());
    Path target = Path.of(args[2]);
    Path folder = target.resolve("soak");
    TestFolder.delete(folder);
    System.out.println("soak: -Dseed=" + seed + " -Dminutes=" + minutes);
    boolean passed = new Soak(seed, folder).run(Duration.ofMillis((long) (minutes * 60_000)), target);
    System.exit(passed ? 0 : 1);
  }

  private boolean run(Duration length, Path target) throws IOException {
    History history = new History(folder.resolve("others.jsonl"));
    Diary diary = new Diary(history, "anna");
    try (ArtemisProcess broker = new ArtemisProcess(folder.resolve("broker"));
        FaultProxy web = new FaultProxy(broker.endpoint(Dialect.STOMP_WS), 1);
        FaultProxy mqtt = new FaultProxy(broker.endpoint(Dialect.MQTT), 2);
        ChatSession session = ChatSession.open(Profile
            .of("desk", new Agent("anna", "anna", Role.AGENT), web.endpoint(), broker.agent(), folder.resolve("data"))
            .withEndpoints(List.of(web.endpoint(), mqtt.endpoint()), Profile.Standby.WARM));
        Customer customer = new Customer("mia", ROOM, broker.endpoint(Dialect.MQTT), broker.agent(),
            session.profile().trust(), history)) {
      session.events(0, diary::show);
      check(Waiting.until(Duration.ofMinutes(1), () -> session.connection().isOnline()), "it has not connected");
      long started = System.nanoTime();
      var flapping = List.of(flap(web), flap(mqtt));
      var traffic = timer.scheduleAtFixedRate(() -> {
        customer.say(1);
        Said said = diary.next(ROOM);
        session.room(ROOM).send(said.text(100));
        diary.stored(said);
      }, 0, WRITE_MILLIS, TimeUnit.MILLISECONDS);
      while (System.nanoTime() - started < length.toNanos()) {
        Waiting.until(Duration.ofSeconds(SAMPLE_SECONDS), () -> false);
        samples.add(sample((System.nanoTime() - started) / 1e9, diary.shown()));
      }
      traffic.cancel(false);
      flapping.forEach(Runnable::run);
      web.restore();
      mqtt.restore();
      check(Waiting.until(Duration.ofMinutes(2), () -> customer.isEmpty() && session.connection().outboxSize() == 0
          && diary.shown() >= history.events().stream().filter(e -> e.kind() == Event.Kind.SENT).count()),
          "not everything has arrived");
      session.room(ROOM).history(null, 10_000).join()
          .forEach(line -> {
            if (line.delivery() != null) {
              diary.is(line.text(), line.delivery());
            }
          });
    }
    timer.shutdownNow();
    return report(HistoryChecker.check(1, confirmedAll(history)), target);
  }

  /** Pages of the history end at 10,000 lines; what has left the outbox before those is confirmed all the same. */
  private static List<Event> confirmedAll(History history) {
    history.events().stream().filter(event -> event.kind() == Event.Kind.STORED)
        .forEach(event -> history.confirmed(event.id()));
    return history.events();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  /** Goes and comes back, again and again. @return what ends it */
  private Runnable flap(FaultProxy line) {
    var flapping = timer.scheduleWithFixedDelay(() -> {
      flaps.incrementAndGet();
      switch (random.nextInt(3)) {
        case 0 -> line.cut(Ending.RESET);
        case 1 -> line.cut(Ending.CLOSE);
        default -> {
          line.refuse(Refusal.NOT_LISTENING);
          line.cut(Ending.RESET);
          var _ = timer.schedule(line::restore, 700, TimeUnit.MILLISECONDS);
        }
      }
    }, 1_000 + random.nextInt(500), 1_500 + random.nextInt(1_000), TimeUnit.MILLISECONDS);
    return () -> flapping.cancel(false);
  }

  private Sample sample(double seconds, int messages) throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    Path descriptors = Path.of("/proc/self/fd");
    int files = 0;
    if (Files.isDirectory(descriptors)) {
      try (var all = Files.list(descriptors)) {
        files = (int) all.count();
      }
    }
    long database = 0;
    for (String file : List.of("deskwire.db", "deskwire.db-wal")) {
      database += SqliteLog.size(folder.resolve("data").resolve(file));
    }
    return new Sample(seconds, runtime.totalMemory() - runtime.freeMemory(), Thread.getAllStackTraces().size(), files,
        database,
        messages);
  }

  private boolean report(Verdict verdict, Path target) throws IOException {
    List<Sample> half = samples.subList(samples.size() / 2, samples.size());
    int messages = half.getLast().messages() - half.getFirst().messages();
    double heap = rise(half, Sample::heap);
    double threads = rise(half, Sample::threads);
    double files = rise(half, Sample::files);
    double database = rise(half, Sample::database);
    boolean passed = verdict.isClean() && heap <= HEAP_NOISE + MOST_HEAP_BYTES_PER_MESSAGE * messages
        && threads <= MOST_THREADS_MORE && files <= MOST_FILES_MORE
        && database <= DATABASE_NOISE + MOST_DATABASE_BYTES_PER_MESSAGE * messages;
    String text = String.format(Locale.ROOT,
        "soak of %.1f minutes, %d flaps of two lines, %d messages%n"
            + "  lost, repeated, disordered: %d%n"
            + "  in the second half, with %d messages, by the slope of %d samples:%n"
            + "    heap after full collection %+.0f KiB (limit %.0f), now %d KiB%n"
            + "    threads %+.1f (limit %d), now %d; files %+.1f (limit %d), now %d%n"
            + "    database %+.0f KiB (limit %.0f), now %d KiB%n%s%n",
        samples.getLast().seconds() / 60, flaps.get(), verdict.sent(), verdict.violations().size(), messages,
        half.size(), heap / 1024, (HEAP_NOISE + MOST_HEAP_BYTES_PER_MESSAGE * messages) / 1024,
        half.getLast().heap() / 1024, threads, MOST_THREADS_MORE, half.getLast().threads(), files, MOST_FILES_MORE,
        half.getLast().files(), database / 1024,
        (DATABASE_NOISE + MOST_DATABASE_BYTES_PER_MESSAGE * messages) / 1024, half.getLast().database() / 1024,
        passed ? "PASSED" : "FAILED");
    text = verdict.isClean() ? text : text + verdict.report() + "\n";
    System.out.print(text);
    Files.writeString(target.resolve("soak-report.txt"), text);
    Files.writeString(target.resolve("soak-report.json"), JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
        .writeValueAsString(Map.of("passed", passed, "flaps", flaps.get(), "messages", verdict.sent(), "samples",
            samples)));
    return passed;
  }

  /** From the first to the last sample, on the straight line that is nearest to all (least squares). */
  private static double rise(List<Sample> samples, ToDoubleFunction<Sample> value) {
    double meanX = samples.stream().mapToDouble(Sample::seconds).average().orElseThrow();
    double meanY = samples.stream().mapToDouble(value).average().orElseThrow();
    double above = 0;
    double below = 0;
    for (Sample sample : samples) {
      double x = sample.seconds() - meanX;
      above += x * (value.applyAsDouble(sample) - meanY);
      below += x * x;
    }
    return below == 0 ? 0 : above / below * (samples.getLast().seconds() - samples.getFirst().seconds());
  }
}
