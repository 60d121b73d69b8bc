package io.deskwire.session;

import org.jspecify.annotations.Nullable;

/**
 * Something that people should know.
 *
 * @param room that it is about, or null
 * @param text one sentence: what happened, what is kept, what to do
 */
public record Notice(Kind kind, @Nullable String room, String text) {

  /** What it is about. */
  public enum Kind {
    /** A colleague was faster with a claim. */
    CLAIM_LOST,
    /** What came could not be understood and was put aside. */
    QUARANTINED,
    /** The disk is full or the data folder cannot be written: reading from the broker has stopped, nothing is lost. */
    STORE_FAILED,
    /** The disk can be written again. */
    STORE_RECOVERED,
    /** Anything else. */
    INFO
  }
}
