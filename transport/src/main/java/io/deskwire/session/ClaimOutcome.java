package io.deskwire.session;

import org.jspecify.annotations.Nullable;

/**
 * How a claim ended.
 *
 * @param winner name of the colleague who was faster, when LOST
 */
public record ClaimOutcome(Kind kind, @Nullable String winner) {

  /** Ends of a claim. */
  public enum Kind {
    /** The room is ours. */
    WON,
    /** A colleague was faster. */
    LOST,
    /** No live connection, or it did not settle in 5 s and was taken back. */
    NOT_SETTLED
  }
}
