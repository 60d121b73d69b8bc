package io.deskwire.ui.fx;

/**
 * Makes what strangers write harmless to show: no control characters, no marks that turn the order of letters around, no
 * towers of accents over the neighbours, no floods of what cannot be seen, no walls of empty lines, no halves of characters.
 */
public final class SafeText {

  /** Accents, or marks that have no width, in a row: the flag of Wales has six of the latter. */
  private static final int MOST_MARKS = 6;
  /** Line breaks with nothing between them. */
  private static final int MOST_BREAKS = 10;
  /** Nobody is called more; a label shapes every letter each time, also those that are cut off. */
  private static final int LONGEST_NAME = 120;
  private static final String CUT = "…";

  private SafeText() {}

  /** Of a message: line breaks and tabs stay. */
  public static String lines(String text) {
    return clean(text, true);
  }

  /** Of a name or a reason: one line. */
  public static String line(String text) {
    return clean(text, false).strip();
  }

  /** As {@link #line}, of at most so many characters; what is cut off is an ellipsis. */
  public static String brief(String text, int most) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most)).strip() + CUT;
  }

  /** Of somebody who must be called something: the id where nothing of the name can be seen. */
  public static String name(String name, String id) {
    String line = brief(name, LONGEST_NAME);
    return line.codePoints().anyMatch(SafeText::isSeen) ? line : brief(id, LONGEST_NAME);
  }

  /** Letters without ink: two fillers of Hangul, the half-wide one, and the empty cell of Braille. */
  private static boolean isSeen(int point) {
    return !isMark(Character.getType(point)) && !Character.isWhitespace(point) && !Character.isSpaceChar(point)
        && "\u115F\u1160\u3164\uFFA0\u2800".indexOf(point) < 0;
  }

  private static boolean isMark(int type) {
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
  }

  private static String clean(String text, boolean withBreaks) {
    StringBuilder safe = new StringBuilder(text.length());
    int marks = 0;
    int breaks = 0;
    for (int i = 0; i < text.length();) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int type = Character.getType(point);
      marks = isMark(type) ? marks + 1 : 0;
      if (point == '\r' && i < text.length() && text.charAt(i) == '\n') {
        continue;
      }
      boolean isBreak = point == '\r' || point == '\n' || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR;
      breaks = isBreak ? breaks + 1 : isSeen(point) ? 0 : breaks;
      if (isBreak) {
        if (breaks <= MOST_BREAKS) {
          safe.append(withBreaks ? '\n' : ' ');
        }
      } else if (point == '\t') {
        safe.append(withBreaks ? '\t' : ' ');
      } else if (type == Character.SURROGATE) {
        safe.append('\uFFFD');
      } else if (type != Character.CONTROL && !turnsOrder(point) && marks <= MOST_MARKS) {
        safe.appendCodePoint(point);
      }
    }
    return safe.toString();
  }

  private static boolean turnsOrder(int point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
  }
}
