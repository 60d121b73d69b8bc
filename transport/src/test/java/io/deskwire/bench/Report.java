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
   * @param target   the ratio to reach
   */
  private record Line(String what, String unit, double ours, double baseline, double target, boolean lowIsGood) {
    double ratio() {
      return ours / baseline;
    }

    boolean reached() {
      return lowIsGood ? ratio() <= target : ratio() >= target;
    }
  }

  void atMost(String what, String unit, double ours, double baseline, double target) {
    lines.add(new Line(what, unit, ours, baseline, target, true));
  }

  void atLeast(String what, String unit, double ours, double baseline, double target) {
    lines.add(new Line(what, unit, ours, baseline, target, false));
  }

  /** The table and the JSON. */
  String text() {
    StringBuilder out = new StringBuilder();
    out.append(String.format(Locale.ROOT, "%-44s %-6s %10s %10s %7s  %s%n", "what", "unit", "Deskwire", "baseline",
        "ratio", "target"));
    ArrayNode array = JsonMapper.shared().createArrayNode();
    for (Line line : lines) {
      out.append(String.format(Locale.ROOT, "%-44s %-6s %10.3f %10.3f %7.2f  %s %.1f%s%n", line.what, line.unit,
          line.ours, line.baseline, line.ratio(), line.lowIsGood ? "<=" : ">=", line.target,
          line.reached() ? "" : "  MISSED"));
      ObjectNode node = array.addObject();
      node.put("what", line.what).put("unit", line.unit).put("deskwire", line.ours).put("baseline", line.baseline)
          .put("ratio", line.ratio()).put("target", line.target).put("reached", line.reached());
    }
    return out.append(array).append(System.lineSeparator()).toString();
  }
}
