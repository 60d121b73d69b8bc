package io.deskwire.app;

import io.deskwire.app.cli.CliContext;
import io.deskwire.app.cli.Connection;
import io.deskwire.app.cli.ExitCode;
import io.deskwire.app.cli.Windows;
import io.deskwire.app.demo.Demo;
import io.deskwire.app.demo.DemoWindow;
import io.deskwire.app.platform.DataFolder;
import io.deskwire.session.ChatSession;
import io.deskwire.transport.Transports;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Puts the program together from its parts, by constructors; there is no injection framework. */
final class Wiring {
  private Wiring() {}

  static CliContext forProcess(PrintStream out, PrintStream err) {
    Environment environment = Environment.ofProcess();
    return new CliContext(out, err, environment, new Transports(), ChatSession::open, Wiring::askPassword,
        new WithoutWindows(out, err, environment));
  }

  @SuppressWarnings("SystemConsoleNull") // a linked image without jdk.internal.le has none when its input is a pipe
  private static @Nullable String askPassword(String question) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return null;
    }
    char[] typed = console.readPassword("%s", question);
    return typed == null ? null : new String(typed);
  }

  /** What stands in for the windows until they open: the demo runs and says what it sees, the console says why not. */
  private record WithoutWindows(PrintStream out, PrintStream err, Environment environment) implements Windows {

    @Override
    public int console(DataFolder folder, Optional<Connection> connection) {
      err.println("The window of the console is not in this build yet; use send, tail, probe, broker or demo.");
      return ExitCode.FAILED;
    }

    @Override
    public int demo(Optional<Duration> duration, boolean autopilot) throws Exception {
      out.println("The window of the console is not in this build yet: broker, customers and a simulated agent run"
          + " without it.");
      Demo demo = new Demo(out, new Transports(), ChatSession::open, _ -> new NoWindow(), environment.demoFolder());
      demo.run(true, Optional.of(duration.orElse(Duration.ofSeconds(60))), true);
      return ExitCode.DONE;
    }
  }

  /** Nothing to see and nothing to close. */
  private static final class NoWindow implements DemoWindow {
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public void showRoom(String room) {}

    @Override
    public boolean takesPictures() {
      return false;
    }

    @Override
    public void picture(Path file) {}

    @Override
    public boolean awaitClosed(Duration atMost) throws InterruptedException {
      return never.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {}
  }
}
