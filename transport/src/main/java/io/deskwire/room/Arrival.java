package io.deskwire.room;

/** How an event came. */
public enum Arrival {
  /** In the order of its stream. */
  LIVE(0),
  /** After one of its stream that stands behind it. */
  LATE(1),
  /** Out of a colleague's history, for a console that was not there. */
  HISTORY(2);

  private final int code;

  Arrival(int code) {
    this.code = code;
  }

  /** As it is stored. */
  public int code() {
    return code;
  }

  /** That of a stored code. */
  public static Arrival of(int code) {
    return code == LATE.code ? LATE : code == HISTORY.code ? HISTORY : LIVE;
  }
}
