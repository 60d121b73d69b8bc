package io.deskwire.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.app.platform.FixedSettings;
import io.deskwire.app.platform.Settings;
import io.deskwire.app.platform.SettingsFile;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.notification.NotificationKind;
import io.deskwire.ui.notification.NotificationRules;
import io.deskwire.ui.shell.ShellState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsKeeperTest {

  @TempDir
  private Path folder;

  private Settings keptAfter(String fixed, java.util.function.Consumer<SettingsKeeper> deeds) throws Exception {
    SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
    Path decisions = Files.writeString(folder.resolve("fixed.json"), fixed);
    try (SettingsKeeper keeper = new SettingsKeeper(file, Settings.fresh().withTheme("light"),
        FixedSettings.read(decisions))) {
      deeds.accept(keeper);
    }
    return file.load().settings();
  }

  @Test
  void aWindowThatIsClosedDoesNotWriteTheFixedColoursOverTheUsers() throws Exception {
    Settings kept = keptAfter("{\"theme\": \"dark\"}", keeper -> {
      ShellState.Snapshot shown = keeper.load();
      assertThat(shown.theme()).isEqualTo(ThemeChoice.DARK);
      keeper.save(shown);
    });
    assertThat(kept.theme()).isEqualTo("light");
    assertThat(kept.window()).isNotNull();
  }

  @Test
  void fixedRulesOfCallsHoldAndDoNotDisturbIsKept() throws Exception {
    Settings kept = keptAfter("{\"notifications\": {\"sounds\": [\"waiting\"]}}", keeper -> {
      assertThat(keeper.notifications().sounds()).containsExactly(NotificationKind.WAITING);
      keeper.keep(keeper.notifications().withDoNotDisturb(true));
      assertThat(keeper.notifications().doNotDisturb()).isTrue();
      assertThat(keeper.notifications().bubbles()).isEmpty();
    });
    Settings.Notifications own = Objects.requireNonNull(kept.notifications());
    assertThat(own.bubbles()).hasSameSizeAs(NotificationRules.USUAL.bubbles());
    assertThat(own.doNotDisturb()).isTrue();
  }

  @Test
  void theWindowsAreToldWhatIsFixedAndWhere() throws Exception {
    var _ = keptAfter("{\"theme\": \"dark\", \"bogus\": 1}", keeper -> {
      Fixed fixed = keeper.fixed();
      assertThat(fixed.settings()).isEqualTo(Set.of(Fixed.Setting.THEME));
      assertThat(fixed.source()).isEqualTo(folder.resolve("fixed.json").toString());
      assertThat(fixed.notice()).contains("bogus");
    });
  }
}
