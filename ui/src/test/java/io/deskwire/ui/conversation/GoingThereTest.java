package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Desk.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.fx.list.FxThread;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Going to a line that may be far up: by finding it, back to where one was, to what is unread. */
class GoingThereTest {
  private static Desk desk(int messages) {
    return Desk.of(messages, i -> i == 5 ? "the needle" : "message " + i);
  }

  private static Optional<MessageCell> cell(ConversationView view, String id) {
    return MessageCells.of(view.messages().list(), id);
  }

  private static List<String> seen(ConversationView view) {
    return MessageCells.in(view.messages().list()).stream().map(cell -> Objects.requireNonNull(cell.message()).id())
        .toList();
  }

  private static void look(Desk desk, ConversationView view, String text) {
    view.find();
    view.viewModel().find().textProperty().set(text);
    desk.delay.pass();
    desk.layout();
  }

  /** The newest page has been read, and the one in which the needle stands; what is between is turned by hand. */
  private static ConversationView foundFarUp(Desk desk) {
    desk.room.pagesByHand = true;
    ConversationView view = desk.open();
    desk.room.turnPage();
    look(desk, view, "needle");
    desk.room.turnPage();
    desk.layout();
    return view;
  }

  @Test
  void findingShowsAMessageFarUpAndMarksIt() {
    FxThread.run(() -> {
      Desk desk = desk(5_000);
      ConversationView view = desk.open();
      look(desk, view, "needle");
      MessageCell cell = cell(view, "m5").orElseThrow();
      assertThat(cell.getPseudoClassStates()).extracting(Object::toString).contains("found");
      assertThat(cell.bubble().lookup(".cv-marked").getBoundsInLocal().getWidth()).isGreaterThan(20);
      view.close();
    });
  }

  @Test
  void whatIsFarUpIsShownWithoutReadingAllThatIsBetween() {
    FxThread.run(() -> {
      Desk desk = desk(9_000);
      ConversationView view = foundFarUp(desk);
      assertThat(cell(view, "m5")).isPresent();
      assertThat(view.viewModel().lines()).hasSizeLessThan(2 * History.PAGE)
          .filteredOn(Line.Hole.class::isInstance).hasSize(1);
      view.close();
    });
  }

  @Test
  void whatIsBetweenFollowsAndWhoReadsFarUpStaysThere() {
    FxThread.run(() -> {
      Desk desk = desk(9_000);
      ConversationView view = foundFarUp(desk);
      List<String> there = seen(view);
      for (int page = 0; page < 5; page++) {
        desk.room.turnPage();
        desk.layout();
        assertThat(seen(view)).isEqualTo(there);
      }
      assertThat(view.viewModel().lines()).noneMatch(Line.Hole.class::isInstance);
      assertThat(view.viewModel().model().messages()).isEqualTo(desk.room.stored);
      view.close();
    });
  }

  @Test
  void escapeClosesTheBarAndTakesTheMarksAway() {
    FxThread.run(() -> {
      Desk desk = desk(20);
      ConversationView view = desk.open();
      look(desk, view, "needle");
      Event.fireEvent(view.node().lookup(".cv-find .search-field"),
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
      desk.layout();
      assertThat(view.node().lookup(".cv-find").isVisible()).isFalse();
      assertThat(cell(view, "m5").orElseThrow().getPseudoClassStates()).extracting(Object::toString)
          .doesNotContain("found");
      view.close();
    });
  }

  @Test
  void readingGoesOnWhereItStoppedBeforeARestart() {
    FxThread.run(() -> {
      Desk before = desk(3_000);
      ConversationView view = before.open();
      view.show(before.room.stored.get(1_500));
      before.layout();
      view.messages().list().scrollBy(33);
      before.layout();
      List<String> ids = seen(view);
      ReadingPlace place = view.place().orElseThrow();
      view.close();

      Desk after = desk(3_000);
      ConversationView again = after.open();
      again.restore(place);
      after.layout();
      assertThat(seen(again)).isEqualTo(ids);
      again.close();
    });
  }

  @Test
  void atTheEndThereIsNoPlaceToKeep() {
    FxThread.run(() -> {
      Desk desk = desk(300);
      ConversationView view = desk.open();
      assertThat(view.place()).isEmpty();
      view.close();
    });
  }

  @Test
  void theOldestUnreadIsShownThoughItIsPagesAway() {
    FxThread.run(() -> {
      Desk desk = desk(1_000);
      desk.room.readMark = NINE + 99 * 1_000L;
      ConversationView view = desk.open();
      view.showOldestUnread();
      desk.layout();
      assertThat(seen(view).getFirst()).isEqualTo("m100");
      view.close();
    });
  }
}
