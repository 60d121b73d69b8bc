package io.deskwire.transport;

import org.jspecify.annotations.Nullable;

/** The broker is there but refuses a subscription, a topic, or what it was sent: the administrator corrects it. */
public final class RefusedException extends TransportException {

  public RefusedException(String message) {
    this(message, null);
  }

  public RefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
