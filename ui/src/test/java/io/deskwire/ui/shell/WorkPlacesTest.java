package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deskwire.session.MessagePlace;
import io.deskwire.ui.Fx;
import io.deskwire.ui.conversation.CannedReply;
import io.deskwire.ui.conversation.ReadingPlace;
import io.deskwire.ui.fx.ThemeChoice;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** Where a conversation can stand: in its tab, beside another one, in a window of its own. */
class WorkPlacesTest extends ConsoleUiHarness {

  private Desk openThree() {
    Desk desk = open();
    Fx.run(() -> {
      desk.tabs().open("tom", false);
      desk.tabs().open("mia", false);
      desk.tabs().open("paul", false);
    });
    Fx.frames(2);
    return desk;
  }

  private static DetachedWindow window(Desk desk, String room) {
    return Objects.requireNonNull(desk.tabs().windows().get(room));
  }

  @Test
  void aTabMovesByKeyboardAndStaysInFront() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().moveTab(-1));
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("tom", "paul", "mia");
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("paul");
    Fx.run(() -> desk.tabs().moveTab(2));
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("tom", "paul", "mia");
  }

  @Test
  void aDetachedConversationLeavesItsTabAndGoesOn() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().detach());
    Fx.frames(3);
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("mia");
    assertThat(Fx.get(() -> window(desk, "paul").stage().isShowing())).isTrue();
    assertThat(Fx.get(() -> window(desk, "paul").stage().getTitle())).isEqualTo("Deskwire · Paul Novak");
    session.receive("paul", "One more thing");
    until(() -> panes.getLast().ids().size() == 1);
    assertThat(panes.getLast().isClosed()).isFalse();
  }

  @Test
  void closingItsWindowBringsItBackIntoATab() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().detach());
    Fx.run(() -> {
      Stage stage = window(desk, "paul").stage();
      Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    });
    Fx.frames(3);
    assertThat(Fx.get(() -> desk.tabs().windows())).isEmpty();
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("paul");
    assertThat(Fx.get(() -> panes.getLast().node().getScene())).isEqualTo(ui().scene());
    assertThat(panes.getLast().isClosed()).isFalse();
    Fx.run(() -> desk.tabs().closeSelected());
    assertThat(panes.getLast().isClosed()).isTrue();
  }

  @Test
  void controlWInItsWindowDoesThatToo() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().detach());
    Fx.run(() -> Event.fireEvent(window(desk, "paul").stage().getScene().getRoot(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.W, false, true, false, false)));
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("tom", "mia", "paul");
  }

  @Test
  void itsWindowHasTheThemeAndTextSizeOfTheMainOne() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().detach());
    Fx.run(() -> {
      ui().theme().choose(ThemeChoice.DARK);
      ui().theme().scale(1.5);
    });
    assertThat(Fx.get(() -> window(desk, "paul").stage().getScene().getStylesheets()))
        .isEqualTo(Fx.get(() -> ui().scene().getStylesheets()));
  }

  @Test
  void openingItsRoomGoesToItsWindowAndMakesNoSecondOne() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().detach());
    Fx.run(() -> desk.tabs().open("paul", true));
    assertThat(panes).hasSize(3);
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("tom", "mia", "paul");
  }

  @Test
  void windowsGoWithTheConsole() {
    Desk desk = openThree();
    Fx.run(() -> {
      desk.tabs().detach();
      desk.tabs().detach();
      desk.tabs().detach();
      assertThat(desk.tabs().isEmpty()).isTrue();
      ui().close();
    });
    assertThat(panes).allMatch(PlainPane::isClosed);
    assertThat(Fx.get(() -> Window.getWindows().stream().filter(Window::isShowing).toList())).containsExactly(stage());
    assertThat(state.load().work().tabs()).isEmpty();
    assertThat(state.load().work().windows()).containsOnlyKeys("paul", "mia", "tom");
  }

  @Test
  void twoConversationsStandSideBySide() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().beside());
    Fx.frames(3);
    assertThat(Fx.get(() -> panes.get(2).node().localToScene(0, 0).getX()))
        .isGreaterThan(Fx.get(() -> panes.get(1).node().localToScene(0, 0).getX()) + 300);
    assertThat(panes.subList(1, 3)).allMatch(pane -> Fx.get(() -> pane.node().getParent().isVisible()));
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("paul");
  }

  @Test
  void theSideWithTheKeyboardIsTheOneInFront() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().beside());
    Fx.frames(3);
    Fx.run(() -> panes.get(1).focusComposer());
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("mia");
    Fx.run(() -> panes.get(2).focusComposer());
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("paul");
  }

  @Test
  void choosingAnotherTabChangesTheLeftSideAlone() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().beside());
    Fx.run(() -> desk.tabs().open("tom", false));
    assertThat(Fx.get(() -> panes.get(2).node().getParent().isVisible())).isTrue();
    assertThat(Fx.get(() -> panes.get(1).node().getParent().isVisible())).isFalse();
    assertThat(Fx.get(() -> panes.get(0).node().getParent().isVisible())).isTrue();
  }

  @Test
  void closingOneSideLeavesBothChatsOpen() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().beside());
    Fx.frames(2);
    Fx.run(() -> ((Button) desk.tabs().node().lookupAll(".deck-side-bar .icon-button").iterator().next()).fire());
    Fx.frames(2);
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("tom", "mia", "paul");
    assertThat(panes).noneMatch(PlainPane::isClosed);
    assertThat(panes.stream().filter(pane -> Fx.get(() -> pane.node().getParent().isVisible()))).hasSize(1);
  }

  @Test
  void closingTheTabOfOneSideGivesTheOtherTheWholeWidth() {
    Desk desk = open();
    Fx.run(() -> {
      desk.tabs().open("tom", false);
      desk.tabs().open("mia", false);
      desk.tabs().beside();
      desk.tabs().open("tom", false);
      desk.tabs().closeSelected();
    });
    Fx.frames(2);
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("mia");
    assertThat(Fx.get(() -> panes.get(1).node().getParent().isVisible())).isTrue();
    Fx.run(() -> desk.tabs().closeSelected());
    assertThat(Fx.get(() -> desk.tabs().isEmpty())).isTrue();
  }

  @Test
  void shiftF10OnATabOpensItsMenu() {
    Desk desk = openThree();
    List<String> words = Fx.get(() -> {
      DeckTab tab = (DeckTab) desk.tabs().strip().lookup(".work-tab");
      tab.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
      return desk.tabs().menu().getItems().stream().filter(MenuItem::isVisible).map(MenuItem::getText)
          .filter(Objects::nonNull).toList();
    });
    assertThat(Fx.get(() -> desk.tabs().menu().isShowing())).isTrue();
    assertThat(words).containsExactly("Show beside another chat", "Open in its own window", "Move left", "Move right",
        "Close the tab");
    Fx.run(() -> desk.tabs().menu().hide());
  }

  @Test
  void whereReadingStoppedIsKeptOverARestart() {
    ReadingPlace place = new ReadingPlace(new MessagePlace("mia-2", 7, 7), 12);
    ReadingPlace behind = new ReadingPlace(new MessagePlace("p", 8, 8), 0);
    state.save(new ShellState.Snapshot(Double.NaN, Double.NaN, 1200, 800, false, ThemeChoice.LIGHT, 1, true,
        new Arrangement(List.of("mia", "paul"), "mia", null, Map.of(), Map.of("mia", place, "paul", behind))));
    open();
    assertThat(panes).hasSize(1);
    assertThat(panes.getFirst().place()).contains(place);
    Fx.run(() -> ui().close());
    assertThat(state.load().work().places()).containsOnly(Map.entry("mia", place), Map.entry("paul", behind));
  }

  private Desk again() {
    Fx.run(() -> {
      ui().close();
      stage().close();
    });
    panes.clear();
    return open();
  }

  @Test
  void twoSideBySideComeBackAsWideAsTheyWere() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().beside());
    Fx.frames(3);
    Fx.run(() -> ((SplitPane) desk.tabs().node().lookup(".work-sides")).setDividerPosition(0, 0.6));
    Fx.run(() -> panes.get(1).focusComposer());
    Fx.frames(3);
    Desk next = again();
    Fx.frames(3);
    assertThat(Fx.get(() -> next.tabs().ids())).containsExactly("tom", "mia", "paul");
    assertThat(Fx.get(() -> next.tabs().selectedRoom())).contains("mia");
    assertThat(panes).extracting(PlainPane::room).containsExactly("mia", "paul");
    assertThat(panes).allMatch(pane -> Fx.get(() -> pane.node().getParent().isVisible()));
    assertThat(Fx.get(() -> ((SplitPane) next.tabs().node().lookup(".work-sides")).getDividerPositions()))
        .containsExactly(new double[]{0.6}, within(0.01));
  }

  @Test
  void aSideWhoseChatIsNotOpenAnyMoreLeavesTheOtherAlone() {
    state.save(new ShellState.Snapshot(Double.NaN, Double.NaN, 1200, 800, false, ThemeChoice.LIGHT, 1, true,
        new Arrangement(List.of("mia", "paul"), "paul", new Arrangement.Split("mia", "tom", 0.5), Map.of(), Map.of())));
    Desk desk = open();
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("paul");
    assertThat(panes).extracting(PlainPane::room).containsExactly("paul");
  }

  @Test
  void aWindowOfItsOwnComesBackWhereItStood() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().detach());
    Fx.run(() -> {
      Stage stage = window(desk, "paul").stage();
      stage.setX(40);
      stage.setY(30);
      stage.setWidth(512);
      stage.setHeight(450);
    });
    Fx.frames(3);
    Desk next = again();
    Fx.frames(3);
    assertThat(Fx.get(() -> next.tabs().ids())).containsExactly("tom", "mia", "paul");
    assertThat(Fx.get(() -> next.tabs().selectedRoom())).contains("mia");
    Stage stage = Fx.get(() -> window(next, "paul").stage());
    assertThat(Fx.get(stage::isShowing)).isTrue();
    assertThat(Fx.get(() -> WindowPlace.of(stage))).isEqualTo(new Rectangle2D(40, 30, 512, 450));
    assertThat(panes).extracting(PlainPane::room).containsExactly("mia", "paul");
  }

  @Test
  void aWindowWhoseScreenIsGoneStandsBesideTheMainOne() {
    state.save(new ShellState.Snapshot(100, 50, 1000, 700, false, ThemeChoice.LIGHT, 1, true,
        new Arrangement(List.of(), null, null, Map.of("paul", new Rectangle2D(9000, 9000, 500, 450)), Map.of())));
    Desk desk = open();
    Stage stage = Fx.get(() -> window(desk, "paul").stage());
    assertThat(Fx.get(() -> WindowPlace.of(stage))).isEqualTo(new Rectangle2D(148, 98, 500, 450));
    assertThat(Fx.get(() -> desk.tabs().isEmpty())).isTrue();
  }

  @Test
  void theNextUnreadRoomIsOpenedAndOthersPassedOver() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("mia", false));
    Fx.run(() -> desk.openUnread(1));
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("paul");
    Fx.run(() -> desk.openUnread(-1));
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("guest-7f2c");
  }

  @Test
  void findIsForTheConversationInFront() {
    Desk desk = openThree();
    Fx.run(desk::find);
    assertThat(panes.getLast().calls()).containsExactly("find");
    assertThat(panes.getFirst().calls()).isEmpty();
  }

  @Test
  void theSideOfATabGrowsByKeyboardToo() {
    Desk desk = openThree();
    Fx.run(() -> desk.tabs().beside());
    Fx.frames(3);
    double before = Fx.get(() -> panes.get(2).node().getLayoutBounds().getWidth());
    Fx.run(() -> {
      DeckTab tab = (DeckTab) desk.tabs().strip().lookup(".work-tab:selected");
      tab.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
      desk.tabs().menu().getItems().stream().filter(item -> "Wider".equals(item.getText())).findFirst().orElseThrow()
          .fire();
      desk.tabs().menu().hide();
    });
    Fx.frames(3);
    assertThat(Fx.get(() -> panes.get(2).node().getLayoutBounds().getWidth())).isGreaterThan(before + 20);
  }

  private Desk openMany() {
    Desk desk = open();
    Fx.run(() -> {
      for (int i = 0; i < 8; i++) {
        desk.tabs().open("room-" + i, false);
        if (i == 1) {
          panes.get(1).focusComposer();
          panes.get(1).insert(new CannedReply("hello", "Hello", "Hello"));
        }
      }
    });
    return desk;
  }

  @Test
  void conversationsNotUsedForLongAreLetGoUnlessSomethingIsWritten() {
    openMany();
    assertThat(panes).extracting(PlainPane::isClosed)
        .containsExactly(true, false, true, false, false, false, false, false);
  }

  @Test
  void oneThatWasLetGoComesBackWhereItWasLeft() {
    Desk desk = open();
    ReadingPlace place = new ReadingPlace(new MessagePlace("m1", 7, 7), 12);
    Fx.run(() -> desk.tabs().open("room-0", false));
    panes.getFirst().restore(place);
    Fx.run(() -> {
      for (int i = 1; i < 8; i++) {
        desk.tabs().open("room-" + i, false);
      }
    });
    assertThat(panes.getFirst().isClosed()).isTrue();
    assertThat(Fx.get(() -> desk.tabs().arrangement().places())).containsEntry("room-0", place);
    Fx.run(() -> desk.tabs().open("room-0", false));
    assertThat(panes).hasSize(9);
    assertThat(panes.getLast().place()).contains(place);
    assertThat(Fx.get(() -> panes.getLast().node().getParent().isVisible())).isTrue();
    session.receive("room-0", "Still there?");
    until(() -> panes.getLast().ids().size() == 1);
  }

  @Test
  void oneThatStandsBesideIsNeverLetGo() {
    Desk desk = open();
    Fx.run(() -> {
      desk.tabs().open("room-0", false);
      desk.tabs().open("room-1", false);
      desk.tabs().select(0);
      desk.tabs().beside();
      for (int i = 2; i < 9; i++) {
        desk.tabs().open("room-" + i, false);
      }
    });
    assertThat(panes.getFirst().isClosed()).isFalse();
  }

  private boolean isIn(int pane) {
    return Fx.get(() -> {
      Node owner = ui().scene().getFocusOwner();
      while (owner != null && !owner.equals(panes.get(pane).node())) {
        owner = owner.getParent();
      }
      return owner != null;
    });
  }

  @Test
  void whoWritesInOneConversationWritesInTheNextOneThatTakesItsPlace() {
    Desk desk = openThree();
    Fx.run(() -> panes.get(2).focusComposer());
    Fx.run(() -> desk.tabs().open("tom", false));
    Fx.frames(3);
    assertThat(isIn(0)).isTrue();
    Fx.run(() -> desk.tabs().selectRecent());
    Fx.frames(3);
    assertThat(isIn(2)).isTrue();
    Fx.run(() -> desk.tabs().closeSelected());
    Fx.frames(3);
    assertThat(isIn(0)).isTrue();
  }

  @Test
  void whoIsElsewhereStaysThereWhenAnotherConversationComesToTheFront() {
    Desk desk = openThree();
    Fx.run(() -> desk.inbox().focus());
    Node owner = Fx.get(() -> ui().scene().getFocusOwner());
    Fx.run(() -> desk.tabs().open("tom", false));
    Fx.frames(3);
    assertThat(Fx.get(() -> ui().scene().getFocusOwner())).isEqualTo(owner);
  }

  @Test
  void whatIsOpenIsKeptAtOnceAndNotOnlyWhenTheWindowCloses() {
    Desk desk = openThree();
    assertThat(state.load().work().tabs()).containsExactly("tom", "mia", "paul");
    assertThat(state.load().work().selected()).isEqualTo("paul");
    Fx.run(() -> desk.tabs().closeSelected());
    assertThat(state.load().work().tabs()).containsExactly("tom", "mia");
    Fx.run(() -> ui().close());
    assertThat(state.load().work().tabs()).containsExactly("tom", "mia");
  }

  @Test
  void altDownGoesOnToTheNextChatAndTheAgentCanWrite() {
    Desk desk = open();
    Fx.run(() -> desk.inbox().focus());
    Fx.run(() -> desk.openNeighbour(1));
    Fx.frames(3);
    assertThat(isIn(0)).isTrue();
  }

  @Test
  void whoAsksForATabByItsNumberCanWriteInIt() {
    Desk desk = openThree();
    Fx.run(() -> desk.inbox().focus());
    Fx.run(() -> desk.tabs().select(2)); // in front already
    Fx.frames(3);
    assertThat(isIn(2)).isTrue();
  }
}
