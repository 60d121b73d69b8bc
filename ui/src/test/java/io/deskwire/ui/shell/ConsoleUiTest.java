package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.session.ClaimOutcome;
import io.deskwire.session.RoomSummary;
import io.deskwire.store.StoreException;
import io.deskwire.ui.Colleagues;
import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.inbox.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.css.CssParser;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class ConsoleUiTest extends ConsoleUiHarness {
  @Test
  void showsTheDeskInWords() {
    open();
    assertThat(texts()).contains("Connected via MQTT since 10:42", "41 ms", "Outbox 3", "Last message 2 s ago",
        "support.example.org", "Tom Berger", "2:41", "Online · 4 chats", "WAITING", "MINE", "ALL");
  }

  @Test
  void oneClickOnARowOpensItsRoom() {
    Desk desk = open();
    RoomSummary tom = sample.rooms().getFirst();
    Fx.run(() -> desk.open(tom));
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("tom");
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("tom");
  }

  @Test
  void colleaguesAreToldWhichRoomIsInFrontAndWhetherAnybodyIsThere() {
    Colleagues colleagues = Colleagues.without(session);
    Desk desk = open(SessionSource.of(colleagues::session));
    Fx.run(() -> desk.tabs().open("lea", false));
    Fx.run(() -> desk.top().presenceButton().getItems().get(1).fire());
    assertThat(texts()).contains("Away · 4 chats");
    Fx.run(() -> desk.tabs().closeSelected());
    assertThat(colleagues.told()).endsWith("viewing lea", "status AWAY", "viewing null");
  }

  @Test
  void anAgentWhoIsNotThereIsCalledOffline() {
    Desk desk = open(SessionSource.of(Colleagues.without(session, "ben")::session));
    Fx.run(() -> desk.tabs().open("lea", false));
    until(() -> texts().contains("Ben · offline"));
  }

  @Test
  void takingARoomOpensIt() {
    Desk desk = open();
    Fx.run(() -> desk.claim(sample.rooms().getFirst()));
    until(() -> desk.tabs().selectedRoom().isPresent());
    assertThat(session.calls()).contains("claim tom");
  }

  @Test
  void saysWhoWasFaster() {
    Desk desk = open();
    session.claimsEnd(new ClaimOutcome(ClaimOutcome.Kind.LOST, "Ben"));
    Fx.run(() -> desk.claim(sample.rooms().getFirst()));
    Fx.frames(3);
    assertThat(texts()).contains("Ben was faster with Tom Berger.");
    assertThat(Fx.get(() -> desk.tabs().ids())).isEmpty();
  }

  @Test
  void offlineIsSaidInAStripAndWritingGoesOn() {
    open();
    session.connection(sample.offline());
    until(() -> texts().stream().anyMatch(text -> text.startsWith("Offline. Go on writing")));
    assertThat(texts()).contains("Reconnecting, try 3 in 4 s");
  }

  @Test
  void aRefusedPasswordIsCorrectedFromTheStrip() {
    open();
    session.connection(sample.offline());
    until(() -> texts().contains("Reconnect now"));
    assertThat(texts()).doesNotContain("Connection profile …");
    session.connection(sample.refused());
    until(() -> texts().contains("Connection profile …"));
    Fx.run(() -> ui().scene().getRoot().lookupAll(".offline-strip .button").stream().map(Button.class::cast)
        .filter(button -> button.getText().equals("Connection profile …")).forEach(Button::fire));
    until(() -> texts().contains("Connection profile"));
  }

  @Test
  void offlineNoFigureIsShownAsIfItWereLive() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().arrange(Arrangement.of(List.of("mia", "paul"), "mia")));
    until(() -> texts().contains("312"));
    session.connection(sample.offline());
    until(() -> !texts().contains("312"));
    Fx.run(() -> desk.ticker().tick());
    assertThat(texts()).doesNotContain("312 ms", "41 ms")
        .contains("not live", "Last heard 12 s ago: measured before the connection went.");
  }

  @Test
  void tenThousandRoomsNeedNoMoreCellsThanAScreen() {
    Desk desk = open();
    List<RoomSummary> many = new ArrayList<>();
    RoomSummary like = sample.rooms().getFirst();
    for (int i = 0; i < 10_000; i++) {
      many.add(new RoomSummary("r" + i, "Room " + i, like.opened(), like.owner(), like.tags(), 0, NOW - i, NOW - i,
          "text", like.lastRole(), 0, 0, 0, null, false, false, like.latency(), true, List.of(), 0, null, null));
    }
    session.putAll(many);
    Fx.run(() -> desk.inbox().fold(Section.ALL));
    until(() -> texts().contains("10003"));
    Fx.frames(5);
    long cells = Fx.get(() -> desk.inbox().node().lookupAll(".room-cell").stream().filter(ListCell.class::isInstance)
        .count());
    assertThat(cells).isBetween(10L, 80L);
  }

  @Test
  void closingAThousandTabsLeavesNoSubscription() {
    Desk desk = open();
    int feedBefore = Fx.get(() -> desk.feed().listenerCount());
    int tickerBefore = Fx.get(() -> desk.ticker().listenerCount());
    for (int i = 0; i < 10; i++) {
      int from = i * 100;
      Fx.run(() -> {
        for (int n = from; n < from + 100; n++) {
          desk.tabs().open("room" + n, false);
        }
        for (int n = 0; n < 100; n++) {
          desk.tabs().closeSelected();
        }
      });
    }
    assertThat(panes).hasSizeGreaterThanOrEqualTo(1_000).allMatch(PlainPane::isClosed);
    assertThat(Fx.get(() -> desk.feed().listenerCount())).isEqualTo(feedBefore);
    assertThat(Fx.get(() -> desk.ticker().listenerCount())).isEqualTo(tickerBefore);
    Fx.run(() -> {
      desk.openOutbox(null);
      desk.openOutbox(null);
      desk.tabs().closeSelected();
    });
    assertThat(Fx.get(() -> desk.ticker().listenerCount())).isEqualTo(tickerBefore);
  }

  @Test
  void closingTheConsoleClosesEverything() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("mia", false));
    Fx.run(() -> ui().close());
    assertThat(Fx.get(() -> desk.feed().listenerCount())).isZero();
    assertThat(Fx.get(() -> desk.ticker().listenerCount())).isZero();
    assertThat(panes).allMatch(PlainPane::isClosed);
    await().until(() -> session.calls().contains("close"));
    assertThat(session.watchers()).isZero();
  }

  @Test
  void linesReachThePaneOfTheirRoomAlone() {
    Desk desk = open();
    Fx.run(() -> {
      desk.tabs().open("mia", false);
      desk.tabs().open("paul", false);
    });
    session.receive("paul", "One more thing");
    until(() -> panes.get(1).ids().size() == 1);
    assertThat(panes.get(0).ids()).hasSize(5);
  }

  @Test
  void keysWalkThroughConversationsTabsAndRegions() {
    Desk desk = open();
    press(KeyCode.DOWN, false, true, false);
    press(KeyCode.DOWN, false, true, false);
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("tom", "ida");
    press(KeyCode.DIGIT1, true, false, false);
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("tom");
    press(KeyCode.TAB, true, false, false);
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("ida");
    Fx.run(() -> desk.top().searchField().requestFocus());
    press(KeyCode.F6, false, false, false);
    assertThat(Fx.get(() -> ui().scene().getFocusOwner())).isInstanceOf(ListView.class);
    press(KeyCode.F6, false, false, true);
    assertThat(Fx.get(() -> desk.top().searchField().isFocused())).isTrue();
    press(KeyCode.W, true, false, false);
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("tom");
  }

  @Test
  void enterOnARowOpensIt() {
    Desk desk = open();
    Fx.run(() -> desk.inbox().focus());
    press(KeyCode.ENTER, false, false, false);
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("tom");
  }

  @Test
  void theFieldOfTheInboxFiltersIt() {
    Desk desk = open();
    Fx.run(() -> desk.inbox().filterField().setText("ida"));
    Fx.frames(3);
    assertThat(texts()).contains("Ida Kern").doesNotContain("Tom Berger");
  }

  @Test
  void comesBackAsItWasLeft() {
    state.save(new ShellState.Snapshot(Double.NaN, Double.NaN, 1000, 700, false, ThemeChoice.DARK, 1.2, false,
        Arrangement.of(List.of("paul", "mia", "gone"), "mia")));
    Desk desk = open();
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly("paul", "mia", "gone");
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("mia");
    assertThat(Fx.get(() -> ui().theme().isDark())).isTrue();
    Fx.run(() -> {
      desk.tabs().closeSelected();
      ui().theme().choose(ThemeChoice.LIGHT);
      ui().close();
    });
    assertThat(state.load().work().tabs()).containsExactly("paul", "gone");
    assertThat(state.load().theme()).isEqualTo(ThemeChoice.LIGHT);
    assertThat(state.load().textScale()).isEqualTo(1.2);
  }

  @Test
  void theNumberWaitingIsOnTheIconOfEveryWindowUntilTheDeskIsLeft() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("mia", false));
    Fx.run(() -> desk.tabs().detach());
    List<Image> icons = Fx.get(() -> List.copyOf(stage().getIcons()));
    Stage own = Fx.get(() -> Objects.requireNonNull(desk.tabs().windows().get("mia")).stage());
    assertThat(Fx.get(() -> List.copyOf(own.getIcons()))).isEqualTo(icons);
    assertThat(icons.getFirst()).isInstanceOf(WritableImage.class); // drawn, not read from a file
    Fx.run(() -> ui().close());
    assertThat(Fx.get(() -> stage().getIcons().getFirst())).isNotInstanceOf(WritableImage.class);
  }

  @Test
  void aDataFolderThatCannotBeUsedIsSaidInOneSentence() {
    show(SessionSource.of(() -> {
      throw new StoreException(StoreException.Reason.IN_USE, "Another Deskwire works with this data folder.", null);
    }));
    until(() -> texts().contains("Another Deskwire works with this data folder."));
    assertThat(texts()).contains("Try again");
  }

  @Test
  void neitherThemeHasACssWarning() {
    List<String> warnings = new ArrayList<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord record) {
        warnings.add(record.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger css = Logger.getLogger("javafx.css");
    css.addHandler(handler);
    try {
      state.save(new ShellState.Snapshot(Double.NaN, Double.NaN, 1200, 800, false, ThemeChoice.LIGHT, 1, true,
          Arrangement.of(List.of("mia", "paul"), "mia")));
      Desk desk = open();
      for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
        Fx.run(() -> ui().theme().choose(theme));
        Fx.run(desk::toggleConnection);
        Fx.frames(5);
        Fx.run(desk::toggleConnection);
        Fx.run(() -> desk.openOutbox("o1"));
        session.connection(sample.offline());
        Fx.run(() -> ui().editProfile());
        Fx.frames(5);
        Fx.run(() -> ui().scene().getRoot().lookupAll(".button").stream().map(Button.class::cast)
            .filter(Button::isCancelButton).findFirst().ifPresent(Button::fire));
        session.connection(sample.online());
        Fx.frames(5);
      }
    } finally {
      css.removeHandler(handler);
    }
    assertThat(warnings).isEmpty();
    assertThat(Fx.get(() -> List.copyOf(CssParser.errorsProperty()))).isEmpty();
    assertThat(Fx.get(() -> Window.getWindows().size())).isEqualTo(1);
  }
}
