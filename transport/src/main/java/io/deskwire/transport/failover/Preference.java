package io.deskwire.transport.failover;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Chooses the line that is sent over among those of a profile, which stand in order of preference. One that fails is left
 * at once; one that is only slow, or a better one that is back, is judged over {@value #JUDGED_OVER_SECONDS} s, so that two
 * lines of the same kind do not take turns. One thread at a time; time is the caller's.
 */
public final class Preference {
  /** No line is up. */
  public static final int NONE = -1;
  private static final int JUDGED_OVER_SECONDS = 30;
  private static final long JUDGED_OVER = Duration.ofSeconds(JUDGED_OVER_SECONDS).toNanos();
  /** Below this nobody feels a difference; ms. */
  private static final double SLOW_MS = 100;
  private static final double SLOWER_BY = 2;
  private static final double LEAST_HEDGE_MS = 500;
  private static final double HEDGE_BY = 3;
  private static final long NOT_NOW = Long.MIN_VALUE;

  private final long[] goodSince;
  private long slowSince = NOT_NOW;
  private int current = NONE;

  /**
   * How a line is now.
   *
   * @param up     connected and subscribed
   * @param silent up, but without proof of life for longer than it should be
   * @param p95    of its probes, ms, or what is usual for them while they are too few; NaN when not known
   */
  public record Health(boolean up, boolean silent, double p95) {
    public boolean isHealthy() {
      return up && !silent;
    }
  }

  /** For so many lines, none of which is in use. */
  public Preference(int lines) {
    goodSince = new long[lines];
    Arrays.fill(goodSince, NOT_NOW);
  }

  /**
   * The line to send over from now on.
   *
   * @param lines in the profile's order
   * @param nanos of a monotonic clock
   * @return its index, or {@link #NONE}
   */
  public int choose(List<Health> lines, long nanos) {
    for (int i = 0; i < goodSince.length; i++) {
      boolean good = lines.get(i).isHealthy() && !isSlow(lines, i);
      goodSince[i] = good ? goodSince[i] == NOT_NOW ? nanos : goodSince[i] : NOT_NOW;
    }
    int next = next(lines, nanos);
    slowSince = next == NONE || !isSlow(lines, next)
        ? NOT_NOW
        : next == current && slowSince != NOT_NOW ? slowSince : nanos;
    current = next;
    return next;
  }

  private int next(List<Health> lines, long nanos) {
    int healthy = firstHealthy(lines);
    if (current == NONE || !lines.get(current).isHealthy()) {
      boolean stays = current != NONE && lines.get(current).up();
      return healthy != NONE ? healthy : stays ? current : firstUp(lines);
    }
    if (slowSince != NOT_NOW && isSlow(lines, current) && nanos - slowSince >= JUDGED_OVER) {
      return fastest(lines);
    }
    for (int i = 0; i < current; i++) {
      if (goodSince[i] != NOT_NOW && nanos - goodSince[i] >= JUDGED_OVER) {
        return i;
      }
    }
    return current;
  }

  private static boolean isSlow(List<Health> lines, int index) {
    double p95 = lines.get(index).p95();
    for (int i = 0; i < lines.size(); i++) {
      if (i != index && lines.get(i).isHealthy() && p95 > SLOW_MS && p95 > SLOWER_BY * lines.get(i).p95()) {
        return true;
      }
    }
    return false;
  }

  private static int fastest(List<Health> lines) {
    int best = NONE;
    for (int i = 0; i < lines.size(); i++) {
      Health line = lines.get(i);
      if (line.isHealthy() && !Double.isNaN(line.p95()) && (best == NONE || line.p95() < lines.get(best).p95())) {
        best = i;
      }
    }
    return best;
  }

  private static int firstHealthy(List<Health> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isHealthy()) {
        return i;
      }
    }
    return NONE;
  }

  private static int firstUp(List<Health> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).up()) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * How long to wait for a confirmation before the same envelope goes over another line too.
   *
   * @param p95 of the line it went over, ms; NaN when not known
   */
  public static Duration hedgeAfter(double p95) {
    double millis = Double.isNaN(p95) ? LEAST_HEDGE_MS : Math.max(LEAST_HEDGE_MS, HEDGE_BY * p95);
    return Duration.ofMillis(Math.round(millis));
  }
}
