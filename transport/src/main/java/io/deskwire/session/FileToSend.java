package io.deskwire.session;

import io.deskwire.message.Attachment;

/**
 * A file on its way into the outbox.
 *
 * @param name      shown to others, at most 256 characters; a path is none of their business
 * @param mediaType for example {@code image/png}
 * @param bytes     1 to 5,242,880; not to be changed afterwards
 * @param width     pixels, 0 when it is no picture
 * @param height    pixels, 0 when it is no picture
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and megabytes are not copied
public record FileToSend(String name, String mediaType, byte[] bytes, int width, int height) {
  private static final int MAX_NAME = 256;

  public FileToSend {
    if (bytes.length == 0 || bytes.length > Attachment.MAX_BYTES) {
      throw new IllegalArgumentException("A file has 1 to " + Attachment.MAX_BYTES + " bytes.");
    }
    if (name.isBlank() || name.length() > MAX_NAME || mediaType.length() > MAX_NAME) {
      throw new IllegalArgumentException("The name of a file has 1 to " + MAX_NAME + " characters.");
    }
  }
}
