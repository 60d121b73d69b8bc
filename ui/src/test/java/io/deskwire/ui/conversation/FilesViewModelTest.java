package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesViewModelTest {
  @TempDir
  private Path folder;

  private final FakeRoom room = new FakeSession().room;
  private final FakeDelay delay = new FakeDelay();
  private final List<String> asked = new ArrayList<>();
  private final FilesViewModel files = new FilesViewModel(room, Runnable::run, Runnable::run, delay, this::choose);

  private Optional<Path> choose(String name) {
    asked.add(name);
    return Optional.of(folder.resolve(name));
  }

  static ChatMessage message(String id, String name, int parts, int done) {
    ChatMessage message = Messages.customer(id, Messages.at("2026-11-24T10:00:00"), "");
    return message.with(new AttachmentInfo(name, "application/pdf", 3, 0, 0, parts, done), null, null);
  }

  private List<String> saved() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList();
    }
  }

  @Test
  void savesUnderASafeNameAndSaysSo() throws IOException {
    room.files.put("a", new byte[]{1, 2, 3});
    files.save(message("a", "../../report.pdf", 1, 1));
    assertThat(folder.resolve("report.pdf")).hasBinaryContent(new byte[]{1, 2, 3});
    assertThat(saved()).containsExactly("report.pdf");
    assertThat(files.outcomeProperty().get()).isEqualTo("Saved as “report.pdf”.");
    delay.pass();
    assertThat(files.outcomeProperty().get()).isEmpty();
  }

  @Test
  void asksBeforeAProgramIsSaved() throws IOException {
    room.files.put("a", new byte[]{1, 2, 3});
    files.save(message("a", "photo.jpg.exe", 1, 1));
    assertThat(files.questionProperty().get()).contains("photo.jpg.exe");
    assertThat(asked).isEmpty();
    files.saveAnyway();
    assertThat(saved()).containsExactly("photo.jpg.exe");
  }

  @Test
  void aProgramThatIsNotWantedIsNotSaved() throws IOException {
    room.files.put("a", new byte[]{'M', 'Z'});
    files.save(message("a", "photo.jpg", 1, 1));
    files.dismiss();
    files.saveAnyway();
    assertThat(saved()).isEmpty();
    assertThat(files.questionProperty().get()).isEmpty();
  }

  @Test
  void saysWhenPartsAreMissing() {
    files.save(message("a", "report.pdf", 12, 3));
    assertThat(files.outcomeProperty().get()).startsWith("Parts of “report.pdf” are still missing.");
    assertThat(asked).isEmpty();
  }

  @Test
  void aDiskThatDoesNotTakeItLeavesNothingBehind() throws IOException {
    room.files.put("a", new byte[]{1});
    Files.createDirectories(folder.resolve("report.pdf/in the way"));
    files.save(message("a", "report.pdf", 1, 1));
    assertThat(files.outcomeProperty().get()).startsWith("“report.pdf” was not saved:");
    assertThat(saved()).containsExactly("report.pdf");
  }
}
