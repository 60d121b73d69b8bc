package io.deskwire.app.load;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a run has come to.
 *
 * @param rooms       what the names of its rooms begin with
 * @param interrupted whether it was ended before its time; then the figures are those until then
 * @param faults      how often customers' lines were broken on purpose
 * @param ownCpu      share of one processor that this process has used: near one or above, it may have been the limit
 * @param ownLate     how late this process itself was to write, in milliseconds at the 99th percentile; part of the times
 * @param problems    sentences for people, such as why the reader's line was lost
 */
public record LoadFigures(LoadPlan plan, String rooms, boolean interrupted, List<EndpointFigures> endpoints, int faults,
    double ownCpu, double ownLate, List<String> problems) {

  /**
   * Runs one after the other as one.
   *
   * @param plan of which each run was a part
   * @param runs one or more
   */
  public static LoadFigures together(LoadPlan plan, List<LoadFigures> runs) {
    return new LoadFigures(plan, runs.getFirst().rooms, runs.stream().anyMatch(LoadFigures::interrupted),
        all(runs, LoadFigures::endpoints), runs.stream().mapToInt(LoadFigures::faults).sum(),
        runs.stream().mapToDouble(LoadFigures::ownCpu).max().orElse(0),
        runs.stream().mapToDouble(LoadFigures::ownLate).max().orElse(Double.NaN), all(runs, LoadFigures::problems));
  }

  private static <T> List<T> all(List<LoadFigures> runs, Function<LoadFigures, List<T>> part) {
    Stream<T> parts = runs.stream().flatMap(run -> part.apply(run).stream());
    return parts.toList();
  }

  /** Nothing was lost, doubled or out of order anywhere. */
  public boolean isClean() {
    return endpoints.stream().allMatch(EndpointFigures::isClean);
  }

  /** How many the customers had to all endpoints together. */
  public int connections() {
    return endpoints.stream().mapToInt(EndpointFigures::connections).sum();
  }

  /** Whether two endpoints were measured at the same time on one process, so that its figures are those of both. */
  public boolean sharesABroker() {
    Set<Long> processes = new HashSet<>();
    return !plan.inTurns() && endpoints.stream().map(EndpointFigures::broker)
        .anyMatch(broker -> broker.isKnown() && !processes.add(broker.pid()));
  }
}
