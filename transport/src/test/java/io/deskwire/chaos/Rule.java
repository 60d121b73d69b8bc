package io.deskwire.chaos;

/** What must hold after a run, whatever broke in it. */
public enum Rule {
  /** What the sender saw confirmed is shown to every consumer that reads the room; what was on disk is not given up. */
  NOTHING_LOST,
  /** No consumer is shown a message twice. */
  NOTHING_TWICE,
  /** A consumer is shown what one sender wrote in one room in that order; what was resent may be late. */
  IN_ORDER,
  /** What is shown or confirmed was sent, once, by that sender, in that room, at that place. */
  NOTHING_STRANGE,
  /** Every message that was sent was confirmed or dropped in the end, and nothing is unknown. */
  EVERYTHING_ENDED,
  /** Every file that was confirmed is one line at every consumer, with the bytes that were sent. */
  FILES_WHOLE
}
