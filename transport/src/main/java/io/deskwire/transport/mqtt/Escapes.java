package io.deskwire.transport.mqtt;

import java.nio.charset.StandardCharsets;

/**
 * Carries through the library the characters that it takes for wrong: everything outside the basic plane, such as emoji,
 * and everything from U+FDD0. One such character in a topic that arrives kills its reader thread, at every reconnect; in
 * a topic or password that leaves, its writer (measured on 1.2.5). Inside the library such a character is written as
 * U+E000 and six hexadecimal digits; on the wire nothing changes.
 */
final class Escapes {
  private static final char MARK = '\uE000';
  private static final int DIGITS = 6;
  /** In bytes, of UTF-8: the mark takes three. */
  private static final int LONGEST = 3 + DIGITS;
  /** A string of MQTT tells its length in two bytes. */
  private static final int MAX_STRING = 0xffff;

  private Escapes() {}

  private static boolean isTroubled(int codePoint) {
    return codePoint == MARK || codePoint >= 0xFDD0 || Character.isISOControl(codePoint)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  static String escape(String text) {
    if (text.codePoints().noneMatch(Escapes::isTroubled)) {
      return text;
    }
    StringBuilder escaped = new StringBuilder(text.length() + 2 * DIGITS);
    text.codePoints().forEach(c -> {
      if (isTroubled(c)) {
        escaped.append(MARK).append(String.format("%06x", c));
      } else {
        escaped.appendCodePoint(c);
      }
    });
    return escaped.toString();
  }

  static String unescape(String text) {
    if (text.indexOf(MARK) < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == MARK) {
        plain.appendCodePoint(Integer.parseInt(text, i + 1, i + 1 + DIGITS, 16));
        i += 1 + DIGITS;
      } else {
        plain.append(c);
        i++;
      }
    }
    return plain.toString();
  }

  /**
   * A topic that would be too long with its escapes is cut: the library would read the packet from the wrong place on,
   * and acknowledge another message by it. No room has so long a name, so the event is put aside either way.
   */
  static byte[] escape(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    byte[] escaped = escape(text).getBytes(StandardCharsets.UTF_8);
    if (escaped.length <= MAX_STRING) {
      return escaped;
    }
    return escape(text.substring(0, text.offsetByCodePoints(0, MAX_STRING / LONGEST)))
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] unescape(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    return text.indexOf(MARK) < 0 ? utf8 : unescape(text).getBytes(StandardCharsets.UTF_8);
  }
}
