package io.deskwire.transport;

import org.jspecify.annotations.Nullable;

/** The endpoint itself is wrong: the user corrects it. */
public final class BadEndpointException extends TransportException {

  public BadEndpointException(String message) {
    this(message, null);
  }

  public BadEndpointException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
