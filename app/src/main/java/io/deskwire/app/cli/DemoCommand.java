package io.deskwire.app.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", mixinStandardHelpOptions = true, description = "Opens the console with a broker and simulated"
    + " customers of its own; data in a temporary folder.")
final class DemoCommand implements Callable<Integer> {
  private final CliContext context;

  @Option(names = "--duration", paramLabel = "S", description = "Ends after so many seconds; without a display after 60,"
      + " otherwise when the window is closed.")
  private @Nullable Integer seconds;

  @Option(names = "--autopilot", description = "A simulated agent uses the console, as it does without a display.")
  private boolean autopilot;

  DemoCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (seconds != null && seconds < 1) {
      throw CommandFailure.usage("--duration must be at least one second.");
    }
    return context.windows().demo(Optional.ofNullable(seconds).map(Duration::ofSeconds), autopilot);
  }
}
