package io.deskwire.app.broker;

import org.jspecify.annotations.Nullable;

/** Why the embedded broker did not start; the message is one sentence for people. */
public final class BrokerException extends Exception {

  public BrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
