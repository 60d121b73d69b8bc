package io.deskwire.app.cli;

import io.deskwire.app.broker.BrokerException;
import io.deskwire.app.platform.PlatformException;
import io.deskwire.store.StoreException;
import io.deskwire.transport.TransportException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands together and turns whatever goes wrong into one sentence and an exit code. */
public final class Cli {
  private static final Logger log = LoggerFactory.getLogger(Cli.class);

  private static final Set<String> ROOT_OPTIONS = Set.of("-h", "--help", "-V", "--version");

  private Cli() {}

  @Command(name = "deskwire", description = "Support-chat console over WebSocket and MQTT.%nWithout a command it opens"
      + " the console.", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "[COMMAND]", footer = {
          "",
          "Endpoints: stomp+ws(s)://host:port/ws  mqtt(s)://host:port  mqtt+ws(s)://host:port/ws  ws(s)://host:port/",
          "Exit codes: 0 done, 1 failed with a reason on standard error, 2 wrong usage."})
  static final class Root {}

  /** Runs one command and gives the exit code. */
  public static int run(CliContext context, String... arguments) {
    CommandLine line = new CommandLine(new Root());
    line.addSubcommand("console", new ConsoleCommand(context));
    line.addSubcommand("demo", new DemoCommand(context));
    line.addSubcommand("send", new SendCommand(context));
    line.addSubcommand("tail", new TailCommand(context));
    line.addSubcommand("probe", new ProbeCommand(context));
    line.addSubcommand("load", new LoadCommand(context));
    line.addSubcommand("broker", new BrokerCommand(context));
    line.addSubcommand("help", new CommandLine.HelpCommand());
    line.setOut(new PrintWriter(context.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(context.err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpAutoWidth(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, _) -> {
      context.err().println(sentence(reason(e)) + " Try \"" + e.getCommandLine().getCommandSpec().qualifiedName()
          + " --help\".");
      return ExitCode.USAGE;
    });
    line.setExecutionExceptionHandler((e, _, _) -> failed(context, e));
    int code = line.execute(withDefaultCommand(arguments));
    context.out().flush();
    return code;
  }

  /** {@code deskwire --data-dir X} is {@code deskwire console --data-dir X}. */
  private static String[] withDefaultCommand(String... arguments) {
    boolean named = arguments.length > 0
        && (!arguments[0].startsWith("-") || ROOT_OPTIONS.contains(arguments[0]));
    if (named) {
      return arguments;
    }
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addFirst("console");
    return all.toArray(String[]::new);
  }

  private static int failed(CliContext context, Exception e) {
    switch (e) {
      case CommandFailure failure -> {
        context.err().println(failure.getMessage());
        return failure.exitCode();
      }
      case TransportException _,StoreException _,PlatformException _,BrokerException _ -> context.err()
          .println(e.getMessage());
      default -> {
        log.error("a command failed unexpectedly", e);
        context.err().println("Deskwire failed unexpectedly: " + sentence(e.toString()));
      }
    }
    return ExitCode.FAILED;
  }

  private static String reason(ParameterException e) {
    boolean noCommand = e instanceof UnmatchedArgumentException unmatched && e.getCommandLine().getParent() == null
        && !unmatched.isUnknownOption();
    return noCommand
        ? "There is no command \"" + ((UnmatchedArgumentException) e).getUnmatched().getFirst() + "\""
        : String.valueOf(e.getMessage());
  }

  private static String sentence(String text) {
    String oneLine = text.replaceAll("\\s*\\R\\s*", " ").strip();
    return oneLine.endsWith(".") ? oneLine : oneLine + ".";
  }

  /** Read from the jar; "development" when run from class files. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cli.class.getPackage().getImplementationVersion();
      return new String[]{"Deskwire " + (version == null ? "development" : version)};
    }
  }
}
