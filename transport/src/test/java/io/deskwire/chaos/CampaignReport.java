package io.deskwire.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run has come to, for people and as JSON.
 *
 * @param skipped brokers that are not installed
 */
record CampaignReport(long seed, double minutes, List<Part> parts, List<String> skipped) {

  /**
   * On one broker.
   *
   * @param again    how often the agent had to send a message again that was handed back
   * @param files    that were sent, of one part or more
   * @param troubles what went wrong apart from messages: not connected, not settled; one sentence each
   */
  record Part(String broker, Judge.Judgement judged, Map<Fault, Integer> faults, int again, int files,
      List<String> troubles) {

    int injected() {
      return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    int broken(Rule rule) {
      return (int) judged.verdict().violations().stream().filter(violation -> violation.rule() == rule).count();
    }

    /** The figures, in two lines. */
    String text() {
      Verdict verdict = judged.verdict();
      return String.format(Locale.ROOT,
          "  %-9s %6d sent, %4d faults, lost %d, duplicates %d, out of order %d, strange %d, never ended %d, files not whole %d of %d%n"
              + "            %d confirmed, %d refused by a full disk or never stored, %d shown, %d sent again by the agent,"
              + " forgotten by the broker: %d come again (%d late), %d not%n",
          broker, verdict.sent(), injected(), broken(Rule.NOTHING_LOST), broken(Rule.NOTHING_TWICE),
          broken(Rule.IN_ORDER), broken(Rule.NOTHING_STRANGE), broken(Rule.EVERYTHING_ENDED),
          broken(Rule.FILES_WHOLE), files, verdict.confirmed(),
          verdict.dropped(), verdict.shown(), again, verdict.resent(), verdict.shownLate() + judged.late(),
          judged.forgotten());
    }

    boolean isClean() {
      return judged.verdict().isClean() && troubles.isEmpty();
    }
  }

  boolean isClean() {
    return !parts.isEmpty() && parts.stream().allMatch(Part::isClean);
  }

  /** Everything, the shortest histories of what is wrong last. */
  String text() {
    StringBuilder text = new StringBuilder("fault campaign, seed " + seed
        + String.format(Locale.ROOT, ", %.1f minutes%n", minutes));
    parts.forEach(part -> text.append(part.text()));
    skipped.forEach(broker -> text.append("  ").append(broker).append(" is not installed\n"));
    text.append("  faults: ").append(faults()).append('\n');
    text.append(isClean() ? "PASSED" : "FAILED").append('\n');
    for (Part part : parts) {
      if (!part.isClean()) {
        part.troubles().forEach(trouble -> text.append(part.broker()).append(": ").append(trouble).append('\n'));
        text.append(part.broker()).append(", ").append(part.judged().verdict().report()).append('\n');
      }
    }
    return text.toString();
  }

  private Map<String, Integer> faults() {
    Map<String, Integer> all = new TreeMap<>();
    for (Part part : parts) {
      new EnumMap<>(part.faults()).forEach((fault, count) -> all.merge(fault.words(), count, Integer::sum));
    }
    return all;
  }

  /** The same as one JSON object. */
  String json() {
    List<Map<String, Object>> brokers = new ArrayList<>();
    for (Part part : parts) {
      Verdict verdict = part.judged().verdict();
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("broker", part.broker());
      one.put("sent", verdict.sent());
      one.put("confirmed", verdict.confirmed());
      one.put("dropped", verdict.dropped());
      one.put("shown", verdict.shown());
      one.put("faults", part.injected());
      one.put("lost", part.broken(Rule.NOTHING_LOST));
      one.put("duplicates", part.broken(Rule.NOTHING_TWICE));
      one.put("outOfOrder", part.broken(Rule.IN_ORDER));
      one.put("strange", part.broken(Rule.NOTHING_STRANGE));
      one.put("neverEnded", part.broken(Rule.EVERYTHING_ENDED));
      one.put("files", part.files());
      one.put("filesNotWhole", part.broken(Rule.FILES_WHOLE));
      one.put("sentAgainByTheAgent", part.again());
      one.put("forgottenAndComeAgain", verdict.resent());
      one.put("forgottenByTheBroker", part.judged().forgotten());
      one.put("troubles", part.troubles());
      one.put("violations", verdict.violations().stream().map(Violation::sentence).toList());
      brokers.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("seed", seed);
    all.put("minutes", minutes);
    all.put("passed", isClean());
    all.put("brokers", brokers);
    all.put("notInstalled", skipped);
    all.put("faults", faults());
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }
}
