package io.deskwire.bench;

import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.TestFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs all benchmarks on an embedded broker and prints ratios; CONTRIBUTING.md has the command. Arguments: any of
 * {@code roundtrip}, {@code enqueue}, {@code drain}, {@code failover}, {@code search}; without any, all of them.
 */
public final class Benchmarks {
  private static final int ROUND_TRIPS = 2_000;
  private static final int ENQUEUED = 2_000;
  private static final int FAILURES = 20;
  private static final int SEARCHED = 1_000_000;
  private static final int DRAINED = 10_000;

  private Benchmarks() {}

  @SuppressWarnings("SystemOut") // a program that prints a table
  public static void main(String[] arguments) throws Exception {
    List<String> wanted = arguments.length == 0
        ? List.of("roundtrip", "enqueue", "drain", "failover", "search")
        : List.of(arguments);
    Report report = new Report();
    for (Dialect dialect : List.of(Dialect.STOMP_WS, Dialect.MQTT)) {
      if (wanted.contains("roundtrip")) {
        in(folder -> new RoundTripBench(dialect, folder, ROUND_TRIPS).run(report));
      }
      if (wanted.contains("drain")) {
        in(folder -> new OutboxBench(folder, ENQUEUED).drain(report, dialect, DRAINED));
      }
    }
    if (wanted.contains("enqueue")) {
      in(folder -> new OutboxBench(folder, ENQUEUED).enqueue(report));
    }
    if (wanted.contains("failover")) {
      in(folder -> new FailoverBench(folder, FAILURES).run(report));
    }
    if (wanted.contains("search")) {
      in(folder -> new SearchBench(folder, SEARCHED).run(report));
    }
    System.out.print(report.text());
    System.exit(0); // the broker's threads
  }

  private interface Work {
    void in(Path folder) throws Exception;
  }

  private static void in(Work work) throws Exception {
    Path folder = Files.createTempDirectory("deskwire-bench");
    try {
      work.in(folder);
    } finally {
      TestFolder.delete(folder);
    }
  }
}
