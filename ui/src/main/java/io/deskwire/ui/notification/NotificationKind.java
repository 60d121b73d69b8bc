package io.deskwire.ui.notification;

/** Why an agent is called. */
public enum NotificationKind {
  /** A customer waits whom nobody has taken. */
  WAITING,
  /** A customer of the agent's own has written. */
  MINE,
  /** A colleague has named the agent in a note. */
  MENTION
}
