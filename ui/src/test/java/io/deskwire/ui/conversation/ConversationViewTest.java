package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Desk.NINE;
import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.room.Owner;
import io.deskwire.session.ClaimOutcome;
import io.deskwire.ui.fx.list.FxThread;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import javafx.css.CssParser;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The view on the headless platform, laid out by hand. */
class ConversationViewTest {

  private static MessageCell cell(ConversationView view, String id) {
    return MessageCells.of(view.messages().list(), id).orElseThrow();
  }

  private static void key(Node node, KeyCode code, boolean shift, boolean control) {
    Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
  }

  private static void mouse(ConversationView view, MessageCell cell, double share,
      javafx.event.EventType<MouseEvent> type, int clicks) {
    BubbleText bubble = cell.bubble();
    Node list = view.messages().list();
    Point2D scene = bubble.localToScene(bubble.getInsets().getLeft()
        + share * (bubble.getWidth() - bubble.getInsets().getLeft() - bubble.getInsets().getRight()),
        bubble.getHeight() / 2);
    Point2D at = list.sceneToLocal(scene);
    Event.fireEvent(list, new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, clicks,
        false, false, false, false, true, false, false, true, false, true,
        new PickResult(list, scene.getX(), scene.getY())));
  }

  @ParameterizedTest
  @CsvSource({"'', true", "'a filter', false"})
  void whoeverHasClaimedAChatWritesNext(String elsewhere, boolean moves) {
    FxThread.run(() -> {
      Desk desk = Desk.of(3);
      desk.room.summary = FakeRoom.summary(Owner.WAITING);
      ConversationView view = desk.open();
      TextField field = new TextField(elsewhere);
      desk.root.getChildren().add(field);
      desk.layout();
      field.requestFocus();
      view.claim();
      desk.room.summary = FakeRoom.mine();
      desk.room.claims.getFirst().complete(new ClaimOutcome(ClaimOutcome.Kind.WON, null));
      desk.layout();
      assertThat(view.composer().area().equals(desk.root.getScene().getFocusOwner())).isEqualTo(moves);
      view.close();
    });
  }

  @Test
  void scrollingToTheTopReadsOlderPagesAndKeepsThePlace() {
    FxThread.run(() -> {
      Desk desk = Desk.of(1_000);
      ConversationView view = desk.open();
      key(view.messages().list(), KeyCode.HOME, false, false);
      desk.layout();
      assertThat(view.viewModel().model().messages().size()).isEqualTo(400);
      assertThat(view.messages().list().visibleCells().getFirst().index()).isGreaterThan(150);
      cell(view, "m800");
      view.close();
    });
  }

  @Test
  void aMessageFarUpIsShownAndHasTheKeyboard() {
    FxThread.run(() -> {
      Desk desk = Desk.of(100_000);
      ConversationView view = desk.open();
      view.show(desk.room.stored.get(70));
      desk.layout();
      cell(view, "m70");
      assertThat(view.messages().list().isAtEnd()).isFalse();
      Node list = view.messages().list();
      assertThat(list.getScene().getFocusOwner()).isEqualTo(list);
      assertThat(view.messages().list().getChildrenUnmodifiable()).hasSizeLessThan(60);
      view.close();
    });
  }

  @Test
  void opensTenThousandMessagesWithTheCellsThatAreSeen() {
    FxThread.run(() -> {
      Desk desk = Desk.of(0);
      ConversationView view = desk.open();
      view.onMessages(
          IntStream.range(0, 10_000).mapToObj(i -> customer("m" + i, NINE + i * 1_000L, "message " + i)).toList());
      desk.layout();
      assertThat(view.messages().list().getChildrenUnmodifiable()).hasSizeLessThan(60);
      cell(view, "m9999");
      view.close();
    });
  }

  @Test
  void enterSendsAndShiftEnterBreaksTheLine() {
    FxThread.run(() -> {
      Desk desk = Desk.of(1);
      ConversationView view = desk.open();
      GrowingArea area = view.composer().area();
      area.setText("one");
      area.end();
      double height = area.getHeight();
      key(area, KeyCode.ENTER, true, false);
      area.appendText("two");
      desk.layout();
      assertThat(area.getHeight()).isGreaterThan(height);
      key(area, KeyCode.ENTER, false, false);
      assertThat(desk.room.calls).contains("send one\ntwo");
      view.close();
    });
  }

  @Test
  void theFieldGrowsToEightLines() {
    FxThread.run(() -> {
      Desk desk = Desk.of(1);
      ConversationView view = desk.open();
      GrowingArea area = view.composer().area();
      double one = area.getHeight();
      area.setText("x\n".repeat(7) + "x");
      desk.layout();
      double eight = area.getHeight();
      area.setText("x\n".repeat(70));
      desk.layout();
      assertThat(eight).isGreaterThan(one * 4);
      assertThat(area.getHeight()).isEqualTo(eight);
      view.close();
    });
  }

  @Test
  void upInAnEmptyFieldEditsTheLastUnsentMessage() {
    FxThread.run(() -> {
      Desk desk = Desk.of(1);
      desk.room.stored.add(own("u1", NINE + 5_000, "tpyo", DeliveryState.QUEUED));
      ConversationView view = desk.open();
      key(view.composer().area(), KeyCode.UP, false, false);
      assertThat(view.composer().area().getText()).isEqualTo("tpyo");
      key(view.composer().area(), KeyCode.ESCAPE, false, false);
      assertThat(view.composer().area().getText()).isEmpty();
      view.close();
    });
  }

  @Test
  void theMouseSelectsOverMessagesAndCopies() {
    FxThread.run(() -> {
      Desk desk = Desk.of(5);
      ConversationView view = desk.open();
      mouse(view, cell(view, "m1"), 0, MouseEvent.MOUSE_PRESSED, 1);
      mouse(view, cell(view, "m2"), 1, MouseEvent.MOUSE_DRAGGED, 1);
      mouse(view, cell(view, "m2"), 1, MouseEvent.MOUSE_RELEASED, 1);
      key(view.messages().list(), KeyCode.C, false, true);
      assertThat(Clipboard.getSystemClipboard().getString())
          .isEqualTo("09:00 Mia Lindqvist: message 1\n09:00 Mia Lindqvist: message 2\n");
      key(view.messages().list(), KeyCode.A, false, true);
      assertThat(view.messages().selection().text().lines()).hasSize(5);
      view.close();
    });
  }

  @Test
  void arrowsWithShiftSelectWholeMessages() {
    FxThread.run(() -> {
      Desk desk = Desk.of(5);
      ConversationView view = desk.open();
      Node list = view.messages().list();
      view.focusMessages();
      key(list, KeyCode.UP, false, false);
      key(list, KeyCode.C, false, true);
      assertThat(Clipboard.getSystemClipboard().getString()).as("the one it stands on").isEqualTo("message 4");
      key(list, KeyCode.ESCAPE, false, false);
      key(list, KeyCode.UP, true, false);
      key(list, KeyCode.UP, true, false);
      assertThat(view.messages().selection().text().lines()).hasSize(3).first().asString().endsWith("message 2");
      key(list, KeyCode.DOWN, true, false);
      key(list, KeyCode.DOWN, true, false);
      assertThat(view.messages().selection().text()).isEqualTo("message 4");
      key(list, KeyCode.UP, false, false);
      assertThat(view.messages().selection().isEmpty()).isTrue();
      key(list, KeyCode.DOWN, true, false);
      assertThat(view.messages().selection().text().lines()).hasSize(2);
      view.close();
    });
  }

  @Test
  void aDoubleClickSelectsAWord() {
    FxThread.run(() -> {
      Desk desk = Desk.of(2);
      ConversationView view = desk.open();
      mouse(view, cell(view, "m1"), 0.3, MouseEvent.MOUSE_PRESSED, 2);
      assertThat(view.messages().selection().text()).isEqualTo("message");
      view.close();
    });
  }

  @Test
  void theSelectionStaysWhenOlderMessagesAndNewStatesCome() {
    FxThread.run(() -> {
      Desk desk = Desk.of(600);
      ConversationView view = desk.open();
      view.messages().selection().select(new TextSelection.Spot("m598", 2), new TextSelection.Spot("m599", 3));
      String before = view.messages().selection().text();
      view.viewModel().loadOlder();
      view.onMessages(List.of(customer("m598", NINE + 598_000L, "message 598"), customer("n", NINE + 700_000L, "n")));
      assertThat(view.messages().selection().text()).isEqualTo(before).isNotEmpty();
      view.close();
    });
  }

  @Test
  void aClickOnALinkOpensIt() {
    FxThread.run(() -> {
      Desk desk = Desk.of(0);
      desk.room.stored.add(customer("l", NINE, "https://example.org/a"));
      ConversationView view = desk.open();
      mouse(view, cell(view, "l"), 0.5, MouseEvent.MOUSE_PRESSED, 1);
      mouse(view, cell(view, "l"), 0.5, MouseEvent.MOUSE_RELEASED, 1);
      assertThat(desk.opened).containsExactly(URI.create("https://example.org/a"));
      view.close();
    });
  }

  @Test
  void aMessageIsReadOutAsASentence() {
    FxThread.run(() -> {
      Desk desk = Desk.of(0);
      desk.room.stored.add(own("o", NINE, "Hello", DeliveryState.DELIVERED));
      ConversationView view = desk.open();
      assertThat(cell(view, "o").getAccessibleText()).isEqualTo("You, 09:00, Delivered: Hello");
      view.close();
    });
  }

  @Test
  void sendIsOffUntilTheChatIsTaken() {
    FxThread.run(() -> {
      Desk desk = Desk.of(1);
      desk.room.summary = FakeRoom.bens();
      ConversationView view = desk.open();
      view.composer().area().setText("Hello");
      assertThat(view.composer().sendButton().isDisabled()).isTrue();
      view.onRoom(FakeRoom.mine());
      assertThat(view.composer().sendButton().isDisabled()).isFalse();
      view.close();
    });
  }

  @Test
  void inAFocusedWindowLinesBecomeReadAndInAHiddenTabTheyDoNot() {
    Desk desk = FxThread.get(() -> Desk.of(3));
    desk.room.readMark = 0;
    ConversationView view = FxThread.get(() -> {
      ConversationView opened = new ConversationView(desk.session, desk.room, Runnable::run, Clock.systemUTC(),
          _ -> {});
      desk.root.getChildren().setAll(new StackPane(opened.node()));
      Stage stage = new Stage();
      stage.setScene(desk.scene);
      stage.show();
      stage.requestFocus();
      return opened;
    });
    await().until(() -> FxThread.get(() -> desk.room.calls.contains("read m2")));
    FxThread.run(() -> {
      view.node().getParent().setVisible(false);
      view.onMessages(List.of(customer("n", NINE + 60_000, "x")));
      assertThat(desk.room.calls).doesNotContain("read n");
      view.node().getParent().setVisible(true);
      assertThat(desk.room.calls).contains("read n");
      desk.scene.getWindow().hide();
      view.close();
    });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aClosedViewIsLetGo(boolean finding) throws Exception {
    Desk desk = FxThread.get(() -> Desk.of(300));
    WeakReference<ConversationView> gone = FxThread.get(() -> {
      ConversationView view = desk.open();
      if (finding) {
        view.find();
        desk.layout();
        desk.root.requestFocus(); // the toolkit keeps what had the keyboard last
      }
      desk.root.getChildren().clear();
      view.close();
      desk.layout();
      desk.root.snapshot(null, null); // until it is painted, the toolkit keeps what was removed
      return new WeakReference<>(view);
    });
    // once a test has asked for them, the toolkit keeps all errors of style sheets, and with each its node
    FxThread.run(() -> CssParser.errorsProperty().clear());
    await().until(() -> {
      System.gc();
      return gone.get() == null;
    });
  }
}
