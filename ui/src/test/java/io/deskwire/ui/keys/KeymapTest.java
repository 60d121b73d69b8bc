package io.deskwire.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeymapTest {
  private final Keymap keymap = new Keymap(false);

  private static KeyCombination keys(String name) {
    return KeyCombination.valueOf(name);
  }

  private static KeyEvent pressed(KeyCode code, boolean shift, boolean control, boolean alt) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theUsualKeysAreAllowedAndNobodysTwice(boolean mac) {
    Set<KeyCombination> seen = new HashSet<>();
    for (KeyAction action : KeyAction.values()) {
      for (KeyCombination each : action.usual(mac)) {
        assertThat(Refusal.of(each, mac)).as("%s of %s", each, action).isNull();
        assertThat(seen.add(each)).as("%s of %s", each, action).isTrue();
      }
    }
  }

  @Test
  void noKeyThatWritesDoesAnythingElse() {
    for (KeyCode code : KeyCode.values()) {
      if (!code.isFunctionKey()) {
        assertThat(keymap.find(pressed(code, false, false, false))).as("%s", code).isEmpty();
        boolean pages = code == KeyCode.PAGE_UP || code == KeyCode.PAGE_DOWN;
        if (!pages) {
          assertThat(keymap.find(pressed(code, true, false, false))).as("Shift %s", code).isEmpty();
        }
      }
      // AltGr, as Windows passes it on
      if (code.isLetterKey() || code.isDigitKey()) {
        assertThat(keymap.find(pressed(code, false, true, true))).as("AltGr %s", code).isEmpty();
        assertThat(keymap.find(pressed(code, true, true, true))).as("AltGr Shift %s", code).isEmpty();
      }
    }
  }

  @Test
  void shiftMakesOtherKeysOfTheSameOnes() {
    assertThat(keymap.find(pressed(KeyCode.K, false, true, false))).contains(KeyAction.SEARCH);
    assertThat(keymap.find(pressed(KeyCode.K, true, true, false))).isEmpty();
    assertThat(keymap.find(pressed(KeyCode.TAB, false, true, false))).contains(KeyAction.RECENT_TAB);
    assertThat(keymap.find(pressed(KeyCode.TAB, true, true, false))).contains(KeyAction.OLDEST_TAB);
  }

  @ParameterizedTest
  @CsvSource({"K, WRITES", "Shift+K, WRITES", "Page Up, WRITES", "Shift+Left, WRITES", "Shift+Space, RESERVED",
      "Enter, RESERVED", "Shortcut+Enter, RESERVED", "Alt+F4, RESERVED", "Shortcut+Alt+Q, WRITES_SYMBOL",
      "Shortcut+Alt+7, WRITES_SYMBOL", "Shortcut+C, EDITS", "Shortcut+Shift+Z, EDITS", "Shortcut+Left, EDITS",
      "Shortcut+Backspace, EDITS"})
  void keysThatATextFieldWantsAreRefused(String name, Refusal why) {
    assertThat(keymap.refusal(keys(name))).contains(why);
    assertThatThrownBy(() -> keymap.bind(KeyAction.SEARCH, keys(name))).isInstanceOf(IllegalArgumentException.class);
    assertThat(keymap.words(KeyAction.SEARCH)).isEqualTo("Ctrl K");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Alt+L", "Alt+Shift+7"})
  void whatOnlyWritesOnAMacIsRefusedThereAlone(String name) {
    assertThat(Refusal.of(keys(name), true)).isEqualTo(Refusal.WRITES_SYMBOL);
    assertThat(Refusal.of(keys(name), false)).isNull();
  }

  @Test
  void onAMacLettersHaveTheCommandKeyToo() {
    assertThat(new Keymap(true).words(KeyAction.NOTE)).isEqualTo("⌘ ⌥ L");
    assertThat(new Keymap(true).words(KeyAction.NEXT_CHAT)).isEqualTo("⌥ ↓");
  }

  @Test
  void boundKeysReplaceTheOldOnes() {
    keymap.bind(KeyAction.SEARCH, keys("Shortcut+Shift+P"));
    assertThat(keymap.find(pressed(KeyCode.P, true, true, false))).contains(KeyAction.SEARCH);
    assertThat(keymap.find(pressed(KeyCode.K, false, true, false))).isEmpty();
  }

  @Test
  void keysOfAnotherAreTakenAwayFromIt() {
    assertThat(keymap.holder(keys("Shortcut+W"), KeyAction.NOTE)).contains(KeyAction.CLOSE_TAB);
    keymap.bind(KeyAction.NOTE, keys("Shortcut+W"));
    assertThat(keymap.find(pressed(KeyCode.W, false, true, false))).contains(KeyAction.NOTE);
    assertThat(keymap.keys(KeyAction.CLOSE_TAB)).isEmpty();
  }

  @Test
  void oneOfSeveralKeysIsTakenAndTheRestStays() {
    keymap.bind(KeyAction.NOTE, keys("F1"));
    assertThat(keymap.words(KeyAction.KEYS)).isEqualTo("Ctrl /");
  }

  @Test
  void theUsualKeysComeBackFromWhoeverHasThem() {
    keymap.bind(KeyAction.NOTE, keys("Shortcut+W"));
    keymap.reset(KeyAction.CLOSE_TAB);
    assertThat(keymap.find(pressed(KeyCode.W, false, true, false))).contains(KeyAction.CLOSE_TAB);
    assertThat(keymap.keys(KeyAction.NOTE)).isEmpty();
    keymap.resetAll();
    assertThat(keymap.words(KeyAction.NOTE)).isEqualTo("Alt L");
  }

  @Test
  void onlyWhatDiffersIsKeptAndComesBack() {
    assertThat(keymap.changes()).isEmpty();
    keymap.bind(KeyAction.NOTE, keys("Shortcut+W"));
    keymap.unbind(KeyAction.CLAIM);
    assertThat(keymap.changes()).isEqualTo(Map.of("note", "Shortcut+W", "close-tab", "", "claim", ""));
    Keymap next = new Keymap(false);
    next.restore(keymap.changes());
    for (KeyAction action : KeyAction.values()) {
      assertThat(next.keys(action)).as("%s", action).isEqualTo(keymap.keys(action));
    }
  }

  @Test
  void twoActionsMayHaveChangedPlaces() {
    keymap.restore(Map.of("note", "Alt+P", "reply", "Alt+L"));
    assertThat(keymap.find(pressed(KeyCode.P, false, false, true))).contains(KeyAction.NOTE);
    assertThat(keymap.find(pressed(KeyCode.L, false, false, true))).contains(KeyAction.REPLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"K", "nonsense", "Ctrl+", "Shortcut+C", "Alt+P"})
  void aFileThatWantsWhatCannotBeLeavesTheUsualKeys(String wanted) {
    keymap.restore(Map.of("note", wanted));
    assertThat(keymap.words(KeyAction.NOTE)).isEqualTo("Alt L");
    assertThat(keymap.words(KeyAction.REPLY)).isEqualTo("Alt P");
  }

  @Test
  void whatALaterVersionHasBoundIsKeptForIt() {
    keymap.restore(Map.of("teleport", "Shortcut+T"));
    keymap.bind(KeyAction.NOTE, keys("F7"));
    assertThat(keymap.changes()).containsEntry("teleport", "Shortcut+T").containsEntry("note", "F7");
  }

  @Test
  void tellsOfEveryChangeUntilNobodyListens() {
    List<String> told = new ArrayList<>();
    var subscription = keymap.onChange(() -> told.add(keymap.words(KeyAction.NOTE)));
    keymap.bind(KeyAction.NOTE, keys("F7"));
    subscription.unsubscribe();
    keymap.resetAll();
    assertThat(told).containsExactly("F7");
  }

  @Test
  void modifiersAloneAreNoKeysYet() {
    assertThat(Pressed.keys(pressed(KeyCode.CONTROL, false, true, false))).isEmpty();
    assertThat(Pressed.keys(pressed(KeyCode.ALT_GRAPH, false, false, false))).isEmpty();
    assertThat(Pressed.keys(pressed(KeyCode.J, true, true, false))).contains(keys("Shortcut+Shift+J"));
  }
}
