package io.deskwire.store;

import org.jspecify.annotations.Nullable;

/** The data folder cannot be used. The message is one sentence for people: what happened, what is kept, what to do. */
public final class StoreException extends RuntimeException {
  private final Reason reason;

  public StoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong with the data folder. */
  public enum Reason {
    /** Another process works with it. */
    IN_USE,
    /** No space left. */
    FULL,
    /** Cannot be written. */
    READ_ONLY,
    /** Written by a newer version. */
    NEWER,
    /** Not a database, or a broken one. */
    DAMAGED,
    /** Anything else that the operating system says. */
    OTHER
  }
}
