package io.deskwire.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was measured: a table for people, then one line of JSON. */
final class WindowReport {
  private final List<Line> lines = new ArrayList<>();

  /**
   * One figure.
   *
   * @param value  in {@code unit}
   * @param most   the target: at least and at most this; NaN for one that is told and not judged
   */
  private record Line(String what, String unit, double value, double least, double most) {
    boolean judged() {
      return !Double.isNaN(least) || !Double.isNaN(most);
    }

    boolean reached() {
      return !(value < least) && !(value > most);
    }

    String target() {
      return (Double.isNaN(least) ? "" : String.format(Locale.ROOT, ">= %.0f", least))
          + (Double.isNaN(most) ? "" : String.format(Locale.ROOT, "<= %.0f", most))
          + (judged() ? reached() ? "  reached" : "  MISSED" : "");
    }
  }

  void atMost(String what, String unit, double value, double target) {
    lines.add(new Line(what, unit, value, Double.NaN, target));
  }

  void atLeast(String what, String unit, double value, double target) {
    lines.add(new Line(what, unit, value, target, Double.NaN));
  }

  /** A figure without a target. */
  void told(String what, String unit, double value) {
    lines.add(new Line(what, unit, value, Double.NaN, Double.NaN));
  }

  /** The table and the JSON. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%-56s %-6s %10s  %s%n", "what", "unit", "Deskwire", "target"));
    ArrayNode array = JsonMapper.shared().createArrayNode();
    for (Line line : lines) {
      out.append(
          String.format(Locale.ROOT, "%-56s %-6s %10.1f  %s%n", line.what, line.unit, line.value, line.target()));
      ObjectNode node = array.addObject().put("what", line.what).put("unit", line.unit).put("deskwire", line.value);
      if (line.judged()) {
        node.put("target", Double.isNaN(line.least) ? line.most : line.least).put("reached", line.reached());
      }
    }
    return out.append(array).append(System.lineSeparator()).toString();
  }
}
