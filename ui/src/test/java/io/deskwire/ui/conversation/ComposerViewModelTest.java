package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.MessageHandle;
import io.deskwire.store.StoreException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ComposerViewModelTest {

  private final FakeSession session = new FakeSession();
  private final FakeRoom room = session.room;
  private final FakeDelay delay = new FakeDelay();

  private ComposerViewModel composer() {
    return new ComposerViewModel(session, room, Runnable::run, delay);
  }

  private CompletableFuture<MessageHandle> lastSend() {
    return room.sends.getLast();
  }

  private void committed() {
    lastSend().complete(session.message("m1").orElseThrow());
  }

  @Test
  void theTextStaysUntilItIsOnDisk() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("Hello");
    composer.send();
    assertThat(composer.textProperty().get()).isEqualTo("Hello");
    assertThat(composer.sendableProperty().get()).isFalse();
    committed();
    assertThat(composer.textProperty().get()).isEmpty();
    assertThat(room.calls).contains("send Hello");
  }

  @Test
  void whatIsTypedWhileItIsStoredStays() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("Hello");
    composer.send();
    composer.textProperty().set("Hello and");
    committed();
    assertThat(composer.textProperty().get()).isEqualTo(" and");
  }

  @Test
  void theTextIsKeptAndTheReasonSaidWhenTheStoreFails() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("Hello");
    composer.send();
    lastSend().completeExceptionally(new StoreException(StoreException.Reason.FULL, "The disk is full.", null));
    assertThat(composer.textProperty().get()).isEqualTo("Hello");
    assertThat(composer.problemProperty().get()).isEqualTo("Not saved: The disk is full. Your text is kept here.");
    assertThat(composer.sendableProperty().get()).isTrue();
  }

  @Test
  void aDraftIsSavedAfterAPauseAndForgottenWhenItIsSent() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("Hel");
    composer.textProperty().set("Hello");
    assertThat(room.draft).isEmpty();
    delay.pass();
    assertThat(room.draft).isEqualTo("Hello");
    composer.send();
    committed();
    assertThat(room.draft).isEmpty();
    assertThat(delay.waiting()).isZero();
  }

  @Test
  void aDraftIsRestored() {
    room.draft = "Half a sent";
    assertThat(composer().textProperty().get()).isEqualTo("Half a sent");
  }

  @Test
  void aNoteIsNeverRestoredAsAReply() {
    ComposerViewModel composer = composer();
    composer.noteProperty().set(true);
    composer.textProperty().set("secret");
    composer.close();
    ComposerViewModel later = composer();
    assertThat(later.noteProperty().get()).isTrue();
    assertThat(later.textProperty().get()).isEqualTo("secret");
    later.send();
    assertThat(room.calls).contains("note secret");
  }

  @Test
  void closingSavesTheDraftAtOnce() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("Hello");
    composer.close();
    assertThat(room.draft).isEqualTo("Hello");
  }

  @Test
  void aRoomOfSomebodyElseTakesNotesAlone() {
    ComposerViewModel composer = composer();
    composer.setStandingReason("Take this chat to answer.");
    composer.textProperty().set("Hello");
    assertThat(composer.sendableProperty().get()).isFalse();
    assertThat(composer.reasonProperty().get()).isEqualTo("Take this chat to answer.");
    composer.send();
    assertThat(room.sends).isEmpty();
    composer.noteProperty().set(true);
    assertThat(composer.sendableProperty().get()).isTrue();
  }

  @Test
  void theLimitIsShownWhenItIsNearAndHolds() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("x".repeat(ComposerViewModel.COUNT_FROM - 1));
    assertThat(composer.counterProperty().get()).isEmpty();
    composer.textProperty().set("x".repeat(Envelope.MAX_TEXT));
    assertThat(composer.counterProperty().get()).isEqualTo("16,384 / 16,384");
    assertThat(composer.sendableProperty().get()).isTrue();
    composer.textProperty().set("x".repeat(Envelope.MAX_TEXT + 2));
    assertThat(composer.reasonProperty().get()).isEqualTo("2 characters too long");
    assertThat(composer.sendableProperty().get()).isFalse();
  }

  @Test
  void typingIsToldForRepliesNotForNotes() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("H");
    assertThat(room.calls).contains("typing");
    room.calls.clear();
    composer.noteProperty().set(true);
    composer.textProperty().set("Hi");
    assertThat(room.calls).doesNotContain("typing");
  }

  @Test
  void anUnsentMessageIsEditedAndWhatWasWrittenComesBack() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("next thing");
    composer.edit(Messages.own("u1", 1, "tpyo", DeliveryState.HELD));
    assertThat(composer.textProperty().get()).isEqualTo("tpyo");
    composer.textProperty().set("typo");
    composer.send();
    assertThat(session.calls).containsExactly("edit u1 typo", "retry u1");
    assertThat(composer.textProperty().get()).isEqualTo("next thing");
    assertThat(composer.isEditing()).isFalse();
  }

  @Test
  void whatWasTriedAlreadyIsKeptAsANewMessage() {
    session.editable = false;
    ComposerViewModel composer = composer();
    composer.edit(Messages.own("u1", 1, "tpyo", DeliveryState.QUEUED));
    composer.textProperty().set("typo");
    composer.send();
    assertThat(composer.textProperty().get()).isEqualTo("typo");
    assertThat(composer.isEditing()).isFalse();
    assertThat(composer.problemProperty().get()).contains("tried already");
  }

  @Test
  void cancellingAnEditChangesNothing() {
    ComposerViewModel composer = composer();
    composer.textProperty().set("next");
    composer.edit(Messages.own("u1", 1, "old", DeliveryState.QUEUED));
    composer.cancelEdit();
    assertThat(composer.textProperty().get()).isEqualTo("next");
    assertThat(session.calls).isEmpty();
    assertThat(room.draft).isEqualTo("next");
  }

  @Test
  void aComposerWithAFileThatIsStillBeingMadeIsNotEmpty() {
    ComposerViewModel composer = composer();
    assertThat(composer.isEmpty()).isTrue();
    composer.files().paste("photo.png", new CompletableFuture<>());
    assertThat(composer.isEmpty()).isFalse();
  }
}
