package io.deskwire.app.cli;

import io.deskwire.app.load.BrokerUsage;
import io.deskwire.app.load.EndpointFigures;
import io.deskwire.app.load.LoadFigures;
import io.deskwire.app.load.LoadPlan;
import io.deskwire.transport.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of a load run for people, beside those of the published case study, and for programs. */
final class LoadReport {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String NONE = "–";

  private LoadReport() {}

  /** What the case study has measured on its own broker and network: round trip and share of lost messages. */
  private enum CaseStudy {
    WEBSOCKET("WebSocket", 45, 0.0002), MQTT("MQTT", 78, 0.0001);

    private final String word;
    private final double roundTripMs;
    private final double loss;

    CaseStudy(String word, double roundTripMs, double loss) {
      this.word = word;
      this.roundTripMs = roundTripMs;
      this.loss = loss;
    }

    static CaseStudy of(Dialect dialect) {
      return dialect.isMqtt() ? MQTT : WEBSOCKET;
    }
  }

  // ---- for people

  static String table(LoadFigures figures) {
    List<List<String>> columns = new ArrayList<>();
    columns.add(List.of("", "round trip p50 ms", "round trip p95 ms", "round trip p99 ms", "loss %", "broker CPU %",
        "broker memory MB", "sent", "delivered", "lost", "duplicates", "out of order", "repeats, not shown",
        "lines lost or not made", "connecting p50 ms", "customers", "connections"));
    for (EndpointFigures f : figures.endpoints()) {
      BrokerUsage broker = f.broker();
      columns.add(List.of(f.endpoint().url(), millis(f.p50()), millis(f.p95()), millis(f.p99()), percent(f.loss()),
          broker.isKnown() ? String.format(Locale.ROOT, "%.0f", broker.cpu() * 100) : broker.why(),
          broker.isKnown() ? String.valueOf(broker.memory() >> 20) : NONE, String.valueOf(f.sent()),
          String.valueOf(f.delivered()), String.valueOf(f.lost()), String.valueOf(f.duplicates()),
          String.valueOf(f.outOfOrder()), String.valueOf(f.repeats()), String.valueOf(f.reconnects()),
          millis(f.connectP50()),
          String.valueOf(f.customers()), String.valueOf(f.connections())));
      CaseStudy study = CaseStudy.of(f.endpoint().dialect());
      columns
          .add(List.of("case study, " + study.word, String.format(Locale.ROOT, "%.0f", study.roundTripMs), NONE, NONE,
              String.format(Locale.ROOT, "%.2f", study.loss * 100)));
    }
    return rows(columns) + notes(figures);
  }

  private static String rows(List<List<String>> columns) {
    String newLine = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < columns.getFirst().size(); row++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns.size(); i++) {
        List<String> column = columns.get(i);
        int width = column.stream().mapToInt(String::length).max().orElse(0);
        String cell = row < column.size() ? column.get(row) : "";
        line.append(i == 0 ? "" : "  ")
            .append(String.format(Locale.ROOT, "%" + (i == 0 ? "-" : "") + width + "s", cell));
      }
      text.append(line.toString().stripTrailing()).append(newLine);
    }
    return text.toString();
  }

  private static String notes(LoadFigures figures) {
    LoadPlan plan = figures.plan();
    List<String> notes = new ArrayList<>();
    notes.add(String.format(Locale.ROOT, "%s messages a second%s%s%s.", number(plan.rate()),
        plan.line() == null ? "" : ", customers on " + plan.line().word() + " lines",
        plan.faults() ? ", " + figures.faults() + " faults (--seed " + plan.seed() + ")" : "",
        figures.interrupted() ? ", interrupted" : ""));
    if (figures.sharesABroker()) {
      notes.add("The endpoints are one broker: its CPU and memory are those of all of them together.");
    }
    notes
        .add(String.format(Locale.ROOT, "This command itself has used %.0f %% of a processor, and was %s ms late at the"
            + " 99th percentile, which is part of the times.", figures.ownCpu() * 100, millis(figures.ownLate())));
    return String.join(System.lineSeparator(), notes) + System.lineSeparator();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String millis(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3f", share * 100);
  }

  // ---- for programs

  static String json(LoadFigures figures) {
    LoadPlan plan = figures.plan();
    ObjectNode all = MAPPER.createObjectNode();
    all.put("customers", plan.customers()).put("connections", figures.connections()).put("rate", plan.rate())
        .put("durationSeconds", plan.duration().toNanos() / 1e9).put("rooms", figures.rooms())
        .put("interrupted", figures.interrupted());
    if (plan.line() == null) {
      all.putNull("line");
    } else {
      all.put("line", plan.line().word());
    }
    all.put("faults", figures.faults());
    if (plan.faults()) {
      all.put("seed", plan.seed());
    }
    number(all, "ownCpuPercent", figures.ownCpu() * 100, 10);
    number(all, "ownLateP99Ms", figures.ownLate(), 1000);
    ArrayNode endpoints = all.putArray("endpoints");
    figures.endpoints().forEach(f -> endpoint(endpoints.addObject(), f));
    ObjectNode study = all.putObject("caseStudy");
    for (CaseStudy each : CaseStudy.values()) {
      study.putObject(each.word).put("roundTripMs", each.roundTripMs).put("loss", each.loss);
    }
    return all + System.lineSeparator();
  }

  private static void endpoint(ObjectNode node, EndpointFigures f) {
    node.put("endpoint", f.endpoint().url()).put("customers", f.customers()).put("connections", f.connections())
        .put("sent", f.sent()).put("delivered", f.delivered()).put("lost", f.lost())
        .put("duplicates", f.duplicates()).put("outOfOrder", f.outOfOrder()).put("repeats", f.repeats())
        .put("refused", f.refused()).put("reconnects", f.reconnects()).put("loss", f.loss());
    number(node, "p50Ms", f.p50(), 1000);
    number(node, "p95Ms", f.p95(), 1000);
    number(node, "p99Ms", f.p99(), 1000);
    number(node, "maxMs", f.max(), 1000);
    number(node, "connectP50Ms", f.connectP50(), 1000);
    BrokerUsage broker = f.broker();
    if (broker.isKnown()) {
      number(node, "brokerCpuPercent", broker.cpu() * 100, 10);
      node.put("brokerMemoryBytes", broker.memory()).put("brokerPid", broker.pid());
    } else {
      node.putNull("brokerCpuPercent").putNull("brokerMemoryBytes").put("brokerUnknown", broker.why());
    }
  }

  /**
   * JSON has no NaN.
   *
   * @param parts that one is rounded to
   */
  private static void number(ObjectNode node, String name, double value, int parts) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, (double) Math.round(value * parts) / parts);
    }
  }
}
