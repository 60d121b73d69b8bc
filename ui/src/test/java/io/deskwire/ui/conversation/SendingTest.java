package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.ui.Fx;
import java.util.List;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class SendingTest {

  private static void enter(GrowingArea area, boolean control) {
    Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, control, false, false));
  }

  @Test
  void controlEnterSendsAndEnterBeginsALineWhenTheAgentLikesThat() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ComposerTools tools = ComposerTools.plain();
      ConversationView view = desk.open(tools);
      tools.enterSendsProperty().set(false);
      view.composer().setNote(true);
      GrowingArea area = view.composer().area();
      area.appendText("a");
      enter(area, false);
      assertThat(area.getText()).isEqualTo("a\n");
      assertThat(desk.room.sends).isEmpty();
      enter(area, true);
      assertThat(desk.room.sends).hasSize(1);
      view.close();
    });
  }

  @Test
  void theCaretStandsBehindADraftThatWasThere() {
    Fx.run(() -> {
      Desk desk = new Desk();
      desk.room.draft = "Half a";
      ConversationView view = desk.open();
      GrowingArea area = view.composer().area();
      assertThat(area.getCaretPosition()).isEqualTo("Half a".length());
      view.close();
    });
  }

  @Test
  void whatIsTypedWhileAMessageIsStoredGoesOnBehindIt() {
    Fx.run(() -> {
      Desk desk = new Desk();
      desk.room.summary = FakeRoom.mine();
      ConversationView view = desk.open();
      GrowingArea area = view.composer().area();
      area.appendText("First");
      enter(area, false);
      area.appendText("Sec");
      desk.room.sends.getFirst().complete(desk.session.message("m1").orElseThrow());
      area.insertText(area.getCaretPosition(), "ond");
      assertThat(area.getText()).isEqualTo("Second");
      view.close();
    });
  }

  @Test
  void whatAColleagueHasAnsweredMeanwhileIsReviewedBeforeSending() {
    FakeSession session = new FakeSession();
    ComposerViewModel composer = new ComposerViewModel(session, session.room, Runnable::run, new FakeDelay());
    composer.answeredByColleagues(1);
    assertThat(composer.isReviewNeeded()).as("nothing is written yet").isFalse();
    composer.textProperty().set("Hello");
    composer.answeredByColleagues(1);
    assertThat(composer.isReviewNeeded()).isTrue();
    composer.noteProperty().set(true);
    assertThat(composer.isReviewNeeded()).as("a note answers nobody").isFalse();
    composer.noteProperty().set(false);
    composer.reviewed();
    assertThat(composer.isReviewNeeded()).isFalse();
  }

  @Test
  void theButtonSaysSoAndTheFirstPressSendsNothing() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ConversationView view = desk.open();
      view.composer().area().appendText("Hello");
      view.onMessages(List.of(Messages.line("c1", Desk.NOW.toEpochMilli(), EventType.MESSAGE, Messages.BEN, "Hi", null,
          null, null)));
      assertThat(view.composer().sendButton().getText()).isEqualTo("Review 1 new reply");
      view.composer().sendButton().fire();
      assertThat(view.composer().sendButton().getText()).isEqualTo("Send");
      assertThat(desk.room.sends).isEmpty();
      view.close();
    });
  }
}
