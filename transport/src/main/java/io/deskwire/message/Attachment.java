package io.deskwire.message;

import org.jspecify.annotations.Nullable;

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

  /** The most bytes of a whole file. */
  public static final int MAX_BYTES = 5 * 1024 * 1024;

  /** The most parts of one file: senders may make them smaller than they must, but not one per byte. */
  public static final int MAX_PARTS = 256;

  /** Whether the file has more parts than this one. */
  public boolean isPart() {
    return parts > 1;
  }

  /** The same with other bytes; they are taken over, not copied. */
  public Attachment withBytes(byte[] newBytes) {
    return new Attachment(id, name, mediaType, size, part, parts, newBytes, width, height);
  }

  /** What is wrong with it as it came over the wire, one sentence; null for nothing. */
  @Nullable
  String objection() {
    if (bytes.length == 0) {
      return "Its attachment has no bytes.";
    }
    if (bytes.length > MAX_PART_BYTES || size > MAX_BYTES || parts > MAX_PARTS) {
      return "Its attachment is too large.";
    }
    boolean fits = isPart()
        ? !id.isEmpty() && part < parts && size <= (long) parts * MAX_PART_BYTES && bytes.length + parts - 1 <= size
        : part == 0 && bytes.length == size;
    return fits ? null : "Its attachment contradicts itself: size, part and parts do not fit its bytes.";
  }
}
