package io.deskwire.message;

/**
 * A file, or one part of a larger one.
 *
 * @param id     the same for all parts of one file
 * @param size   bytes of the whole file, at most 5 MiB
 * @param part   0, 1, 2 … of {@code parts}
 * @param bytes  this part, at most {@value #MAX_PART_BYTES} bytes decoded; base64 on the wire
 * @param width  pixels, 0 when it is no picture
 * @param height pixels, 0 when it is no picture
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are never changed after construction and never compared
public record Attachment(String id, String name, String mediaType, long size, int part, int parts, byte[] bytes,
    int width, int height) {

  /** The most bytes of one part. */
  public static final int MAX_PART_BYTES = 192 * 1024;
}
