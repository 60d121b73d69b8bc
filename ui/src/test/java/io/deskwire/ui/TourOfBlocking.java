package io.deskwire.ui;

import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummaryBuilder;
import io.deskwire.session.SampleFloor;
import io.deskwire.ui.floor.FloorRow;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.shell.ConsoleUi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** A blocked customer, for the tour. */
final class TourOfBlocking {
  private static final List<String> INSULTS = List.of("Are you stupid or what?", "I KNOW WHERE YOU WORK",
      "answer me!!!");

  private final Tour tour;

  TourOfBlocking(Tour tour) {
    this.tour = tour;
  }

  void take() {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)) {
      String name = theme == ThemeChoice.LIGHT ? "-light" : theme == ThemeChoice.DARK ? "-dark" : "-contrast";
      take("blocked" + name, theme, 1440, 1, _ -> {});
      take("blocked-shown" + name, theme, 1280, 1, ui -> Tour.press(ui, "conversation.blocked.show"));
      floor("blocked-floor" + name, theme, 1440, 1);
    }
    take("blocked-150", ThemeChoice.LIGHT, 1280, 1.5, _ -> {});
    take("blocked-narrow", ThemeChoice.DARK, 900, 1, ui -> Tour.press(ui, "conversation.blocked.show"));
    take("blocked-search", ThemeChoice.LIGHT, 1280, 1, ui -> Hands.search(ui.scene(), "answer"));
    floor("blocked-floor-150", ThemeChoice.LIGHT, 1440, 1.5);
    tour.picture("blocked-ask", tour.sample.full(), Tour.state(1280, 800, ThemeChoice.LIGHT, 1), ui -> {
      Hands.search(ui.scene(), Hands.words("room.block"));
      Hands.key(ui.scene(), KeyCode.ENTER);
    });
  }

  private void take(String name, ThemeChoice theme, double width, double scale, Consumer<ConsoleUi> act) {
    tour.picture(name, block(tour.sample.full()), Tour.state(width, 860, theme, scale), act);
  }

  private void floor(String name, ThemeChoice theme, double width, double scale) {
    tour.picture(name, block(new SampleFloor(tour.sample, 20, 5).leads()), Tour.state(width, 900, theme, scale), ui -> {
      ui.showFloor(true);
      TableView<?> table = (TableView<?>) ui.scene().lookup(".floor-table");
      for (int i = 0; i < table.getItems().size(); i++) {
        if (((FloorRow<?>) table.getItems().get(i)).id().equals("mia")) {
          table.getSelectionModel().select(i);
        }
      }
    });
  }

  /** A colleague has blocked the customer in front, who has written since. */
  private FakeChatSession block(FakeChatSession session) {
    long then = tour.sample.now() - 25_000;
    RoomSummary mia = session.room("mia").summary().orElseThrow();
    session.put(RoomSummaryBuilder.like(mia)
        .blocked(new RoomSummary.Blocked("Ben Okafor", then, "insults", INSULTS.size())).build());
    List<ChatMessage> lines = new ArrayList<>();
    lines.add(line(40, then, EventType.BLOCKED, new Sender("ben", "Ben Okafor", Role.AGENT), "",
        StateChange.at(1, new Hlc(then, 0)).because("insults")));
    for (String text : INSULTS) {
      int i = lines.size();
      lines.add(line(40 + i, then + i * 6_000L, EventType.MESSAGE, new Sender("mia", mia.name(), Role.CUSTOMER), text,
          null));
    }
    session.seed(lines);
    return session;
  }

  private static ChatMessage line(long position, long at, EventType type, Sender from, String text,
      @Nullable StateChange change) {
    return new ChatMessage("blocked-" + position, "mia", at, position, type, from, text, null, at, at, Double.NaN,
        false,
        true, null, null, null, change, false);
  }
}
