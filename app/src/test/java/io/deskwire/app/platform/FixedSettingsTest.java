package io.deskwire.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.app.platform.FixedSettings.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedSettingsTest {
  private static final Settings OWN = Settings.fresh().withTheme("light").withTeamReplies("/own.json")
      .withChoices(false, true, "fr", Map.of(), 90)
      .withProfiles(List.of(desk("Own", "mia", "mqtt://own:1")));

  @TempDir
  private Path folder;

  private static Settings.Desk desk(String name, String agent, String url) {
    return new Settings.Desk(name, agent, "Mia", "lead", List.of(url), "u", null, false, false, Settings.Desk.FIRST);
  }

  private FixedSettings read(String json) throws Exception {
    return FixedSettings.read(Files.writeString(folder.resolve("fixed.json"), json));
  }

  @Test
  void everySystemHasItsPlace() {
    assertThat(FixedSettings.standard(OperatingSystem.LINUX, Optional.empty()))
        .isEqualTo(Path.of("/etc/deskwire/settings.json"));
    assertThat(FixedSettings.standard(OperatingSystem.MACOS, Optional.empty()))
        .isEqualTo(Path.of("/Library/Application Support/Deskwire/settings.json"));
    assertThat(FixedSettings.standard(OperatingSystem.WINDOWS, Optional.of(Path.of("/data"))))
        .isEqualTo(Path.of("/data/Deskwire/settings.json"));
  }

  @Test
  void whatIsInTheFileWinsAndTheRestIsTheUsers() throws Exception {
    FixedSettings fixed = read("{\"theme\": \"dark\", \"keepDays\": 30}");
    assertThat(fixed.names()).containsExactlyInAnyOrder(Name.THEME, Name.KEEP_DAYS);
    Settings held = fixed.over(OWN);
    assertThat(held.theme()).isEqualTo("dark");
    assertThat(held.keepDays()).isEqualTo(30);
    assertThat(held.language()).isEqualTo("fr");
    assertThat(held.teamReplies()).isEqualTo("/own.json");
    assertThat(held.dense()).isTrue();
  }

  @Test
  void theUsersOwnValuesComeBackWhenTheFileGoes() throws Exception {
    FixedSettings fixed = read("{\"theme\": \"dark\", \"language\": \"de\", \"dense\": false, \"keepDays\": 30,"
        + " \"teamReplies\": \"https://example.org/canned.json\"}");
    Settings changed = fixed.over(OWN).withTheme("dark").withHabits(new Settings.Habits(3, 5));
    Settings kept = fixed.spare(OWN, changed);
    assertThat(kept.habits()).isEqualTo(new Settings.Habits(3, 5));
    assertThat(FixedSettings.read(folder.resolve("gone.json")).over(kept)).isEqualTo(OWN.withHabits(kept.habits()));
  }

  @Test
  void aBrokenFileFixesNothingAndSaysWhere() throws Exception {
    for (String json : List.of("{\n\"theme\": \"dark\",", "[]", "")) {
      FixedSettings fixed = read(json);
      assertThat(fixed.names()).isEmpty();
      assertThat(fixed.over(OWN)).isEqualTo(OWN);
      assertThat(fixed.notice()).contains(folder.resolve("fixed.json").toString()).contains("cannot be used");
    }
    assertThat(read("{\n\"theme\": \"dark\",").notice()).contains("line 2");
    assertThat(folder.resolve("fixed.json")).exists();
  }

  @Test
  void aFieldThatIsWrongIsNamedAndTheOthersHold() throws Exception {
    FixedSettings fixed = read("{\"version\": 1, \"theme\": \"pink\", \"keepDays\": -1, \"dense\": \"maybe\","
        + " \"profiles\": [{\"name\": \"No place\"}], \"langauge\": \"de\", \"teamReplies\": \"/team.json\"}");
    assertThat(fixed.names()).containsExactly(Name.TEAM_REPLIES);
    assertThat(fixed.notice()).contains("theme", "keepDays", "dense", "profiles", "langauge").doesNotContain("version");
  }

  @Test
  void whereADeskIsTheAdministratorSaysAndWhoAnswersTheUser() throws Exception {
    FixedSettings fixed = read("{\"profiles\": [{\"name\": \"Support\", \"endpoints\": [\"mqtts://fixed:2\"],"
        + " \"caFile\": \"/etc/ssl/desk.pem\"}, {\"name\": \"Own\", \"endpoints\": [\"mqtts://other:3\"]}]}");
    List<Settings.Desk> desks = fixed.over(OWN).profiles();
    assertThat(desks).extracting(Settings.Desk::name).containsExactly("Support", "Own");
    assertThat(desks.getFirst().isAnswered()).isFalse();
    assertThat(desks.getFirst().caFile()).isEqualTo("/etc/ssl/desk.pem");
    assertThat(desks.getLast().agentId()).isEqualTo("mia");
    assertThat(desks.getLast().role()).isEqualTo("lead");
    assertThat(desks.getLast().endpoints()).containsExactly("mqtts://other:3");
  }

  @Test
  void notToBeDisturbedStaysTheUsersOwnWish() throws Exception {
    FixedSettings fixed = read("{\"notifications\": {\"bubbles\": [\"mine\"], \"repeatSeconds\": 60}}");
    Settings quiet = OWN.withNotifications(Settings.Notifications.NONE.withDoNotDisturb(true));
    Settings.Notifications held = fixed.over(quiet).notifications();
    assertThat(held).isEqualTo(new Settings.Notifications(List.of("mine"), List.of(), 60, 0, 0, true));
    assertThat(fixed.spare(quiet, quiet).notifications()).isEqualTo(quiet.notifications());
  }
}
