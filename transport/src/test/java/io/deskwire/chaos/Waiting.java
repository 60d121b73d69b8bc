package io.deskwire.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** For programs that go on when something has not happened in time, and tell of it. */
final class Waiting {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Waiting() {}

  /** Waits at most so long. @return whether it has become so */
  static boolean until(Duration limit, BooleanSupplier condition) {
    try {
      await().atMost(limit).pollDelay(Duration.ZERO).pollInterval(LOOK_EVERY).until(condition::getAsBoolean);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }
}
