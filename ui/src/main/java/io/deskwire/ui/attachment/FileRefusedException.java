package io.deskwire.ui.attachment;

/** A file cannot be sent; the message says why, for people, in their language. */
public final class FileRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  FileRefusedException(String message) {
    super(message);
  }
}
