package io.deskwire.ui.conversation;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** A person as initials on a colour that is the same for the same id everywhere. Decoration: the name stands near. */
final class PersonMark extends StackPane {

  private static final int COLOURS = 8;

  private final Label initials = new Label();
  private int colour = -1;

  PersonMark() {
    getStyleClass().add("avatar");
    initials.getStyleClass().add("avatar-initials");
    initials.setMinWidth(USE_PREF_SIZE);
    getChildren().add(initials);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  void show(String id, String name) {
    int next = Math.floorMod(id.hashCode() * 31 + id.length(), COLOURS);
    if (next != colour) {
      getStyleClass().remove("avatar-" + colour);
      getStyleClass().add("avatar-" + next);
      colour = next;
    }
    initials.setText(initials(name.isBlank() ? id : name));
  }

  /** First letters of the first and the last word, or the first two letters of the only one. */
  static String initials(String name) {
    String[] words = name.strip().split("[\\s._-]+", -1);
    String first = letters(words[0], 1);
    String last = words[words.length - 1];
    return (words.length > 1 && !last.isEmpty() ? first + letters(last, 1) : letters(words[0], 2))
        .toUpperCase(Locale.ROOT);
  }

  private static String letters(String word, int count) {
    int most = Math.min(count, word.codePointCount(0, word.length()));
    return word.substring(0, word.offsetByCodePoints(0, most));
  }
}
