package io.deskwire.ui.notification;

import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When an agent is called, and how.
 *
 * @param bubbles      kinds that show a bubble
 * @param sounds       kinds that make a sound
 * @param repeat       how long until it is said again to an agent who has not answered; zero for once
 * @param quietFrom    minute of the day from which nothing is said, 0 to 1439; the same as {@code quietUntil} for never
 * @param quietUntil   minute of the day from which it is said again; before {@code quietFrom} for a night
 * @param doNotDisturb nothing is said until the agent takes it back
 */
public record NotificationRules(Set<NotificationKind> bubbles, Set<NotificationKind> sounds, Duration repeat,
    int quietFrom, int quietUntil, boolean doNotDisturb) {

  /** Everything, again after half a minute, no quiet hours. */
  public static final NotificationRules USUAL = new NotificationRules(EnumSet.allOf(NotificationKind.class),
      EnumSet.allOf(NotificationKind.class), Duration.ofSeconds(30), 0, 0, false);

  private static final int MINUTES_OF_A_DAY = 24 * 60;

  public NotificationRules {
    bubbles = Set.copyOf(bubbles);
    sounds = Set.copyOf(sounds);
    quietFrom = Math.floorMod(quietFrom, MINUTES_OF_A_DAY);
    quietUntil = Math.floorMod(quietUntil, MINUTES_OF_A_DAY);
    repeat = repeat.isNegative() ? Duration.ZERO : repeat;
  }

  /** Whether nothing is said at this time of the day. */
  public boolean isQuiet(LocalTime now) {
    if (doNotDisturb) {
      return true;
    }
    int minute = now.getHour() * 60 + now.getMinute();
    return quietFrom <= quietUntil
        ? quietFrom <= minute && minute < quietUntil
        : minute >= quietFrom || minute < quietUntil;
  }

  public NotificationRules withBubble(NotificationKind kind, boolean on) {
    return new NotificationRules(with(bubbles, kind, on), sounds, repeat, quietFrom, quietUntil, doNotDisturb);
  }

  public NotificationRules withSound(NotificationKind kind, boolean on) {
    return new NotificationRules(bubbles, with(sounds, kind, on), repeat, quietFrom, quietUntil, doNotDisturb);
  }

  public NotificationRules withRepeat(Duration newRepeat) {
    return new NotificationRules(bubbles, sounds, newRepeat, quietFrom, quietUntil, doNotDisturb);
  }

  public NotificationRules withQuiet(int from, int until) {
    return new NotificationRules(bubbles, sounds, repeat, from, until, doNotDisturb);
  }

  public NotificationRules withDoNotDisturb(boolean on) {
    return new NotificationRules(bubbles, sounds, repeat, quietFrom, quietUntil, on);
  }

  private static Set<NotificationKind> with(Set<NotificationKind> before, NotificationKind kind, boolean on) {
    Set<NotificationKind> after = EnumSet.noneOf(NotificationKind.class);
    after.addAll(before);
    if (on) {
      after.add(kind);
    } else {
      after.remove(kind);
    }
    return after;
  }
}
