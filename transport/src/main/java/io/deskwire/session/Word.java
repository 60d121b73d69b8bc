package io.deskwire.session;

import org.jspecify.annotations.Nullable;

/** What it rests on that a row counts as SENT. */
enum Word {
  BROKER(null), ECHO(null),
  /** Written to a line that has never said anything about what was written to it. */
  NONE("Sent, unconfirmed: this line confirms nothing, and no message of yours has come back over it yet."),
  /** Not for this line. */
  KEPT("Only on this computer: this line carries messages alone, so colleagues do not see it.");

  private final @Nullable String note;

  Word(@Nullable String note) {
    this.note = note;
  }

  /** What being SENT does not mean, for people; null for nothing to say. */
  @Nullable
  String note() {
    return note;
  }
}
