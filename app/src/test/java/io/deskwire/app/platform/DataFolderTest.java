package io.deskwire.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final Path HOME = Path.of("/home/mia");

  @TempDir
  private Path folder;

  @Test
  void noDeskIsOutsideOfTheDataFolder() {
    DataFolder data = DataFolder.at(Path.of("/data"));
    assertThat(data.desk(".")).isEqualTo(Path.of("/data"));
    assertThat(data.desk("desks/2")).isEqualTo(Path.of("/data/desks/2"));
    assertThat(data.folderOf(Path.of("/data/desks/2"))).isEqualTo("desks/2");
    assertThat(data.folderOf(Path.of("/data"))).isEqualTo(".");
    assertThatThrownBy(() -> data.desk("../other")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> data.desk("/etc")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void followsTheConventionOfEachSystem() {
    assertThat(DataFolder.standard(OperatingSystem.LINUX, HOME, Optional.empty()).path())
        .isEqualTo(HOME.resolve(".local/share/deskwire"));
    assertThat(DataFolder.standard(OperatingSystem.LINUX, HOME, Optional.of(Path.of("/data"))).path())
        .isEqualTo(Path.of("/data/deskwire"));
    assertThat(DataFolder.standard(OperatingSystem.MACOS, HOME, Optional.empty()).path())
        .isEqualTo(HOME.resolve("Library/Application Support/Deskwire"));
    assertThat(DataFolder.standard(OperatingSystem.WINDOWS, HOME, Optional.empty()).path())
        .isEqualTo(HOME.resolve("AppData/Local/Deskwire"));
  }

  @Test
  void isReadableForItsOwnerAlone() throws Exception {
    DataFolder data = DataFolder.at(folder.resolve("new/deskwire"));
    data.prepare();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path()))).isEqualTo("rwx------");
  }

  @Test
  void saysSoWhenAFileIsInItsPlace() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> DataFolder.at(file).prepare()).isInstanceOf(PlatformException.class)
        .hasMessageContaining("--data-dir");
  }

  @Test
  void keepsItsSocketInTheSessionsRuntimeFolder() {
    Path socket = DataFolder.at(folder).socket(Optional.of(folder));
    assertThat(socket.getParent()).isEqualTo(folder);
    assertThat(socket).isNotEqualTo(DataFolder.at(folder.resolve("other")).socket(Optional.of(folder)));
  }

  @Test
  void neverNeedsASocketPathLongerThanTheSystemTakes() {
    Path deep = folder.resolve("a".repeat(120));
    String socket = DataFolder.at(deep).socket(Optional.empty()).toString();
    assertThat(socket.getBytes(StandardCharsets.UTF_8).length).isLessThan(100);
  }
}
