package io.deskwire.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.transport.TlsTrust;
import io.deskwire.ui.conversation.CannedReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CannedFilesTest {

  private static final CannedReply HELLO = new CannedReply("hi", "Greeting", "Hello\nthere");

  @TempDir
  Path folder;

  private CannedFiles files() {
    return new CannedFiles(folder.resolve("my-replies.json"),
        new TeamReplies(folder.resolve("canned.json"), () -> "", () -> TlsTrust.SYSTEM), Clock.systemUTC());
  }

  @Test
  void whatIsSavedIsThereAfterARestart() {
    try (CannedFiles files = files()) {
      files.saveOwn(List.of(HELLO)).join();
      assertThat(files.current().own()).containsExactly(HELLO);
    }
    try (CannedFiles files = files()) {
      files.look();
      assertThat(files.current().own()).containsExactly(HELLO);
    }
  }

  @Test
  void theTeamsFileIsReadAgainWhenItHasChanged() throws IOException {
    try (CannedFiles files = files()) {
      files.look();
      assertThat(files.current().team()).isEmpty();
      Files.writeString(folder.resolve("canned.json"),
          "{\"replies\":[{\"shortcut\":\"hi\",\"title\":\"Greeting\",\"text\":\"Hello\\r\\nthere\"},{\"title\":\"x\"},null]}");
      files.look();
      assertThat(files.current().team()).containsExactly(HELLO);
    }
  }

  @Test
  void aDamagedFileOfTheAgentIsPutAsideAndNamed() throws IOException {
    Files.writeString(folder.resolve("my-replies.json"), "{\"replies\":[{");
    try (CannedFiles files = files()) {
      files.look();
      assertThat(files.current().notice()).contains("my-replies.json.damaged-");
      files.saveOwn(List.of(HELLO)).join();
    }
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.filter(file -> file.toString().contains("damaged"))).singleElement()
          .satisfies(file -> assertThat(file).hasContent("{\"replies\":[{"));
    }
  }

  @Test
  void aDamagedFileOfTheTeamStaysAndWhatWasReadBeforeIsUsed() throws IOException {
    Path team = folder.resolve("canned.json");
    Files.writeString(team, "{\"replies\":[{\"shortcut\":\"a\",\"text\":\"b\"}]}");
    try (CannedFiles files = files()) {
      files.look();
      Files.writeString(team, "{\"replies\":");
      files.look();
      assertThat(files.current().team()).containsExactly(new CannedReply("a", "a", "b"));
      assertThat(files.current().notice()).contains("canned.json");
      assertThat(team).hasContent("{\"replies\":");
    }
  }

  @Test
  void aFileThatIsTooLargeIsNeitherReadNorOverwritten() throws IOException {
    Path own = folder.resolve("my-replies.json");
    Files.writeString(own, " ".repeat(CannedFiles.MOST_BYTES + 1));
    try (CannedFiles files = files()) {
      files.look();
      assertThat(files.current().notice()).contains("larger");
      assertThatThrownBy(files.saveOwn(List.of(HELLO))::join).hasMessageContaining("larger");
      assertThat(own).hasSize(CannedFiles.MOST_BYTES + 1);
    }
  }
}
