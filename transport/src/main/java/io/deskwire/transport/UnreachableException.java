package io.deskwire.transport;

import org.jspecify.annotations.Nullable;

/** The host is unknown, refuses, or does not answer: trying again by itself is right. */
public final class UnreachableException extends TransportException {

  public UnreachableException(String message) {
    this(message, null);
  }

  public UnreachableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
