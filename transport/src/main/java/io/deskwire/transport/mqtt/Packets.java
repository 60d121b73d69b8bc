package io.deskwire.transport.mqtt;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The little of MQTT's packet format that the lines below the library must know. */
final class Packets {
  private Packets() {}

  /** A string with its length in front. */
  static byte[] string(byte[] utf8) {
    byte[] result = new byte[utf8.length + 2];
    result[0] = (byte) (utf8.length >> 8);
    result[1] = (byte) utf8.length;
    System.arraycopy(utf8, 0, result, 2, utf8.length);
    return result;
  }

  /** First byte and length, then these bytes, which may be the start of the body only. */
  static byte[] packet(int first, int length, byte[] body) {
    byte[] head = new byte[5];
    head[0] = (byte) first;
    int size = 1;
    int left = length;
    do {
      head[size++] = (byte) (left > 0x7f ? (left & 0x7f) | 0x80 : left);
      left >>= 7;
    } while (left > 0);
    byte[] result = Arrays.copyOf(head, size + body.length);
    System.arraycopy(body, 0, result, size, body.length);
    return result;
  }

  /** Where the body of the packet at this place starts; 0 when its length is not complete. */
  static int bodyStart(byte[] bytes, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      if ((bytes[i] & 0x80) == 0) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The length of the body of the packet at this place. */
  static int length(byte[] bytes, int from) {
    int length = 0;
    int shift = 0;
    for (int i = from + 1;; i++) {
      length |= (bytes[i] & 0x7f) << shift;
      shift += 7;
      if ((bytes[i] & 0x80) == 0) {
        return length;
      }
    }
  }

  /**
   * A body with its strings unescaped.
   *
   * @param skip    bytes before the first string
   * @param strings how many there are at most; what follows is kept as it is
   * @param gap     bytes after each string
   */
  static byte[] unescaped(byte[] bytes, int from, int end, int skip, int strings, int gap) {
    ByteArrayOutputStream result = new ByteArrayOutputStream(end - from);
    result.write(bytes, from, skip);
    int i = from + skip;
    for (int count = 0; count < strings && i + 2 <= end; count++) {
      int length = ((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff);
      result.writeBytes(string(Escapes.unescape(Arrays.copyOfRange(bytes, i + 2, i + 2 + length))));
      i += 2 + length;
      result.write(bytes, i, gap);
      i += gap;
    }
    result.write(bytes, i, end - i);
    return result.toByteArray();
  }
}
