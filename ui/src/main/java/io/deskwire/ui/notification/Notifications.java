package io.deskwire.ui.notification;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What calling an agent needs from outside.
 *
 * @param notifier the desktop
 * @param rules    those in force
 * @param save     keeps others; must not block on a disk
 */
public record Notifications(Notifier notifier, Supplier<NotificationRules> rules, Consumer<NotificationRules> save) {

  /** Silent, and forgets what it is told: for tests and pictures. */
  public static Notifications none() {
    return new Notifications(Notifier.NONE, () -> NotificationRules.USUAL.withDoNotDisturb(true), _ -> {});
  }
}
