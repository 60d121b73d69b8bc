package io.deskwire.ui.fx;

import java.text.Bidi;
import java.util.Locale;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

/** From which side something is read. */
public final class ReadingWay {
  /** Languages written in Arabic, Hebrew, Thaana or N'Ko letters; some of them in others as well, which the script tells. */
  private static final Set<String> FROM_THE_RIGHT = Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd",
      "ug", "ur", "yi");
  private static final Set<String> SCRIPTS = Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");

  private static final char APART = '\u2068';
  private static final char TOGETHER = '\u2069';

  private ReadingWay() {}

  /**
   * A piece of a sentence that keeps its own order, whatever stands around it: a name, an address or a time in a window
   * that is read from the other side would change places with its neighbours. As it is where nothing is read from the right.
   */
  public static String apart(String piece) {
    boolean mixed = ofLanguage(Locale.getDefault(Locale.Category.DISPLAY)) == NodeOrientation.RIGHT_TO_LEFT
        || Bidi.requiresBidi(piece.toCharArray(), 0, piece.length());
    return mixed && !piece.isEmpty() ? APART + piece + TOGETHER : piece;
  }

  /** The text without the marks of {@link #apart}, for what is taken out of the window. */
  public static String plain(String text) {
    return text.replace(String.valueOf(APART), "").replace(String.valueOf(TOGETHER), "");
  }

  /** From now on the node is read from the side of what is written in it. */
  public static void follow(Node node, ObservableValue<String> text) {
    text.subscribe(now -> {
      node.setNodeOrientation(now == null ? NodeOrientation.INHERIT : ofText(now));
      letters(node, now == null ? "" : now);
      if (node instanceof TextArea area) {
        area.setWrapText(now == null || !Shaping.isSlow(now)); // one line that scrolls, rather than keys that wait
      }
    });
  }

  /**
   * Gives words from the right a font that has their letters and the signs between them: from two fonts, as the bundled
   * one has no such letters, Pango's words come in the wrong order. Emoji are in the bundled font alone.
   */
  public static void letters(Node node, String text) {
    boolean other = Bidi.requiresBidi(text.toCharArray(), 0, text.length())
        && text.codePoints().noneMatch(Character::isSupplementaryCodePoint);
    Nodes.toggle(node, "other-letters", other);
  }

  /** Of neighbours in a row, how many places further the right one stands: where lines run from the right, it is the one before. */
  public static int toTheRight(Node row) {
    return row.getEffectiveNodeOrientation() == NodeOrientation.RIGHT_TO_LEFT ? -1 : 1;
  }

  /** How many places on this key leads in a row: to where its arrow points; 0 when it is none of the two. */
  public static int step(Node row, KeyCode key) {
    return key == KeyCode.RIGHT ? toTheRight(row) : key == KeyCode.LEFT ? -toTheRight(row) : 0;
  }

  /** Of a window in this language. */
  public static NodeOrientation ofLanguage(Locale locale) {
    boolean fromTheRight = locale.getScript().isEmpty()
        ? FROM_THE_RIGHT.contains(locale.getLanguage())
        : SCRIPTS.contains(locale.getScript());
    return fromTheRight ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
  }

  /**
   * Of what somebody has written, by its first letter, whatever the language of the window: a question in Arabic ends on
   * the left in an English window too. INHERIT where it has no letters.
   */
  public static NodeOrientation ofText(String text) {
    boolean fromTheLeft = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    boolean fromTheRight = !new Bidi(text, Bidi.DIRECTION_DEFAULT_RIGHT_TO_LEFT).baseIsLeftToRight();
    if (fromTheLeft && fromTheRight) {
      return NodeOrientation.INHERIT; // each time as asked: nothing in it decides
    }
    return fromTheLeft ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.RIGHT_TO_LEFT;
  }
}
