package io.deskwire.latency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Round trips of the last minute. Owned by one thread.
 *
 * <p>Grades have hysteresis: a grade is left only when the p50 is 10 ms past its limit, so that a badge does not flicker.
 */
public final class LatencyWindow {
  private static final long WINDOW_NANOS = 60_000_000_000L;
  private static final int RECENT = 60;
  private static final int MAX_SAMPLES = 4096;
  private static final double GOOD_MS = 100;
  private static final double FAIR_MS = 200;
  private static final double SLACK_MS = 10;

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();
  private Grade grade = Grade.UNKNOWN;

  /** One round trip; NaN when it was lost. */
  private record Sample(long nanos, double ms) {}

  /**
   * Adds a round trip.
   *
   * @param ms NaN for a lost one
   */
  public void add(long nowNanos, double ms) {
    samples.addLast(new Sample(nowNanos, ms));
    trim(nowNanos);
  }

  private void trim(long nowNanos) {
    while (!samples.isEmpty()
        && (samples.size() > MAX_SAMPLES || nowNanos - samples.getFirst().nanos > WINDOW_NANOS)) {
      samples.removeFirst();
    }
  }

  /** The figures now. */
  public LatencyFigures figures(long nowNanos) {
    trim(nowNanos);
    if (samples.isEmpty()) {
      grade = Grade.UNKNOWN;
      return LatencyFigures.NONE;
    }
    double[] sorted = samples.stream().mapToDouble(Sample::ms).filter(ms -> !Double.isNaN(ms)).sorted().toArray();
    List<Double> recent = new ArrayList<>();
    samples.stream().skip(Math.max(0, samples.size() - RECENT)).forEach(sample -> recent.add(sample.ms));
    grade = sorted.length == 0 ? Grade.POOR : next(percentile(sorted, 50));
    return new LatencyFigures(percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99), samples.size(),
        samples.size() - sorted.length, grade, List.copyOf(recent));
  }

  private Grade next(double p50) {
    double good = GOOD_MS + (grade == Grade.GOOD ? SLACK_MS : 0);
    double fair = FAIR_MS + (grade == Grade.GOOD || grade == Grade.FAIR ? SLACK_MS : 0);
    return p50 <= good ? Grade.GOOD : p50 <= fair ? Grade.FAIR : Grade.POOR;
  }

  /** The nearest-rank percentile of sorted values; NaN for none. */
  public static double percentile(double[] sorted, double percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  /** The nearest-rank percentile of values in any order, ms. */
  public static double percentileOf(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return percentile(sorted, percent);
  }
}
