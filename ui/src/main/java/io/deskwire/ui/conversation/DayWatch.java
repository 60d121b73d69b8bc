package io.deskwire.ui.conversation;

import io.deskwire.session.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which day it is; changes at midnight. One thread. */
final class DayWatch {

  /** A computer that slept over midnight is asked again soon after. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Clock clock;
  private final Delay delay;
  private final ReadOnlyObjectWrapper<LocalDate> today;
  private Subscription timer;

  DayWatch(Clock clock, Delay delay) {
    this.clock = clock;
    this.delay = delay;
    today = new ReadOnlyObjectWrapper<>(this, "today", LocalDate.now(clock));
    timer = again();
  }

  ReadOnlyObjectProperty<LocalDate> todayProperty() {
    return today.getReadOnlyProperty();
  }

  void close() {
    timer.close();
  }

  private Subscription again() {
    ZonedDateTime now = ZonedDateTime.now(clock);
    Duration left = Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()));
    Duration pause = left.compareTo(LONGEST) < 0 ? left.plusMillis(1) : LONGEST;
    return delay.after(pause, () -> {
      today.set(LocalDate.now(clock));
      timer = again();
    });
  }
}
