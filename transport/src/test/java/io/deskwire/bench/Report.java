package io.deskwire.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was measured: a table for people, then one line of JSON. */
final class Report {
  private final List<Line> lines = new ArrayList<>();

  /**
   * One comparison.
   *
   * @param ours     in {@code unit}
   * @param baseline of the same run
   * @param target   the ratio to reach; NaN for none
   */
  private record Line(String what, String unit, double ours, double baseline, double target, boolean lowIsGood) {
    double ratio() {
      return ours / baseline;
    }

    String goal() {
      return Double.isNaN(target)
          ? ""
          : String.format(Locale.ROOT, "%s %.1f%s", lowIsGood ? "<=" : ">=", target, reached() ? "" : "  MISSED");
    }

    boolean reached() {
      return Double.isNaN(target) || (lowIsGood ? ratio() <= target : ratio() >= target);
    }
  }

  void atMost(String what, String unit, double ours, double baseline, double target) {
    lines.add(new Line(what, unit, ours, baseline, target, true));
  }

  void atLeast(String what, String unit, double ours, double baseline, double target) {
    lines.add(new Line(what, unit, ours, baseline, target, false));
  }

  /** To understand the others by; nothing is to be reached. */
  void told(String what, String unit, double ours, double baseline) {
    lines.add(new Line(what, unit, ours, baseline, Double.NaN, true));
  }

  /** The table and the JSON. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%-44s %-6s %10s %10s %7s  %s%n", "what", "unit", "Deskwire", "baseline",
        "ratio", "target"));
    ArrayNode array = JsonMapper.shared().createArrayNode();
    for (Line line : lines) {
      out.append(String.format(Locale.ROOT, "%-44s %-6s %10.3f %10.3f %7.2f  %s%n", line.what, line.unit,
          line.ours, line.baseline, line.ratio(), line.goal()));
      ObjectNode node = array.addObject();
      node.put("what", line.what).put("unit", line.unit).put("deskwire", line.ours).put("baseline", line.baseline)
          .put("ratio", line.ratio());
      if (!Double.isNaN(line.target)) {
        node.put("target", line.target).put("reached", line.reached());
      }
    }
    return out.append(array).append(System.lineSeparator()).toString();
  }
}
