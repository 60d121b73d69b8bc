package io.deskwire.app.cli;

import io.deskwire.app.load.EndpointFigures;
import io.deskwire.app.load.LoadFigures;
import io.deskwire.app.load.LoadPlan;
import io.deskwire.app.load.LoadRun;
import io.deskwire.fault.Line;
import io.deskwire.transport.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "load", mixinStandardHelpOptions = true, description = {
    "Simulates many customers and measures whether and when what they write reaches a desk. Every endpoint has its share of"
        + " the customers and a reader of its own; the times are from when a message was due, sent or not, to when the"
        + " reader has it. A desk that works on this broker sees the rooms; their names begin with \"load-\"."}, footer = {
            "",
            "A customer has one message on its way; what the broker has not confirmed is sent again under its id, after a"
                + " lost connection or 10 s. A repeat under the same id is not shown to a desk and is no duplicate. The"
                + " readers' inboxes are transient, so their lines are never shaped or broken.",
            "Exit code 1 when anything was lost, doubled or out of order."})
final class LoadCommand implements Callable<Integer> {
  private static final int MOST_CUSTOMERS = 100_000;
  private static final int MOST_CONNECTIONS = 2_000;
  private static final int MOST_PER_SECOND = 20_000;
  private static final long MOST_MESSAGES = 1_000_000;
  private static final int LONGEST_WARM_UP = 60;

  private final CliContext context;

