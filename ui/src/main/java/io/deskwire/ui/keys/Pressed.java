package io.deskwire.ui.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that somebody holds down. */
public final class Pressed {
  private Pressed() {}

  /** The keys of an event; empty while only Ctrl, Alt or their like are down. */
  public static Optional<KeyCombination> keys(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isModifierKey() || code == KeyCode.UNDEFINED || code == KeyCode.ALT_GRAPH) {
      return Optional.empty();
    }
    List<KeyCombination.Modifier> modifiers = new ArrayList<>();
    if (event.isShortcutDown()) {
      modifiers.add(KeyCombination.SHORTCUT_DOWN);
    }
    if (event.isControlDown() && !event.isShortcutDown()) {
      modifiers.add(KeyCombination.CONTROL_DOWN);
    }
    if (event.isAltDown()) {
      modifiers.add(KeyCombination.ALT_DOWN);
    }
    if (event.isShiftDown()) {
      modifiers.add(KeyCombination.SHIFT_DOWN);
    }
    return Optional.of(new KeyCodeCombination(code, modifiers.toArray(KeyCombination.Modifier[]::new)));
  }
}
