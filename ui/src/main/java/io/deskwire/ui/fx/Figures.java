package io.deskwire.ui.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Numbers as people read them. Pure functions; times in milliseconds. */
public final class Figures {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Figures() {}

  /** {@code 38}, {@code 0.4} below ten where it matters, {@code –} for what is not known. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    return value > 0 && value < 1
        ? String.format(Texts.locale(), "%.1f", value)
        : String.format(Texts.locale(), "%d", Math.round(value));
  }

  /** {@code 38 ms}, or {@code –}. */
  public static String millis(double value) {
    return Double.isNaN(value) ? "–" : Texts.of("figure.ms", number(value));
  }

  /** A running clock: {@code 0:42}, {@code 12:05}, {@code 1:02:10}; from two days on {@code 3 d}. */
  public static String clock(long duration) {
    long d = Math.max(0, duration);
    if (d >= 2 * DAY) {
      return Texts.of("figure.days", d / DAY);
    }
    long hours = d / HOUR;
    long minutes = d / MINUTE % 60;
    long seconds = d / SECOND % 60;
    return hours > 0
        ? String.format(Texts.locale(), "%d:%02d:%02d", hours, minutes, seconds)
        : String.format(Texts.locale(), "%d:%02d", minutes, seconds);
  }

  /** In one word: {@code 2 s}, {@code 5 min}, {@code 3 h}, {@code 4 d}. */
  public static String rough(long duration) {
    long d = Math.max(0, duration);
    if (d < MINUTE) {
      return Texts.of("figure.s", d / SECOND);
    }
    if (d < HOUR) {
      return Texts.of("figure.min", d / MINUTE);
    }
    return d < 2 * DAY ? Texts.of("figure.h", d / HOUR) : Texts.of("figure.days", d / DAY);
  }

  /** {@code 10:44} for today, {@code 12 Oct} before; empty for 0. */
  public static String when(long at, long now, ZoneId zone) {
    if (at == 0) {
      return "";
    }
    ZonedDateTime then = Instant.ofEpochMilli(at).atZone(zone);
    LocalDate today = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
    return then.toLocalDate().equals(today)
        ? timeOfDay(at, zone)
        : DateTimeFormatter.ofPattern("d MMM", Texts.locale()).format(then);
  }

  /** {@code 10:44}. */
  public static String timeOfDay(long at, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(Texts.locale())
        .format(Instant.ofEpochMilli(at).atZone(zone));
  }
}
