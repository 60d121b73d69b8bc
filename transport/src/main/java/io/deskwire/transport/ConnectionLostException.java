package io.deskwire.transport;

import org.jspecify.annotations.Nullable;

/** The connection was closed or died: what was in flight is unknown. */
public final class ConnectionLostException extends TransportException {

  public ConnectionLostException(String message) {
    this(message, null);
  }

  public ConnectionLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