  @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "May be given several times, for mixed"
      + " dialects or several brokers.")
  private List<String> endpoints = new ArrayList<>();

  @Option(names = "--customers", defaultValue = "100", paramLabel = "N", description = "Customers of all endpoints"
      + " together (100), each a room of its own.")
  private int customers;

  @Option(names = "--connections", defaultValue = "200", paramLabel = "N", description = "The most connections that"
      + " customers make (200); with more customers they share them.")
  private int connections;

  @Option(names = "--rate", defaultValue = "50", paramLabel = "R", description = "Messages per second of all customers"
      + " together (50).")
  private double rate;

  @Option(names = "--duration", defaultValue = "10", paramLabel = "S", description = "For so many seconds (10); then at"
      + " most 60 more for what is still on its way, as long as something comes every 15.")
  private double seconds;

  @Option(names = "--warm-up", defaultValue = "2", paramLabel = "S", description = "Seconds of the same load before that,"
      + " of which nothing is counted (2).")
  private double warmUp;

  @Option(names = "--line", paramLabel = "LINE", description = "Shapes each connection of the customers: 2g, 3g, wifi or"
      + " lan.")
  private @Nullable String line;

  @Option(names = "--faults", description = "Breaks the customers' connections now and then: cuts, black holes, lost"
      + " confirmations, delays, outages.")
  private boolean faults;

  @Option(names = "--seed", paramLabel = "N", description = "Makes the faults those of an earlier run.")
  private @Nullable Long seed;

  @Option(names = "--in-turns", description = "The whole load on one endpoint after the other, so that the broker's CPU is"
      + " that of one dialect.")
  private boolean inTurns;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Mixin
  private ConnectionOptions connection = new ConnectionOptions();

  LoadCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    LoadPlan plan = plan();
    LoadFigures figures = run(plan);
    context.out().print(json ? LoadReport.json(figures) : LoadReport.table(figures));
    context.out().flush();
    figures.problems().forEach(context.err()::println);
    if (!figures.isClean()) {
      throw new CommandFailure(broken(figures), null);
    }
    return ExitCode.DONE;
  }

  private LoadPlan plan() throws CommandFailure {
    List<Endpoint> all = new ArrayList<>();
    for (String url : endpoints) {
      all.add(ConnectionOptions.endpoint(url));
    }
    check(customers >= 1 && customers <= MOST_CUSTOMERS, "--customers must be 1 to " + MOST_CUSTOMERS + ".");
    check(customers >= all.size(), "--customers must be at least one for each endpoint.");
    check(connections >= 1 && connections <= MOST_CONNECTIONS, "--connections must be 1 to " + MOST_CONNECTIONS
        + "; each takes several threads, and customers share them.");
    check(rate > 0 && rate <= MOST_PER_SECOND, "--rate must be more than 0 and at most " + MOST_PER_SECOND + ".");
    check(seconds > 0 && seconds <= 86_400, "--duration must be more than 0 and at most 86400 seconds.");
    check(warmUp >= 0 && warmUp <= LONGEST_WARM_UP, "--warm-up must be 0 to " + LONGEST_WARM_UP + " seconds.");
    check(rate * seconds >= 1, "--rate times --duration must come to at least one message.");
    check(rate * (seconds + warmUp) <= MOST_MESSAGES, "--rate times --duration comes to more than " + MOST_MESSAGES
        + " messages, which is the most that can be told apart in memory.");
    Line shape = shape();
    for (Endpoint endpoint : all) {
      check((shape == null && !faults) || !endpoint.dialect().tls() || endpoint.host().equals("127.0.0.1"),
          "--line and --faults stand between this command and the broker, so the certificate of " + endpoint
              + " would have to be one for 127.0.0.1; use an endpoint without TLS.");
      check(!faults || !endpoint.dialect().isJson(), "A " + endpoint.dialect().label()
          + " line confirms nothing, so what a fault takes cannot be sent again; leave out --faults.");
    }
    return new LoadPlan(List.copyOf(all), connection.credentials(context), connection.trust(), customers, connections,
        rate, ofSeconds(warmUp), ofSeconds(seconds), shape, faults, seed == null ? System.nanoTime() : seed,
        inTurns);
  }

  private static void check(boolean right, String otherwise) throws CommandFailure {
    if (!right) {
      throw CommandFailure.usage(otherwise);
    }
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  private @Nullable Line shape() throws CommandFailure {
    if (line == null) {
      return null;
    }
    return Line.of(line).orElseThrow(() -> CommandFailure.usage("There is no line \"" + line + "\"; use one of "
        + Arrays.stream(Line.values()).map(Line::word).collect(Collectors.joining(", ")) + "."));
  }

  private LoadFigures run(LoadPlan plan) throws Exception {
    AtomicReference<@Nullable LoadRun> current = new AtomicReference<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    String rooms = LoadRun.newRooms();
    List<LoadFigures> all = new ArrayList<>();
    for (LoadPlan turn : plan.turns()) {
      try (LoadRun run = LoadRun.open(context.transports(), turn, rooms)) {
        current.set(run);
        if (all.isEmpty()) { // connected: from here on there is something to print
          context.interruption().then(() -> {
            interrupted.set(true);
            LoadRun now = current.get();
            if (now != null) {
              now.stop();
            }
          });
        } else if (interrupted.get()) {
          run.stop();
        }
        // after the above: whoever reads this may interrupt at once and shall find somebody who listens
        context.err().println(begins(turn, rooms));
        all.add(run.measure());
      }
    }
    return LoadFigures.together(plan, all);
  }

  private static String begins(LoadPlan plan, String rooms) {
    int lines = 0;
    for (int i = 0; i < plan.endpoints().size(); i++) {
      lines += plan.connectionsAt(i);
    }
    return plan.customers() + " customers are there over " + lines + " connections to "
        + plan.endpoints().stream().map(Endpoint::url).collect(Collectors.joining(" and "))
        + "; their rooms begin with "
        + rooms + ".";
  }

  private static String broken(LoadFigures figures) {
    long lost = 0;
    long duplicates = 0;
    long outOfOrder = 0;
    long sent = 0;
    for (EndpointFigures f : figures.endpoints()) {
      sent += f.sent();
      lost += f.lost();
      duplicates += f.duplicates();
      outOfOrder += f.outOfOrder();
    }
    return String.format(Locale.ROOT, "Of %d messages %d were lost, %d doubled and %d out of order.", sent, lost,
        duplicates, outOfOrder);
  }
}
