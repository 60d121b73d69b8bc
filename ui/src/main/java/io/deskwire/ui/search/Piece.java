package io.deskwire.ui.search;

import io.deskwire.session.SearchHit.Span;
import io.deskwire.ui.fx.SafeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a line of text.
 *
 * @param hit whether it is what was looked for
 */
record Piece(String text, boolean hit) {
  /** So many characters stand before the first hit at most: it must be seen in a narrow window too. */
  private static final int BEFORE = 28;
  private static final int MOST = 240;
  private static final String CUT = "…";

  /** One line of a message, beginning shortly before the first hit. */
  static List<Piece> around(String text, List<Span> spans) {
    int first = spans.isEmpty() ? 0 : spans.getFirst().from();
    int from = first <= BEFORE ? 0 : wordAfter(text, first - BEFORE, first);
    int to = whole(text, Math.min(text.length(), from + MOST));
    List<Piece> pieces = new ArrayList<>();
    if (from > 0) {
      pieces.add(new Piece(CUT, false));
    }
    int at = from;
    for (Span span : spans) {
      if (span.to() <= to) {
        add(pieces, text.substring(at, span.from()), false);
        add(pieces, text.substring(span.from(), span.to()), true);
        at = span.to();
      }
    }
    add(pieces, text.substring(at, to), false);
    if (to < text.length()) {
      pieces.add(new Piece(CUT, false));
    }
    return List.copyOf(pieces);
  }

  /** A name with every place of these words, whatever their case. */
  static List<Piece> of(String name, List<String> words) {
    List<Span> found = new ArrayList<>();
    for (String word : words) {
      for (int at = 0; at + word.length() <= name.length(); at++) {
        if (name.regionMatches(true, at, word, 0, word.length())) {
          found.add(new Span(at, at + word.length()));
        }
      }
    }
    found.sort(Comparator.comparingInt(Span::from));
    List<Span> apart = new ArrayList<>();
    for (Span span : found) {
      int end = apart.isEmpty() ? 0 : apart.getLast().to();
      if (span.to() > end) {
        apart.add(new Span(Math.max(span.from(), end), span.to()));
      }
    }
    return around(name, apart);
  }

  private static void add(List<Piece> pieces, String text, boolean hit) {
    String safe = SafeText.lines(text).replace('\n', ' ').replace('\t', ' ');
    if (!safe.isEmpty()) {
      pieces.add(new Piece(safe, hit));
    }
  }

  private static int wordAfter(String text, int from, int before) {
    for (int at = from; at < before; at++) {
      if (Character.isWhitespace(text.charAt(at))) {
        return at + 1;
      }
    }
    return whole(text, from);
  }

  /** Not in the middle of a pair. */
  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
