package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Desk.NINE;
import static io.deskwire.ui.conversation.Messages.answering;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.ui.fx.list.FxThread;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** Answering one message of many, by mouse and by keyboard. */
class ReplyTest {
  private static Optional<MessageCell> cell(ConversationView view, String id) {
    return MessageCells.of(view.messages().list(), id);
  }

  private static void key(Node node, KeyCode code) {
    Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  private static void click(Node node) {
    Event.fireEvent(node, new MouseEvent(MouseEvent.MOUSE_CLICKED, 1, 1, 1, 1, MouseButton.PRIMARY, 1, false, false,
        false, false, true, false, false, true, false, true, null));
  }

  @Test
  void theReplyCarriesWhatItAnswersOnce() {
    FxThread.run(() -> {
      Desk desk = Desk.of(3);
      ConversationView view = desk.open();
      view.viewModel().reply(desk.room.stored.get(1));
      view.composer().area().setText("Yes");
      key(view.composer().area(), KeyCode.ENTER);
      assertThat(desk.room.calls).contains("send Yes → m1");
      desk.room.sends.getLast().complete(desk.session.message("m1").orElseThrow());
      view.composer().area().setText("And");
      key(view.composer().area(), KeyCode.ENTER);
      assertThat(desk.room.calls).contains("send And");
      view.close();
    });
  }

  @Test
  void escapeForgetsWhatIsAnsweredAndKeepsTheText() {
    FxThread.run(() -> {
      Desk desk = Desk.of(1);
      ConversationView view = desk.open();
      view.composer().area().setText("Yes");
      view.viewModel().reply(desk.room.stored.getFirst());
      assertThat(view.composer().lookupAll(".cv-strip-words").stream().map(node -> ((Label) node).getText()))
          .contains("Reply to Mia Lindqvist: “message 0”");
      key(view.composer().area(), KeyCode.ESCAPE);
      key(view.composer().area(), KeyCode.ENTER);
      assertThat(desk.room.calls).contains("send Yes");
      view.close();
    });
  }

  @Test
  void whatHasNotLeftAndNotesCannotBeAnswered() {
    assertThat(ConversationViewModel.canReply(own("a", NINE, "x", DeliveryState.QUEUED))).isFalse();
    assertThat(ConversationViewModel.canReply(Messages.note("n", NINE, "x"))).isFalse();
    assertThat(ConversationViewModel.canReply(own("b", NINE, "x", DeliveryState.SENT))).isTrue();
  }

  @Test
  void anAnswerShowsWhatItAnswersAndAClickLeadsThere() {
    FxThread.run(() -> {
      Desk desk = Desk.of(300);
      desk.room.stored.add(answering(own("o", NINE + 400_000, "That one", DeliveryState.SENT), "m150"));
      ConversationView view = desk.open();
      Quote quote = cell(view, "o").orElseThrow().bubble().quote();
      assertThat(quote.isVisible()).isTrue();
      assertThat(quote.lookupAll(".label").stream().map(node -> ((Label) node).getText()))
          .containsExactly("Mia Lindqvist", "message 150");
      click(quote);
      desk.layout();
      assertThat(cell(view, "m150")).isPresent();
      view.close();
    });
  }

  @Test
  void whatIsAnsweredIsReadFromTheHistoryWhenAClickLeadsThere() {
    FxThread.run(() -> {
      Desk desk = Desk.of(900);
      desk.room.stored.add(answering(own("o", NINE + 1_000_000, "That one", DeliveryState.SENT), "m20"));
      ConversationView view = desk.open();
      MessageCell answer = cell(view, "o").orElseThrow();
      assertThat(answer.bubble().quote().lookupAll(".label").stream().map(node -> ((Label) node).getText()))
          .contains("An earlier message");
      click(answer.bubble().quote());
      desk.layout();
      assertThat(cell(view, "m20")).isPresent();
      view.close();
    });
  }

  @Test
  void arrowsWalkOverMessagesAndEnterAnswersOne() {
    FxThread.run(() -> {
      Desk desk = Desk.of(100);
      ConversationView view = desk.open();
      Node list = view.messages().list();
      for (int i = 0; i < 40; i++) {
        key(list, KeyCode.UP);
        desk.layout();
      }
      assertThat(cell(view, "m60")).isPresent();
      key(list, KeyCode.DOWN);
      key(list, KeyCode.ENTER);
      view.composer().area().setText("Yes");
      key(view.composer().area(), KeyCode.ENTER);
      assertThat(desk.room.calls).contains("send Yes → m61");
      view.close();
    });
  }
}
