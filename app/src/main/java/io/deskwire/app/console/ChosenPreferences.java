package io.deskwire.app.console;

import io.deskwire.app.platform.OperatingSystem;
import io.deskwire.app.platform.Settings;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.settings.Preferences;
import java.util.Locale;

/** What the agent has chosen, from the settings file and back into it. */
final class ChosenPreferences {
  private ChosenPreferences() {}

  /**
   * Those of the file; every change is kept. The language is that of the process from now on, so this comes before the
   * first word is read.
   */
  static Preferences of(SettingsKeeper keeper, OperatingSystem system) {
    Settings kept = keeper.current();
    Keymap keymap = new Keymap(system == OperatingSystem.MACOS);
    keymap.restore(kept.keys());
    Preferences preferences = new Preferences(keymap, keeper.fixed());
    preferences.enterSendsProperty().set(!kept.controlEnterSends());
    preferences.denseProperty().set(kept.dense());
    preferences.languageProperty().set(kept.language());
    preferences.keepDaysProperty().set(Math.max(0, kept.keepDays()));
    if (!kept.language().isEmpty()) {
      // numbers and dates stay those of the region
      Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(kept.language()));
    }
    Runnable keep = () -> keeper.change(before -> before.withChoices(!preferences.enterSendsProperty().get(),
        preferences.denseProperty().get(), preferences.languageProperty().get(), keymap.changes(),
        preferences.keepDaysProperty().get()));
    preferences.enterSendsProperty().subscribe(keep);
    preferences.denseProperty().subscribe(keep);
    preferences.languageProperty().subscribe(keep);
    preferences.keepDaysProperty().subscribe(keep);
    preferences.teamRepliesProperty().set(kept.teamReplies());
    preferences.teamRepliesProperty()
        .subscribe(place -> keeper.change(before -> before.withTeamReplies(place)));
    keymap.onChange(keep);
    return preferences;
  }
}
