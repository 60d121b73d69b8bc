package io.deskwire.ui;

import io.deskwire.message.Opened;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.shell.ConsoleUi;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The inbox filtered and watched, and what the palette does with the room in front; for the tour. */
final class TourOfInbox {
  private static final List<String> QUEUES = List.of("billing", "returns", "technical");
  private final Tour tour;

  TourOfInbox(Tour tour) {
    this.tour = tour;
  }

  void walk() {
    for (double scale : List.of(1.0, 1.5)) {
      for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
        String name = (theme == ThemeChoice.LIGHT ? "-light" : "-dark") + (scale > 1 ? "-150" : "");
        tour.picture("inbox-filter" + name, desk(), Tour.state(1280, 800, theme, scale), ui -> {
          type(ui, "tag:vip agent:ben ");
          Tour.press(ui, "inbox.filter.more");
        });
        tour.picture("inbox-watch" + name, desk(), Tour.state(1280, 800, theme, scale), TourOfInbox::watch);
        tour.picture("palette-front" + name, desk(), Tour.state(1280, 800, theme, scale),
            ui -> Hands.search(ui.scene(), "re"));
      }
    }
    tour.picture("inbox-narrow", desk(), Tour.state(900, 640, ThemeChoice.LIGHT, 1),
        ui -> type(ui, "tag:vip channel:web queue:technical agent:\"Ben\" "));
  }

  private FakeChatSession desk() {
    FakeChatSession session = tour.sample.full();
    int i = 0;
    for (RoomSummary room : tour.sample.rooms()) {
      Opened opened = new Opened(i % 4 == 3 ? "app" : "web", room.opened().via(), null, null, null);
      Set<String> tags = i % 3 == 0 ? Set.of("vip") : i % 5 == 0 ? Set.of("payment", "complaint") : room.tags();
      session.put(new RoomSummary(room.id(), room.name(), opened, room.owner(), tags, room.priority(),
          room.waitingSince(), room.lastAt(), room.lastText(), room.lastRole(), room.unread(), room.unsent(),
          room.failed(), room.typing(), room.customerEnded(), room.claiming(), room.latency(), room.peerReceipts(),
          room.missing(), room.loss(), QUEUES.get(i % 3), room.raisedBy()));
      i++;
    }
    return session;
  }

  /** Word by word, with a space behind each. */
  private static void type(ConsoleUi ui, String text) {
    TextField field = (TextField) ui.scene().lookup(".inbox-filter .search-field");
    field.requestFocus();
    field.setText(text.strip());
    field.end();
    field.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, " ", " ", KeyCode.UNDEFINED, false, false, false, false));
  }

  private static void watch(ConsoleUi ui) {
    Hands.search(ui.scene(), Hands.words("room.watch"));
    ui.scene().getFocusOwner().fireEvent(
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
  }
}
