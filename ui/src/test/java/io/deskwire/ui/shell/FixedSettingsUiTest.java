package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.settings.Preferences;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Settings that the administrator has decided: shown, with where that was, and not to be changed. */
class FixedSettingsUiTest extends ConsoleUiHarness {
  private static final String WHERE = "/etc/deskwire/settings.json";

  private void openFixed(SettingsSheet.Page page, Fixed.Setting... settings) {
    preferences = new Preferences(new Keymap(false), new Fixed(Set.of(settings), WHERE, ""));
    open();
    Fx.run(() -> ui().showSettings(page));
    Fx.frames(2);
  }

  private <T extends Control> List<T> all(Class<T> type) {
    return Fx.get(() -> ui().scene().getRoot().lookupAll("*").stream().filter(type::isInstance).map(type::cast)
        .filter(node -> within(node, "settings-scroll")).toList());
  }

  private static boolean within(Node node, String style) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.getStyleClass().contains(style)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void fixedColoursCannotBeChosenAnywhereAndSayWhy() {
    openFixed(SettingsSheet.Page.APPEARANCE, Fixed.Setting.THEME);
    ThemeChoice before = Fx.get(() -> ui().theme().choiceProperty().get());
    List<RadioButton> buttons = all(RadioButton.class);
    assertThat(buttons.subList(0, 4)).allMatch(RadioButton::isDisabled)
        .allMatch(button -> button.getAccessibleHelp().contains(WHERE));
    assertThat(buttons.subList(4, 6)).noneMatch(RadioButton::isDisabled);
    Fx.run(() -> ui().theme().choose(ThemeChoice.DARK));
    assertThat(Fx.get(() -> ui().theme().choiceProperty().get())).isEqualTo(before);
    assertThat(texts()).contains("Set by your administrator (" + WHERE + ")");
  }

  @Test
  void aPageWhereEverythingIsFixedStillTakesTheKeyboardAndIsReadOut() {
    openFixed(SettingsSheet.Page.NOTIFICATIONS, Fixed.Setting.NOTIFICATIONS);
    Fx.run(() -> ui().scene().lookup(".settings-item:selected").requestFocus());
    press(KeyCode.RIGHT, false, false, false);
    assertThat(all(CheckBox.class).stream().filter(box -> !box.isDisabled()).map(CheckBox::getText))
        .containsExactly("Do not disturb");
    List<Label> notes = all(Label.class).stream().filter(label -> label.getStyleClass().contains("fixed-note"))
        .toList();
    assertThat(notes).hasSize(1);
    assertThat(notes.getFirst().isFocusTraversable()).isTrue();
    assertThat(notes.getFirst().getAccessibleText()).contains("Set by your administrator");
    assertThat(Fx.get(() -> within(ui().scene().getFocusOwner(), "settings-scroll"))).isTrue();
  }

  @Test
  void languageTeamRepliesAndHistoryAreFixedToo() {
    openFixed(SettingsSheet.Page.WRITING, Fixed.Setting.LANGUAGE, Fixed.Setting.TEAM_REPLIES);
    assertThat(all(TextField.class)).allMatch(TextField::isDisabled);
    assertThat(Fx.get(() -> ui().scene().lookup(".settings-scroll .combo-box").isDisabled())).isTrue();
    assertThat(all(RadioButton.class)).noneMatch(RadioButton::isDisabled);
  }

  @Test
  void anyNumberOfDaysThatIsFixedIsShown() {
    preferences = new Preferences(new Keymap(false), new Fixed(EnumSet.of(Fixed.Setting.KEEP_DAYS), WHERE, ""));
    preferences.keepDaysProperty().set(180);
    open();
    Fx.run(() -> ui().showSettings(SettingsSheet.Page.PRIVACY));
    assertThat(all(RadioButton.class)).allMatch(RadioButton::isDisabled)
        .filteredOn(RadioButton::isSelected).extracting(RadioButton::getText).containsExactly("180 days");
  }

  @Test
  void whereADeskIsCannotBeTypedAndWhoAnswersCan() {
    preferences = new Preferences(new Keymap(false), new Fixed(EnumSet.of(Fixed.Setting.PROFILES), WHERE, ""));
    open();
    Fx.run(() -> ui().editProfile());
    List<TextField> fields = Fx.get(() -> ui().scene().getRoot().lookupAll(".sign-in .text-field").stream()
        .map(TextField.class::cast).toList());
    assertThat(fields.stream().filter(TextField::isDisabled).map(TextField::getAccessibleText))
        .containsExactlyInAnyOrder("Desk", "Endpoint", "Standby", "Own CA file");
    assertThat(texts()).contains("Set by your administrator (" + WHERE + ")");
  }

  @Test
  void aFileThatIsWrongIsSaidInTheSettings() {
    preferences = new Preferences(new Keymap(false), new Fixed(Set.of(), WHERE, "It is damaged in line 2."));
    open();
    Fx.run(() -> ui().showSettings());
    assertThat(texts()).contains("It is damaged in line 2.");
  }
}
