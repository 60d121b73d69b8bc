package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CannedEditorModelTest {

  private final CannedReply hello = new CannedReply("hi", "Greeting", "Hello");
  private final CannedReplies replies = CannedReplies.inMemory(List.of(hello), List.of());
  private final CannedEditorModel model = new CannedEditorModel(replies, Runnable::run);

  @Test
  void aNewReplyIsKeptAndSelected() {
    model.save("bye", "", "Goodbye");
    CannedReply made = new CannedReply("bye", "bye", "Goodbye");
    assertThat(replies.current().own()).containsExactly(hello, made);
    assertThat(model.selectedProperty().get()).isEqualTo(made);
  }

  @Test
  void aChangedReplyTakesThePlaceOfTheOld() {
    model.select(hello);
    model.save("hi", "Greeting", "Good morning");
    assertThat(replies.current().own()).containsExactly(new CannedReply("hi", "Greeting", "Good morning"));
  }

  @Test
  void aDeletedReplyIsGone() {
    model.select(hello);
    model.delete();
    assertThat(replies.current().own()).isEmpty();
    assertThat(model.selectedProperty().get()).isNull();
  }

  @Test
  void whatCannotBeUsedIsNotSavedAndSaysWhy() {
    model.save("two words", "", "x");
    assertThat(model.problemProperty().get()).isEqualTo("The shortcut must be one word.");
    model.save("x", "", " ");
    assertThat(model.problemProperty().get()).isEqualTo("The text is empty.");
    model.save("HI", "", "x");
    assertThat(model.problemProperty().get()).contains("HI");
    assertThat(replies.current().own()).containsExactly(hello);
  }

  @Test
  void searchingShowsThoseThatFit() {
    model.search("greet");
    assertThat(model.shownProperty().get()).containsExactly(hello);
    model.search("zzz");
    assertThat(model.shownProperty().get()).isEmpty();
  }

  @Test
  void aDiskThatFailsIsSaid() {
    CannedEditorModel failing = new CannedEditorModel(new CannedReplies() {
      @Override
      public Known current() {
        return new Known(List.of(), List.of(), "");
      }

      @Override
      public CompletableFuture<Void> saveOwn(List<CannedReply> own) {
        return CompletableFuture.failedFuture(new IllegalStateException("The disk is full."));
      }
    }, Runnable::run);
    failing.save("x", "", "y");
    assertThat(failing.problemProperty().get()).isEqualTo("Not saved: The disk is full.");
  }
}
