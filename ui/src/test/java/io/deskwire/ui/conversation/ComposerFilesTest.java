package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.FileToSend;
import io.deskwire.store.StoreException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ComposerFilesTest {
  private final FakeSession session = new FakeSession();
  private final FakeRoom room = session.room;
  private final ComposerViewModel composer = new ComposerViewModel(session, room, Runnable::run, new FakeDelay());
  private final ComposerFiles files = composer.files();

  private static CompletableFuture<FileToSend> made(String name) {
    return CompletableFuture.completedFuture(new FileToSend(name, "text/plain", new byte[]{1}, 0, 0));
  }

  private void committed(int send) {
    room.sends.get(send).complete(session.message("m1").orElseThrow());
  }

  @Test
  void aFileCanBeSentWithoutWords() {
    files.paste("a.txt", made("a.txt"));
    assertThat(composer.sendableProperty().get()).isTrue();
    composer.send();
    committed(0);
    assertThat(room.calls).contains("attach a.txt");
    assertThat(files.items()).isEmpty();
    assertThat(composer.sendableProperty().get()).isFalse();
  }

  @Test
  void wordsLeaveBeforeTheirFilesInOrder() {
    files.paste("a.txt", made("a.txt"));
    files.paste("b.txt", made("b.txt"));
    composer.textProperty().set("Here they are");
    composer.send();
    committed(0);
    committed(1);
    committed(2);
    assertThat(room.calls).containsSubsequence("send Here they are", "attach a.txt", "attach b.txt");
    assertThat(composer.textProperty().get()).isEmpty();
    assertThat(files.items()).isEmpty();
  }

  @Test
  void filesOfANoteAreForTheDesk() {
    composer.noteProperty().set(true);
    files.paste("a.txt", made("a.txt"));
    composer.send();
    assertThat(room.calls).contains("attach note a.txt");
  }

  @Test
  void nothingLeavesWhileAFileIsBeingMade() {
    CompletableFuture<FileToSend> making = new CompletableFuture<>();
    files.paste("a.png", making);
    composer.textProperty().set("Here it is");
    assertThat(composer.sendableProperty().get()).isFalse();
    making.complete(made("a.jpg").join());
    assertThat(composer.sendableProperty().get()).isTrue();
    assertThat(files.items().getFirst().name()).isEqualTo("a.jpg");
  }

  @Test
  void aRefusedFileSaysWhyAndKeepsNothingBack() {
    files.paste("film.mp4", CompletableFuture.failedFuture(new IllegalStateException("Too large.")));
    assertThat(files.items().getFirst().problem()).isEqualTo("Too large.");
    assertThat(composer.sendableProperty().get()).isFalse();
    composer.textProperty().set("It is too large.");
    assertThat(composer.sendableProperty().get()).isTrue();
  }

  @Test
  void whatTheDiskDoesNotTakeStays() {
    files.paste("a.txt", made("a.txt"));
    composer.send();
    room.sends.getLast()
        .completeExceptionally(new StoreException(StoreException.Reason.FULL, "The disk is full.", null));
    assertThat(files.items()).hasSize(1);
    assertThat(composer.problemProperty().get()).contains("The disk is full.");
    assertThat(composer.sendableProperty().get()).isTrue();
  }

  @Test
  void whatIsTakenOutIsNotSent() {
    files.paste("a.txt", made("a.txt"));
    files.remove(files.items().getFirst());
    assertThat(composer.sendableProperty().get()).isFalse();
  }
}
