package io.deskwire.ui.keys;

import io.deskwire.ui.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Keys as they are printed on keyboards of the agent's language; signs on a Mac. */
public final class KeyWords {
  private static final Map<KeyCode, String> SIGNS = Map.ofEntries(Map.entry(KeyCode.UP, "↑"),
      Map.entry(KeyCode.DOWN, "↓"), Map.entry(KeyCode.LEFT, "←"), Map.entry(KeyCode.RIGHT, "→"),
      Map.entry(KeyCode.PERIOD, "."), Map.entry(KeyCode.COMMA, ","), Map.entry(KeyCode.SLASH, "/"),
      Map.entry(KeyCode.BACK_SLASH, "\\"), Map.entry(KeyCode.PLUS, "+"), Map.entry(KeyCode.ADD, "+"),
      Map.entry(KeyCode.MINUS, "−"), Map.entry(KeyCode.SUBTRACT, "−"), Map.entry(KeyCode.EQUALS, "="),
      Map.entry(KeyCode.SEMICOLON, ";"), Map.entry(KeyCode.QUOTE, "'"), Map.entry(KeyCode.TAB, "Tab"));

  private KeyWords() {}

  static String of(KeyCombination keys, boolean mac) {
    if (!(keys instanceof KeyCodeCombination combination)) {
      return keys.getDisplayText();
    }
    List<String> words = new ArrayList<>();
    add(words, combination.getShortcut(), mac ? "⌘" : control());
    add(words, combination.getControl(), mac ? "⌃" : control());
    add(words, combination.getAlt(), mac ? "⌥" : Texts.of("keys.name.alt"));
    add(words, combination.getShift(), mac ? "⇧" : shift());
    words.add(of(combination.getCode()));
    return String.join(" ", words);
  }

  private static void add(List<String> words, KeyCombination.@Nullable ModifierValue value, String word) {
    if (value == KeyCombination.ModifierValue.DOWN) {
      words.add(word);
    }
  }

  /** As on the key. */
  public static String of(KeyCode code) {
    String sign = SIGNS.get(code);
    if (sign != null) {
      return sign;
    }
    return switch (code) {
      case PAGE_UP -> Texts.of("keys.name.page-up");
      case PAGE_DOWN -> Texts.of("keys.name.page-down");
      case HOME -> Texts.of("keys.name.home");
      case END -> Texts.of("keys.name.end");
      case ENTER -> Texts.of("keys.name.enter");
      case SPACE -> Texts.of("keys.name.space");
      case ESCAPE -> Texts.of("keys.name.escape");
      case DELETE -> Texts.of("keys.name.delete");
      default -> code.getName();
    };
  }

  public static String control() {
    return Texts.of("keys.name.control");
  }

  public static String shift() {
    return Texts.of("keys.name.shift");
  }
}
