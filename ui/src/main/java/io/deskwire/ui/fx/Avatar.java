package io.deskwire.ui.fx;

import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A person as initials on a colour that stays the same for the same id. Decoration: the name stands beside it. */
public final class Avatar extends StackPane {
  private static final int COLOURS = 8;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{C}&&[^\\p{Co}]]");

  private final Label initials = new Label();
  private final ToneMark presence = new ToneMark();
  private int colour = -1;

  public Avatar() {
    getStyleClass().add("avatar");
    initials.getStyleClass().add("avatar-initials");
    initials.setMinWidth(USE_PREF_SIZE);
    presence.getStyleClass().add("avatar-presence");
    presence.setVisible(false);
    getChildren().addAll(initials, presence);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  /** Shows this person. */
  public void show(String id, String name) {
    int next = Math.floorMod(id.hashCode() * 31 + id.length(), COLOURS);
    if (next != colour) {
      getStyleClass().remove("avatar-" + colour);
      getStyleClass().add("avatar-" + next);
      colour = next;
    }
    initials.setText(initials(name.isBlank() ? id : name));
  }

  /** A small mark at the corner, or none. */
  public void presence(@Nullable Tone tone) {
    presence.setVisible(tone != null);
    if (tone != null) {
      presence.show(tone);
    }
  }

  /** One or two letters: first of the first word, first of the last; emoji and other pairs are not cut in half. */
  static String initials(String name) {
    String[] words = UNSEEN.matcher(name).replaceAll("").strip().split("[\\s._-]+", -1);
    String second = words.length > 1 ? firstLetter(words[words.length - 1]) : "";
    return (firstLetter(words[0]) + (second.isEmpty() ? rest(words[0]) : second)).toUpperCase(Locale.ROOT);
  }

  private static String firstLetter(String word) {
    return word.isEmpty() ? "" : new String(Character.toChars(word.codePointAt(0)));
  }

  private static String rest(String word) {
    return word.codePointCount(0, word.length()) < 2
        ? ""
        : new String(Character.toChars(word.codePointAt(word.offsetByCodePoints(0, 1))));
  }
}
