package io.deskwire.transport.stomp;

/** What came is not STOMP. */
final class StompFormatException extends Exception {
  StompFormatException(String message) {
    super(message);
  }
}
