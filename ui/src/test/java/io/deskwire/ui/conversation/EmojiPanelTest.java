package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class EmojiPanelTest {

  private static TextField field(Desk desk) {
    return (TextField) desk.root.lookup(".em-picker .text-field");
  }

  private static void press(Node node, KeyCode code) {
    Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  @Test
  void enterPutsTheChosenOneAtTheCaret() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ConversationView view = desk.open();
      view.composer().area().setText("Thank you!");
      view.composer().area().positionCaret(9);
      view.emoji();
      desk.layout();
      field(desk).setText("red heart");
      press(field(desk), KeyCode.ENTER);
      assertThat(view.composer().area().getText()).isEqualTo("Thank you❤️!");
      assertThat(desk.root.lookup(".em-picker")).isNull();
    });
  }

  @Test
  void escapeLeavesTheTextAsItIs() {
    Fx.run(() -> {
      Desk desk = new Desk();
      ConversationView view = desk.open();
      view.emoji();
      desk.layout();
      press(field(desk), KeyCode.DOWN);
      press(field(desk), KeyCode.ESCAPE);
      assertThat(view.composer().area().getText()).isEmpty();
      assertThat(desk.root.lookup(".em-picker")).isNull();
    });
  }
}
