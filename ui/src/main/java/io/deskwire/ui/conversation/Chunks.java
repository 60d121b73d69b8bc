package io.deskwire.ui.conversation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts long words into pieces that are laid out by themselves. The toolkit shapes what is left of a text again for each of
 * its lines; for 2,700 characters of emoji without a space that took many seconds, and nothing else was painted meanwhile.
 */
final class Chunks {
  /** Characters; a few lines. */
  private static final int LONGEST = 200;

  private Chunks() {}

  /** The words between two places, in order, without gaps; cut at spaces where there are any, never within a character. */
  static List<String> of(String text, int from, int to) {
    if (to - from <= LONGEST) {
      return List.of(text.substring(from, to));
    }
    List<String> chunks = new ArrayList<>();
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    int at = from;
    while (to - at > LONGEST) {
      int space = text.lastIndexOf(' ', at + LONGEST - 1);
      int end = space > at ? space + 1 : characters.preceding(at + LONGEST + 1);
      if (end <= at) {
        end = Math.min(to, characters.following(at)); // one that is longer
      }
      chunks.add(text.substring(at, end));
      at = end;
    }
    if (at < to) {
      chunks.add(text.substring(at, to));
    }
    return chunks;
  }
}
