package io.deskwire.session;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a text as the index's tokenizer {@code unicode61 remove_diacritics 2} sees it; the index tells in which
 * messages a word is, not where.
 *
 * @param from   its first UTF-16 character
 * @param to     the one behind its last
 * @param folded without case and accents
 */
record SearchWord(int from, int to, String folded) {

  /** All words of a text, from left to right. */
  static List<SearchWord> all(String text) {
    List<SearchWord> words = new ArrayList<>();
    StringBuilder folded = new StringBuilder();
    int from = -1;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      boolean within = isPart(c) || (from >= 0 && isAccent(c));
      if (within) {
        from = from < 0 ? at : from;
        fold(c, folded);
      } else if (from >= 0) {
        words.add(new SearchWord(from, at, folded.toString()));
        folded.setLength(0);
        from = -1;
      }
      at += Character.charCount(c);
    }
    if (from >= 0) {
      words.add(new SearchWord(from, at, folded.toString()));
    }
    return words;
  }

  /** Where in the text the first so many folded characters of this word end. */
  int endOf(String text, int length) {
    StringBuilder seen = new StringBuilder();
    int at = from;
    while (at < to && (seen.length() < length || isAccent(text.codePointAt(at)))) {
      int c = text.codePointAt(at);
      fold(c, seen);
      at += Character.charCount(c);
    }
    return at;
  }

  private static boolean isPart(int c) {
    return Character.isLetterOrDigit(c) || switch (Character.getType(c)) {
      case Character.LETTER_NUMBER, Character.OTHER_NUMBER, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }

  /** Combining ones that a letter may be followed by. */
  private static boolean isAccent(int c) {
    return c >= 0x300 && c <= 0x331;
  }

  private static void fold(int c, StringBuilder to) {
    if (c < 0x80) {
      to.append((char) Character.toLowerCase(c));
    } else if (!isAccent(c)) {
      // the first of what it is put together of; by way of capitals, which makes both forms of the Greek s one
      int base = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
      to.appendCodePoint(Character.toLowerCase(Character.toUpperCase(base)));
    }
  }
}
