package io.deskwire.transport;

import org.jspecify.annotations.Nullable;

/** The certificate is not trusted, is for another host, or no cipher is shared: the administrator corrects it. */
public final class TlsException extends TransportException {

  public TlsException(String message) {
    this(message, null);
  }

  public TlsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
