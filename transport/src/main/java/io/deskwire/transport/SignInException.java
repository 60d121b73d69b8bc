package io.deskwire.transport;

import org.jspecify.annotations.Nullable;

/** User or password is wrong, or the user may not connect: the user signs in again. */
public final class SignInException extends TransportException {

  public SignInException(String message) {
    this(message, null);
  }

  public SignInException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
