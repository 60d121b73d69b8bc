package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.util.List;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class CannedListTest {

  private static void press(GrowingArea area, KeyCode code) {
    Event.fireEvent(area, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  @Test
  void enterInsertsTheReplyAndOneUndoTakesItBack() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ConversationView view = desk.open(new ComposerTools(CannedReplies.inMemory(
          List.of(new CannedReply("hi", "Greeting", "Hello {customer.firstName}")), List.of())));
      GrowingArea area = view.composer().area();
      area.appendText("Well, ");
      area.appendText("/");
      press(area, KeyCode.ENTER);
      assertThat(area.getText()).startsWith("Well, Hello ").doesNotContain("/", "{");
      assertThat(desk.room.calls).noneMatch(call -> call.startsWith("send"));
      area.undo();
      assertThat(area.getText()).isEqualTo("Well, /");
      view.close();
    });
  }

  @Test
  void aReplyThatWasWrittenForThisSlashIsOfferedByTheNextLetter() {
    Fx.run(() -> {
      Desk desk = new Desk();
      CannedReplies replies = CannedReplies.inMemory(List.of(), List.of());
      ConversationView view = desk.open(new ComposerTools(replies));
      GrowingArea area = view.composer().area();
      area.appendText("/");
      press(area, KeyCode.ENTER);
      replies.saveOwn(List.of(new CannedReply("hello", "Greeting", "Hello"))).join();
      area.appendText("h");
      press(area, KeyCode.ENTER);
      assertThat(area.getText()).isEqualTo("Hello");
      assertThat(desk.room.calls).noneMatch(call -> call.startsWith("send"));
      view.close();
    });
  }

  @Test
  void escapeLeavesTheText() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ConversationView view = desk.open();
      GrowingArea area = view.composer().area();
      area.appendText("/");
      press(area, KeyCode.ESCAPE);
      assertThat(area.getText()).isEqualTo("/");
      assertThat(view.node().lookup(".cv-canned").isVisible()).isFalse();
      view.close();
    });
  }
}
