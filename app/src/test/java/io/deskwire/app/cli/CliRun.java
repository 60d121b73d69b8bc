package io.deskwire.app.cli;

import static org.awaitility.Awaitility.await;

import io.deskwire.app.Environment;
import io.deskwire.app.platform.DataFolder;
import io.deskwire.app.platform.Interruption;
import io.deskwire.session.ChatSession;
import io.deskwire.transport.Transports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of the command line inside the test, with what it printed. */
final class CliRun {
  static final String PASSWORD = "a-secret-that-must-not-show";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> code = new CompletableFuture<>();

  private CliRun() {}

  static CliRun run(String... arguments) {
    CliRun run = start(arguments);
    run.code();
    return run;
  }

  static CliRun start(String... arguments) {
    return startWith(windows(new CompletableFuture<>()), "UTF-8", arguments);
  }

  static CliRun runWith(Windows windows, String... arguments) {
    CliRun run = startWith(windows, "UTF-8", arguments);
    run.code();
    return run;
  }

  /** In a locale of this encoding. */
  static CliRun runIn(String encoding, String... arguments) {
    CliRun run = startWith(windows(new CompletableFuture<>()), encoding, arguments);
    run.code();
    return run;
  }

  private static CliRun startWith(Windows windows, String encoding, String... arguments) {
    CliRun run = new CliRun();
    boolean nobody = List.of(arguments).contains("nobody");
    Environment environment = Environment.of(nobody ? Map.of("DESKWIRE_PASSWORD", PASSWORD) : Map.of(),
        Map.of("os.name", "Linux", "user.home", System.getProperty("java.io.tmpdir"), "user.name", "tester",
            "sun.jnu.encoding", encoding));
    CliContext context = new CliContext(new PrintStream(run.out, true, StandardCharsets.UTF_8),
        new PrintStream(run.err, true, StandardCharsets.UTF_8), environment, new Transports(), ChatSession::open,
        _ -> null, windows, Interruption.never());
    Thread.ofPlatform().name("cli").daemon().start(() -> {
      try {
        run.code.complete(Cli.run(context, arguments));
      } catch (RuntimeException | Error e) {
        run.code.completeExceptionally(e);
      }
    });
    return run;
  }

  /** Says what was asked for instead of opening windows. */
  static Windows windows(CompletableFuture<String> opened) {
    return new Windows() {
      @Override
      public int console(DataFolder folder, Optional<Connection> connection) {
        opened.complete("console " + folder.path());
        return ExitCode.DONE;
      }

      @Override
      public int demo(Optional<Duration> duration, boolean autopilot) {
        opened.complete("demo " + duration);
        return ExitCode.DONE;
      }
    };
  }

  int code() {
    try {
      return code.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("the command did not end; it said: " + err(), e);
    }
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  void awaitError(String text) {
    await().atMost(Duration.ofSeconds(20)).until(() -> err().contains(text));
  }
}
