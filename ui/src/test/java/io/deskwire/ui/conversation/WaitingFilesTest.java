package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.DraftFile;
import io.deskwire.session.FileToSend;
import io.deskwire.ui.attachment.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were attached and not sent wait like the text does. */
class WaitingFilesTest {
  private final FakeSession session = new FakeSession();
  private final FakeRoom room = session.room;
  private final Preparation preparation = new Preparation(Runnable::run);

  @TempDir
  private Path folder;

  private ComposerViewModel open() {
    ComposerViewModel composer = new ComposerViewModel(session, room, Runnable::run, new FakeDelay());
    composer.files().restore(preparation);
    return composer;
  }

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "some words");
  }

  private void attachAndLeave(Path... paths) {
    ComposerViewModel composer = open();
    List.of(paths).forEach(path -> composer.files().add(path, preparation));
    composer.close();
  }

  @Test
  void theyAreThereWhenTheRoomIsOpenedAgain() throws Exception {
    attachAndLeave(file("b.txt"), file("a.txt"));
    ComposerViewModel composer = open();
    assertThat(composer.files().items()).extracting(ComposerFiles.Item::name).containsExactly("b.txt", "a.txt");
    assertThat(composer.sendableProperty().get()).isTrue();
  }

  @Test
  void oneThatIsGoneSaysSoUntilItIsTakenOut() throws Exception {
    Path path = file("a.txt");
    attachAndLeave(path);
    Files.delete(path);
    open().close();
    ComposerViewModel composer = open();
    ComposerFiles.Item item = composer.files().items().getFirst();
    assertThat(item.problem()).isEqualTo("“a.txt” is not there any more.");
    assertThat(composer.sendableProperty().get()).isFalse();
    composer.files().remove(item);
    assertThat(room.draftFiles).isEmpty();
  }

  @Test
  void oneThatHasChangedIsNotSentAsIfItHadNot() throws Exception {
    Path path = file("a.txt");
    attachAndLeave(path);
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));
    assertThat(open().files().items().getFirst().problem()).startsWith("“a.txt” has changed");
  }

  @Test
  void whatWasSentDoesNotWait() throws Exception {
    ComposerViewModel composer = open();
    composer.files().add(file("a.txt"), preparation);
    assertThat(room.draftFiles).extracting(DraftFile::name).containsExactly("a.txt");
    composer.send();
    room.sends.getFirst().complete(session.message("m1").orElseThrow());
    assertThat(room.draftFiles).isEmpty();
  }

  @Test
  void whatIsSentWhileTheTabIsClosedDoesNotWait() throws Exception {
    ComposerViewModel composer = open();
    composer.files().add(file("a.txt"), preparation);
    composer.send();
    composer.close();
    room.sends.getFirst().complete(session.message("m1").orElseThrow());
    assertThat(room.draftFiles).isEmpty();
  }

  @Test
  void oneThatIsRefusedAtOnceDoesNotWait() {
    ComposerViewModel composer = open();
    composer.files().add(folder.resolve("nothing.txt"), preparation);
    assertThat(composer.files().items().getFirst().problem()).isNotEmpty();
    assertThat(room.draftFiles).isEmpty();
  }

  @Test
  void aPastedPictureWaitsWithItsBytesForItIsNowhereElse() {
    FileToSend picture = new FileToSend("Pasted.png", "image/png", new byte[]{1, 2, 3}, 40, 30);
    ComposerViewModel composer = open();
    CompletableFuture<FileToSend> making = new CompletableFuture<>();
    composer.files().paste("Pasted", making);
    assertThat(room.draftFiles).isEmpty();
    making.complete(picture);
    composer.close();
    ComposerViewModel again = open();
    assertThat(again.files().items().getFirst().file()).isEqualTo(picture);
    assertThat(again.sendableProperty().get()).isTrue();
    again.send();
    room.sends.getFirst().complete(session.message("m1").orElseThrow());
    assertThat(room.draftFiles).isEmpty();
  }

  @Test
  void whatWasNotFoundOutYetIsNotWrittenOver() throws Exception {
    attachAndLeave(file("a.txt"));
    ComposerViewModel composer = new ComposerViewModel(session, room, Runnable::run, new FakeDelay());
    composer.files().add(file("b.txt"), preparation);
    assertThat(room.draftFiles).extracting(DraftFile::name).containsExactly("a.txt");
    composer.files().restore(preparation);
    assertThat(room.draftFiles).extracting(DraftFile::name).containsExactlyInAnyOrder("a.txt", "b.txt");
    assertThat(Objects.requireNonNull(composer.files().items().getFirst().file()).name()).isEqualTo("b.txt");
  }
}
