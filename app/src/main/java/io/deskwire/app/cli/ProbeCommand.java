package io.deskwire.app.cli;

import io.deskwire.session.LatencyProbe;
import io.deskwire.transport.ConnectRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "probe", mixinStandardHelpOptions = true, description = "Measures the way through the broker and back,"
    + " several endpoints side by side, and leaves no trace there.")
final class ProbeCommand implements Callable<Integer> {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int WARM_UP = 10;

  private final CliContext context;

  @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "May be given several times.")
  private List<String> endpoints = new ArrayList<>();

  @Option(names = "--count", defaultValue = "100", paramLabel = "N", description = "Probes per endpoint (100), after "
      + WARM_UP + " that do not count.")
  private int count;

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  @Mixin
  private ConnectionOptions connection = new ConnectionOptions();

  ProbeCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (count < 1) {
      throw CommandFailure.usage("--count must be at least 1.");
    }
    List<Connection> connections = new ArrayList<>();
    for (String url : endpoints) {
      connections.add(connection.to(url, context));
    }
    List<LatencyProbe> probes = new ArrayList<>();
    try {
      for (Connection to : connections) {
        probes.add(LatencyProbe.open(context.transports(), to.endpoint(), to.credentials(), to.trust(),
            ConnectRequest.DEFAULT_TIMEOUT));
      }
      measure(probes);
      List<LatencyProbe.Figures> figures = probes.stream().map(LatencyProbe::figures).toList();
      context.out().print(json ? json(figures) : table(figures));
      if (figures.stream().allMatch(f -> f.lost() == f.sent())) {
        throw new CommandFailure("Every probe was lost: the broker takes events but does not bring them back.", null);
      }
      return ExitCode.DONE;
    } finally {
      probes.forEach(LatencyProbe::close);
    }
  }

  /** In turns, so that whatever else the machine does meanwhile hits all alike. */
  private void measure(List<LatencyProbe> probes) throws Exception {
    for (LatencyProbe probe : probes) {
      probe.warmUp(WARM_UP);
    }
    for (int i = 0; i < count; i++) {
      for (LatencyProbe probe : probes) {
        probe.probe();
      }
    }
  }

  private static String json(List<LatencyProbe.Figures> all) {
    ArrayNode array = MAPPER.createArrayNode();
    for (LatencyProbe.Figures f : all) {
      ObjectNode node = array.addObject();
      node.put("endpoint", f.endpoint().url());
      node.put("sent", f.sent());
      node.put("lost", f.lost());
      node.put("loss", f.loss());
      number(node, "p50", f.p50());
      number(node, "p95", f.p95());
      number(node, "p99", f.p99());
      number(node, "max", f.max());
      node.put("unit", "ms");
    }
    return array + System.lineSeparator();
  }

  /** JSON has no NaN. */
  private static void number(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, Math.round(value * 1000) / 1000.0);
    }
  }

  private static String table(List<LatencyProbe.Figures> all) {
    int width = Math.max("endpoint".length(), all.stream().mapToInt(f -> f.endpoint().url().length()).max().orElse(0));
    String newLine = System.lineSeparator();
    StringBuilder table = new StringBuilder();
    table.append(String.format(Locale.ROOT, "%-" + width + "s  %9s  %9s  %9s  %9s  %7s%s", "endpoint", "p50 ms",
        "p95 ms", "p99 ms", "max ms", "loss", newLine));
    for (LatencyProbe.Figures f : all) {
      table.append(String.format(Locale.ROOT, "%-" + width + "s  %9s  %9s  %9s  %9s  %6.1f%%%s", f.endpoint().url(),
          millis(f.p50()), millis(f.p95()), millis(f.p99()), millis(f.max()), f.loss() * 100, newLine));
    }
    return table.toString();
  }

  private static String millis(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
  }
}
