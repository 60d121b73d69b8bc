package io.deskwire.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

  @TempDir
  private Path folder;

  @Test
  void comesBackAsItWasSaved() throws Exception {
    SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
    Settings settings = Settings.fresh()
        .withTheme("dark")
        .withWindow(new Settings.Window(Double.NaN, 2, 3, 4, true, 1.2, false))
        .withDesks(Settings.Desks.NONE.withStart(".").withWork("desks/2", new Settings.Work(List.of("r1"), "r1",
            Map.of("r1", new Settings.Place("m1", 5, 6, -12.5)), null, new Settings.Split("r1", "r2", 0.4),
            Map.of("r3", new Settings.Frame(Double.NaN, 20, 640, 480)))).retire("desks/3"))
        .withProfiles(
            List.of(new Settings.Desk("Desk", "mia", "Mia", "lead", List.of("mqtt://h:1"), "u", null, true, false,
                "desks/2")));
    file.save(settings);
    assertThat(file.load().settings()).isEqualTo(settings);
    assertThat(file.load().notice()).isNull();
  }

  @Test
  void aMissingFileIsAFreshStart() throws Exception {
    assertThat(new SettingsFile(folder.resolve("none.json")).load().settings()).isEqualTo(Settings.fresh());
  }

  @Test
  void aDamagedFileIsPutAsideAndNamed() throws Exception {
    Path path = Files.writeString(folder.resolve("settings.json"), "{\"profiles\": [tr");
    SettingsFile.Loaded loaded = new SettingsFile(path).load();
    assertThat(loaded.settings()).isEqualTo(Settings.fresh());
    try (Stream<Path> files = Files.list(folder)) {
      Path aside = files.toList().getFirst();
      assertThat(loaded.notice()).contains(aside.toString());
      assertThat(aside).hasContent("{\"profiles\": [tr");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void fieldsThatAreMissingOrUnknownDoNoHarm() throws Exception {
    Path path = Files.writeString(folder.resolve("settings.json"),
        "{\"profiles\": [{\"name\": \"Desk\"}], \"later\": {\"x\": 1}}");
    SettingsFile.Loaded loaded = new SettingsFile(path).load();
    assertThat(loaded.notice()).isNull();
    assertThat(loaded.settings().theme()).isEqualTo("system");
    assertThat(loaded.settings().profiles().getFirst().endpoints()).isEmpty();
  }

  @Test
  void whatWasThereBeforeThereCouldBeSeveralDesksIsTheFirstDesks() throws Exception {
    Path path = Files.writeString(folder.resolve("settings.json"),
        "{\"version\": 1, \"profiles\": [{\"name\": \"Desk\","
            + " \"agentId\": \"mia\", \"endpoints\": [\"mqtt://h:1\"]}], \"window\": {\"x\": 1, \"width\": 900, \"tabs\": [\"r1\","
            + " \"r2\"], \"selected\": \"r2\", \"textScale\": 1.5, \"places\": {\"r1\": {\"id\": \"m\", \"order\": 2}}},"
            + " \"inbox\": {\"filter\": \"tag:vip\"}}");
    Settings settings = new SettingsFile(path).load().settings();
    Settings.Work work = Objects.requireNonNull(settings.desks().work().get(Settings.Desk.FIRST));
    assertThat(settings.profiles().getFirst().folder()).isEqualTo(Settings.Desk.FIRST);
    assertThat(work.tabs()).containsExactly("r1", "r2");
    assertThat(work.selected()).isEqualTo("r2");
    assertThat(work.places()).containsOnlyKeys("r1");
    assertThat(work.inbox()).isEqualTo(new Settings.Inbox("tag:vip", List.of()));
    assertThat(Objects.requireNonNull(settings.window()).textScale()).isEqualTo(1.5);
  }

  @Test
  void aFileOfANewerVersionIsLeftAlone() throws Exception {
    Path path = Files.writeString(folder.resolve("settings.json"), "{\"version\": 99}");
    assertThatThrownBy(() -> new SettingsFile(path).load()).isInstanceOf(PlatformException.class)
        .hasMessageContaining("newer Deskwire");
    assertThat(path).hasContent("{\"version\": 99}");
  }
}
