package io.deskwire.app.platform;

import org.jspecify.annotations.Nullable;

/** Why this computer does not let the program work; one sentence for people: what happened, what is kept, what to do. */
public final class PlatformException extends Exception {

  public PlatformException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
