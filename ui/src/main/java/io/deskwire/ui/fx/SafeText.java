package io.deskwire.ui.fx;

/**
 * Makes what strangers write harmless to show: no control characters, no marks that turn the order of letters around, no
 * towers of accents over the neighbours, no halves of characters.
 */
public final class SafeText {

  private static final int MOST_MARKS = 6;

  private SafeText() {}

  /** Of a message: line breaks and tabs stay. */
  public static String lines(String text) {
    return clean(text, true);
  }

  /** Of a name or a reason: one line. */
  public static String line(String text) {
    return clean(text, false).strip();
  }

  private static String clean(String text, boolean breaks) {
    StringBuilder safe = new StringBuilder(text.length());
    int marks = 0;
    for (int i = 0; i < text.length();) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      int type = Character.getType(point);
      marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
      if (point == '\r') {
        if (i >= text.length() || text.charAt(i) != '\n') {
          safe.append(breaks ? '\n' : ' ');
        }
      } else if (point == '\n' || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR) {
        safe.append(breaks ? '\n' : ' ');
      } else if (point == '\t') {
        safe.append(breaks ? '\t' : ' ');
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
