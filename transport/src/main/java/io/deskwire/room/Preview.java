package io.deskwire.room;

import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import org.jspecify.annotations.Nullable;

/** The beginning of a message in one line, for lists of rooms. */
final class Preview {
  /** In letters as Java counts them; a pair is not cut. */
  private static final int LONGEST = 200;

  private Preview() {}

  /** Of its text, or of the name of its file where it has none; empty for neither. */
  static String of(Envelope event) {
    String text = event.text();
    Attachment file = event.attachment();
    return line(file != null && (text == null || text.isBlank()) ? file.name() : text);
  }

  private static String line(@Nullable String text) {
    if (text == null) {
      return "";
    }
    // not by a regular expression: this runs for every message, over texts of up to 16,384 characters
    StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST));
    boolean gap = false;
    for (int i = 0; i < text.length() && line.length() < LONGEST; i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        gap = !line.isEmpty();
      } else {
        line.append(gap ? " " : "").appendCodePoint(c);
        gap = false;
      }
    }
    return line.toString();
  }
}
