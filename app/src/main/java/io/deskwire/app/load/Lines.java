package io.deskwire.app.load;

import io.deskwire.transport.ConnectRequest;
import java.time.Duration;

/** How patient customers are with their lines. */
final class Lines {
  /** A line of which a black hole has swallowed something is found dead after two and a half of them. */
  private static final Duration BEAT_UNDER_FAULTS = Duration.ofSeconds(2);
  /** An attempt that a black hole has swallowed must be over before nobody waits any more. */
  private static final Duration TIMEOUT_UNDER_FAULTS = Duration.ofSeconds(8);
  /** A handful of round trips of nearly a second each. */
  private static final Duration TIMEOUT_OF_SLOW_LINES = Duration.ofSeconds(30);

  private Lines() {}

  static Duration timeout(LoadPlan plan) {
    if (plan.faults()) {
      return TIMEOUT_UNDER_FAULTS;
    }
    return plan.line() == null ? ConnectRequest.DEFAULT_TIMEOUT : TIMEOUT_OF_SLOW_LINES;
  }

  static Duration heartBeat(LoadPlan plan) {
    return plan.faults() ? BEAT_UNDER_FAULTS : ConnectRequest.DEFAULT_HEART_BEAT;
  }
}
