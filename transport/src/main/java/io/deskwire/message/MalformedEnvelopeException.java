package io.deskwire.message;

/** A payload has the wrong shape; the message says where, and contains nothing of the payload. */
final class MalformedEnvelopeException extends Exception {
  MalformedEnvelopeException(String message) {
    super(message);
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // no stack trace wanted: hostile input must stay cheap
  public Throwable fillInStackTrace() {
    return this;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
