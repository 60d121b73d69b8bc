package io.deskwire.chaos;

import io.deskwire.transport.testing.FragileBroker;
import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.RabbitBroker;
import io.deskwire.transport.testing.TestFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/** The fault campaign on every broker that there is, on all at once: {@code mvn -Pchaos verify -Dseed=N -Dminutes=M}. */
public final class ChaosCampaign {
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(25);
  private static final Duration SHORTEST_ROUND = Duration.ofSeconds(8);
  private static final double SHARE_OF_FAULTS = 0.6;
  private static final double USUAL_MINUTES = 5;

  private final long seed;
  private final PrintStream out;
  private final Path folder;

  /**
   * Nothing runs yet.
   *
   * @param folder for histories and logs, of its own
   */
  ChaosCampaign(long seed, Path folder, PrintStream out) {
    this.seed = seed;
    this.folder = folder;
    this.out = out;
  }

  /**
   * Runs, and ends with 1 when something was lost, repeated or disordered.
   *
   * @param args seed (drawn when empty), minutes (5 when empty), folder for the report
   */
  public static void main(String[] args) throws IOException {
    long seed = args[0].isBlank() ? new Random().nextInt(1, 1_000_000) : Long.parseLong(args[0].trim());
    double minutes = args[1].isBlank() ? USUAL_MINUTES : Double.parseDouble(args[1].trim());
    Path target = Path.of(args[2]);
    Path folder = target.resolve("chaos").resolve("seed-" + seed);
    TestFolder.delete(folder);
    System.out.println("fault campaign: -Dseed=" + seed + " -Dminutes=" + minutes);
    ChaosCampaign campaign = new ChaosCampaign(seed, folder, System.out);
    CampaignReport report = campaign.run(Duration.ofMillis((long) (minutes * 60_000)));
    write(report, target);
    System.out.print(report.text());
    if (report.isClean()) {
      TestFolder.delete(folder);
    } else {
      System.out.println("Histories and logs: " + folder + "\nAgain: mvn -Pchaos verify -Dseed=" + seed + " -Dminutes="
          + minutes);
    }
    System.exit(report.isClean() ? 0 : 1);
  }

  static void write(CampaignReport report, Path target) throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("chaos-report.txt"), report.text());
    Files.writeString(target.resolve("chaos-report.json"), report.json());
  }

  /** On all brokers at once, for about this time. */
  CampaignReport run(Duration whole) {
    long started = System.nanoTime();
    long until = started + whole.toNanos();
    Map<String, Callable<Optional<CampaignReport.Part>>> all = new LinkedHashMap<>();
    all.put("Artemis", () -> {
      try (ArtemisProcess artemis = new ArtemisProcess(folder.resolve("broker-artemis"))) {
        return Optional.of(run("Artemis", artemis, true, 0, until));
      }
    });
    all.put("RabbitMQ", () -> installed(RabbitBroker::shared, there -> run("RabbitMQ", there, true, 1, until)));
    all.put("Mosquitto", () -> installed(MosquittoBroker::shared, there -> run("Mosquitto", there, false, 2, until)));
    List<CampaignReport.Part> parts = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      Map<String, Future<Optional<CampaignReport.Part>>> running = new LinkedHashMap<>();
      all.forEach((name, campaign) -> running.put(name, threads.submit(campaign)));
      for (Map.Entry<String, Future<Optional<CampaignReport.Part>>> each : running.entrySet()) {
        each.getValue().get().ifPresentOrElse(parts::add, () -> skipped.add(each.getKey()));
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return new CampaignReport(seed, (System.nanoTime() - started) / 60e9, parts, skipped);
  }

  /** Empty where it is not. */
  private static Optional<CampaignReport.Part> installed(Supplier<FragileBroker> broker,
      Function<FragileBroker, CampaignReport.Part> campaign) {
    FragileBroker there;
    try {
      there = broker.get();
    } catch (TestAbortedException e) {
      return Optional.empty();
    }
    return Optional.of(campaign.apply(there));
  }

  private CampaignReport.Part run(String name, FragileBroker broker, boolean webSocket, int part, long until) {
    Schedule schedule = new Schedule(seed, part, 3);
    try (Campaign campaign = new Campaign(name, broker, webSocket, schedule, seed, folder.resolve(name))) {
      out.println(campaign.cast());
      campaign.begin();
      do {
        // what is left is for mending and waiting
        long length = (long) ((until - System.nanoTime()) * SHARE_OF_FAULTS);
        campaign.round(
            Duration.ofNanos(Math.clamp(length, SHORTEST_ROUND.toNanos(), LONGEST_ROUND.toNanos())));
      } while (System.nanoTime() + 2 * SHORTEST_ROUND.toNanos() < until && campaign.report().isClean());
      CampaignReport.Part came = campaign.report();
      out.print(came.text());
      return came;
    }
  }
}
