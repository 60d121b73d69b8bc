package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.keys.KeyAction;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class SettingsSheetTest extends ConsoleUiHarness {
  private void openKeys() {
    open();
    Fx.run(() -> ui().showSettings(SettingsSheet.Page.KEYS));
    Fx.frames(2);
  }

  private void change(KeyAction action) {
    Fx.run(() -> buttons(action).getLast().fire());
    Fx.frames(2);
  }

  private List<Button> buttons(KeyAction action) {
    return ui().scene().getRoot().lookupAll("#" + action.id()).stream().map(Button.class::cast).toList();
  }

  @Test
  void newKeysWorkAtOnceAndTheOldOnesNoMore() {
    openKeys();
    change(KeyAction.OUTBOX);
    press(KeyCode.F9, false, false, false);
    press(KeyCode.ESCAPE, false, false, false);
    press(KeyCode.O, true, false, true);
    assertThat(texts()).doesNotContain("Nothing is waiting.");
    press(KeyCode.F9, false, false, false);
    assertThat(Fx.get(() -> ui().scene().lookup(".outbox"))).isNotNull();
  }

  @Test
  void keysThatAreTakenAreAskedFor() {
    openKeys();
    change(KeyAction.OUTBOX);
    press(KeyCode.K, true, false, false);
    assertThat(texts()).contains("Ctrl K is for \"search chats, commands and all messages\".");
    assertThat(preferences.keymap().words(KeyAction.OUTBOX)).isEqualTo("Ctrl Shift O");
    Fx.run(() -> ((Button) ui().scene().getFocusOwner()).fire());
    assertThat(preferences.keymap().words(KeyAction.OUTBOX)).isEqualTo("Ctrl K");
    assertThat(preferences.keymap().keys(KeyAction.SEARCH)).isEmpty();
  }

  @Test
  void keysThatWriteAreRefusedInWords() {
    openKeys();
    change(KeyAction.OUTBOX);
    press(KeyCode.K, false, false, false);
    assertThat(texts()).anyMatch(text -> text.startsWith("K is needed for writing."));
    press(KeyCode.ESCAPE, false, false, false);
    assertThat(texts()).noneMatch(text -> text.startsWith("K is needed"));
    assertThat(Fx.get(() -> ui().scene().lookup(".settings"))).as("Escape has left the row alone").isNotNull();
  }

  @Test
  void theSheetOfKeysShowsTheOnesInForce() {
    open();
    Fx.run(() -> {
      preferences.keymap().bind(KeyAction.OUTBOX, KeyCombination.valueOf("F9"));
      preferences.keymap().unbind(KeyAction.CLAIM);
      ui().showKeys();
    });
    assertThat(texts()).contains("F9", "outbox", "Ctrl 1 … 9").doesNotContain("claim or take over the one in front");
  }

  @Test
  void highContrastAndDenseRowsHoldAtOnce() {
    open();
    Fx.run(() -> ui().showSettings());
    Fx.run(() -> radio("High contrast").fire());
    Fx.run(() -> radio("Dense: more chats on the screen").fire());
    assertThat(Fx.get(() -> ui().theme().choiceProperty().get())).isEqualTo(ThemeChoice.CONTRAST);
    assertThat(preferences.denseProperty().get()).isTrue();
    assertThat(Fx.get(() -> ui().scene().getRoot().getStyleClass())).contains("dense");
  }

  private RadioButton radio(String words) {
    return ui().scene().getRoot().lookupAll(".radio-button").stream().map(RadioButton.class::cast)
        .filter(button -> words.equals(button.getText())).findFirst().orElseThrow();
  }

  @Test
  void whateverIsTypedIntoAFieldIsTypedAndNothingElse() {
    Desk desk = open();
    Fx.run(() -> desk.inbox().filterField().requestFocus());
    String before = Fx.get(this::shown);
    for (KeyCode code : KeyCode.values()) {
      if (code.isLetterKey() || code.isDigitKey() || code.isKeypadKey() || code == KeyCode.SLASH
          || code == KeyCode.PERIOD || code == KeyCode.COMMA) {
        type(code, false, false);
        type(code, true, false);
        type(code, false, true);
      }
    }
    assertThat(Fx.get(this::shown)).isEqualTo(before);
    assertThat(Fx.get(() -> ui().scene().getFocusOwner())).isInstanceOf(TextField.class);
  }

  /** With AltGr where wanted: Windows passes it on as Ctrl and Alt. */
  private void type(KeyCode code, boolean shift, boolean third) {
    Fx.run(() -> {
      Node field = ui().scene().getFocusOwner();
      Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, third, third, false));
    });
  }

  private String shown() {
    return ui().scene().getRoot().getChildrenUnmodifiable().size() + " "
        + Objects.requireNonNull(ui().desk()).tabs().ids() + " " + ui().theme().scaleProperty().get() + " "
        + Objects.requireNonNull(ui().desk()).sidePanel();
  }
}
