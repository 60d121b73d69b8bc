package io.deskwire.ui.keys;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Why keys cannot be a shortcut: each is for something in a text field, or in every window, and an agent's hands are in
 * a text field nearly all day.
 */
public enum Refusal {
  /** Pressed alone, or with Shift, they write or move in a text. */
  WRITES,
  /** The third level of a keyboard: AltGr arrives as Ctrl and Alt on Windows, and Alt alone writes on a Mac. */
  WRITES_SYMBOL,
  /** Copying, pasting, undoing, moving by words. */
  EDITS,
  /** The window system's, or the key that sends. */
  RESERVED;

  private static final Set<KeyCode> EDITING = EnumSet.of(KeyCode.A, KeyCode.C, KeyCode.V, KeyCode.X, KeyCode.Y,
      KeyCode.Z, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.HOME, KeyCode.BACK_SPACE, KeyCode.DELETE, KeyCode.INSERT);
  /** With nothing but Shift they neither write nor move in the few lines of a composer. */
  private static final Set<KeyCode> WITH_SHIFT = EnumSet.of(KeyCode.PAGE_UP, KeyCode.PAGE_DOWN);
  private static final Set<KeyCode> NEVER = EnumSet.of(KeyCode.ESCAPE, KeyCode.SPACE, KeyCode.ENTER);
  private static final List<KeyCombination> SYSTEM = List.of(KeyCombination.valueOf("Alt+F4"),
      KeyCombination.valueOf("Shift+F10"), KeyCombination.valueOf("F10"), KeyCombination.valueOf("Alt+Tab"),
      KeyCombination.valueOf("Alt+Shift+Tab"), KeyCombination.valueOf("Shortcut+Q"));

  /** Key of its words among the texts. */
  public String words() {
    return "keys.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Null for keys that may be bound. */
  static @Nullable Refusal of(KeyCombination keys, boolean mac) {
    if (!(keys instanceof KeyCodeCombination combination) || SYSTEM.contains(keys)
        || NEVER.contains(combination.getCode())) {
      return RESERVED;
    }
    KeyCode code = combination.getCode();
    boolean shortcut = isDown(combination.getShortcut()) || isDown(combination.getControl());
    boolean alt = isDown(combination.getAlt());
    boolean shift = isDown(combination.getShift());
    boolean writes = code.isLetterKey() || code.isDigitKey() || code.isKeypadKey()
        || (!code.isFunctionKey() && !code.isNavigationKey() && code != KeyCode.TAB);
    if (!shortcut && !alt && !isDown(combination.getMeta())) {
      return code.isFunctionKey() || (shift && WITH_SHIFT.contains(code)) ? null : WRITES;
    }
    if (alt && writes && (mac ? !shortcut : shortcut)) {
      return WRITES_SYMBOL;
    }
    return shortcut && !alt && EDITING.contains(code) ? EDITS : null;
  }

  private static boolean isDown(KeyCombination.@Nullable ModifierValue value) {
    return value == KeyCombination.ModifierValue.DOWN;
  }
}
