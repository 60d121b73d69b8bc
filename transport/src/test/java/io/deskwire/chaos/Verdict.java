package io.deskwire.chaos;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run has proved.
 *
 * @param seed       of the run, to repeat it
 * @param resent     messages that the broker had forgotten and that came back because they were asked for; no violation
 * @param shownLate  of those, how often one was shown behind a later one
 * @param violations none when every rule holds
 */
public record Verdict(long seed, int sent, int confirmed, int dropped, int shown, int resent, int shownLate,
    List<Violation> violations) {
  private static final int SHOWN_IN_FULL = 10;

  public boolean isClean() {
    return violations.isEmpty();
  }

  /** For the log and for the message of a test. */
  public String report() {
    String head = "seed " + seed + ": " + sent + " sent, " + confirmed + " confirmed, " + dropped + " dropped, " + shown
        + " shown, " + resent + " resent (" + shownLate + " shown late), " + violations.size() + " violations";
    return head + violations.stream().limit(SHOWN_IN_FULL)
        .map(v -> "\n" + v.sentence()
            + v.shortest().stream().map(event -> "\n    " + event).collect(Collectors.joining()))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return report();
  }
}
