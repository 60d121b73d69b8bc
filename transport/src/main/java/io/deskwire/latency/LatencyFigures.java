package io.deskwire.latency;

import java.util.List;

/**
 * Figures over the sliding minute, immutable. Times in milliseconds; NaN without samples.
 *
 * @param sent   probes sent in the window
 * @param lost   of them, not back within 5 s
 * @param recent the last round trips, oldest first, at most 60, NaN for a lost one; for sparklines
 */
public record LatencyFigures(double p50, double p95, double p99, long sent, long lost, Grade grade,
    List<Double> recent) {

  public static final LatencyFigures NONE = new LatencyFigures(Double.NaN, Double.NaN, Double.NaN, 0, 0, Grade.UNKNOWN,
      List.of());
}
