package io.deskwire.ui.fx;

import java.text.Bidi;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Breaks words that are read from the right, or from both sides, into lines. The toolkit breaks them at the wrong places,
 * so that lines are twice as wide as their bubble, and with some it fails in every frame. FX thread.
 */
public final class OwnLines {
  /** Words are measured one by one; together they may be a little wider. */
  private static final double SPARE = 4;

  private OwnLines() {}

  /** Whether the toolkit would break it wrongly. */
  public static boolean areNeeded(String text) {
    return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
  }

  /** The text with line ends in the place of spaces: each character stands where it stood. */
  public static String of(String text, Font font, double width) {
    Measure measure = new Measure(font);
    StringBuilder lines = new StringBuilder(text);
    double space = measure.of("x x") - measure.of("xx");
    double used = 0;
    int from = 0;
    while (from < text.length()) {
      int end = endOfWord(text, from);
      double word = measure.of(text.substring(from, end));
      if (used > 0 && used + space + word > width - SPARE) {
        lines.setCharAt(from - 1, '\n');
        used = word;
      } else {
        used += (used > 0 ? space : 0) + word;
      }
      if (end < text.length() && text.charAt(end) == '\n') {
        used = 0;
      }
      from = end + 1;
    }
    return lines.toString();
  }

  /**
   * From now on these words are broken where the toolkit would break them wrongly.
   *
   * @param label  breaks its lines by itself otherwise
   * @param within as wide as this
   */
  public static void follow(Label label, String words, Region within) {
    if (areNeeded(words)) {
      label.setWrapText(false);
      within.widthProperty().subscribe(_ -> fit(label, words, within));
      label.fontProperty().subscribe(_ -> fit(label, words, within));
    }
  }

  /**
   * From now on the label, which wraps its words, shows those in one line that the toolkit fails to wrap: cut rather than
   * a window that is not laid out any more. For labels in which a name, a path or somebody's words may stand.
   */
  public static void guard(Labeled label) {
    label.textProperty().subscribe(words -> Nodes.toggle(label, "one-line", words != null && areNeeded(words)));
  }

  private static void fit(Label label, String words, Region within) {
    double width = within.getWidth() - within.getInsets().getLeft() - within.getInsets().getRight();
    if (width > 0) {
      label.setText(of(words, label.getFont(), width));
    }
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '\n') {
      at++;
    }
    return at;
  }

  /** Widths of words, each measured once. */
  private static final class Measure {
    private final Text node = new Text();
    private final Map<String, Double> known = new HashMap<>();

    Measure(Font font) {
      node.setFont(font);
    }

    double of(String word) {
      return known.computeIfAbsent(word, words -> {
        node.setText(words);
        return node.getLayoutBounds().getWidth();
      });
    }
  }
}
