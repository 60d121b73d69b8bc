package io.deskwire.ui.room;

import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.Texts;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * A moment until which a room may be snoozed.
 *
 * @param words for example "In 1 hour"
 * @param time  of that day, for example 11:44
 * @param until ms since 1970 UTC
 */
public record SnoozeTime(String words, String time, long until) {
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** From soon to late; none twice. */
  static List<SnoozeTime> all(Clock clock) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    List<SnoozeTime> all = new ArrayList<>();
    all.add(of("room.snooze.20", now.plus(Duration.ofMinutes(20))));
    all.add(of("room.snooze.60", now.plus(Duration.ofHours(1))));
    all.add(of("room.snooze.180", now.plus(Duration.ofHours(3))));
    ZonedDateTime tomorrow = now.plusDays(1).with(MORNING);
    all.add(of("room.snooze.tomorrow", tomorrow));
    ZonedDateTime monday = now.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(MORNING);
    if (!monday.equals(tomorrow)) {
      all.add(of("room.snooze.monday", monday));
    }
    return List.copyOf(all);
  }

  private static SnoozeTime of(String key, ZonedDateTime at) {
    long millis = at.toInstant().toEpochMilli();
    return new SnoozeTime(Texts.of(key), Figures.timeOfDay(millis, at.getZone()), millis);
  }
}
