package io.deskwire.ui;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.DraftFile;
import io.deskwire.session.FakeChatSession;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.shell.ConsoleUi;
import io.deskwire.ui.shell.ShellState;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What opens over a conversation for a moment, where there is room and where there is little; for the tour. */
final class TourOfPopUps {
  private static final String LINKS = "The label is at https://parcels.example.org/label?id=20931 and the terms are at"
      + " https://shop.example.org/terms; or write to https://help.example.org/";

  private final Tour tour;

  TourOfPopUps(Tour tour) {
    this.tour = tour;
  }

  void walk() {
    composers();
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      String name = theme == ThemeChoice.LIGHT ? "-light" : "-dark";
      tour.picture("links" + name, links(), Tour.state(1280, 860, theme, 1), TourOfPopUps::links);
      tour.picture("files-gone" + name, gone(), Tour.state(1280, 860, theme, 1), _ -> {});
      tour.picture("saved" + name, tour.thanks(), Tour.state(1280, 860, theme, 1), TourOfPopUps::save);
      refused("refused" + name, Tour.state(1280, 860, theme, 1));
      refused("refused-150" + name, Tour.state(1440, 900, theme, 1.5));
      tour.picture("composer-canned-low" + name, tour.thanks(), Tour.state(900, 500, theme, 1),
          ui -> write(ui, "/", 1));
      tour.picture("composer-canned-low-150" + name, tour.thanks(), Tour.state(900, 600, theme, 1.5),
          ui -> write(ui, "/", 1));
    }
    tour.picture("links-150", links(), Tour.state(1180, 760, ThemeChoice.LIGHT, 1.5), TourOfPopUps::links);
    tour.picture("files-gone-150", gone(), Tour.state(1180, 760, ThemeChoice.DARK, 1.5), _ -> {});
    tour.picture("saved-150", tour.thanks(), Tour.state(1800, 1100, ThemeChoice.DARK, 1.5), TourOfPopUps::save);
    tour.picture("emoji-low", tour.thanks(), Tour.state(900, 480, ThemeChoice.DARK, 1),
        ui -> TourFiles.emoji(ui, "", 1));
  }

  /** A password is refused, and a toast offers to take back what was done. */
  private void refused(String name, ShellState.Snapshot state) {
    FakeChatSession session = tour.sample.full();
    tour.picture(name, session, state, ui -> {
      Event.fireEvent(ui.scene().getRoot(),
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.E, false, false, true, false));
      session.connection(tour.sample.refused());
    });
  }

  /** What opens over the text, and the editor in its place. */
  private void composers() {
    for (double scale : List.of(1.0, 1.5)) {
      ThemeChoice theme = scale > 1 ? ThemeChoice.DARK : ThemeChoice.LIGHT;
      String name = scale > 1 ? "-150" : "";
      tour.picture("composer-canned" + name, tour.talk(), Tour.state(1280, 860, theme, scale),
          ui -> write(ui, "Of course. /", 0));
      tour.picture("composer-unknown" + name, tour.talk(), Tour.state(1280, 860, theme, scale),
          ui -> write(ui, "/", 1));
      tour.picture("composer-editor" + name, tour.talk(), Tour.state(1280, 860, theme, scale), ui -> {
        write(ui, "/", -1);
        Event.fireEvent(ui.scene().lookup(".cv-area"),
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        ((ListView<?>) ui.scene().lookup(".cv-editor-list")).getSelectionModel().select(0);
      });
    }
  }

  /** Writes into the composer and goes down so many rows in the list; up when negative. */
  private static void write(ConsoleUi ui, String text, int down) {
    TextArea area = (TextArea) ui.scene().lookup(".cv-area");
    area.requestFocus();
    area.replaceText(0, area.getLength(), text);
    for (int i = 0; i < Math.abs(down); i++) {
      Event.fireEvent(area,
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", down < 0 ? KeyCode.UP : KeyCode.DOWN, false, false,
              false, false));
    }
  }

  private FakeChatSession links() {
    FakeChatSession session = tour.sample.full();
    long at = tour.sample.now() - 20_000;
    session.seed(List.of(new ChatMessage("links", "mia", at, at, EventType.MESSAGE,
        new Sender("mia", "Mia Lindqvist", Role.CUSTOMER), LINKS, null, at, at, Double.NaN, false, true, null, null,
        null, null, false)));
    return session;
  }

  /** A file that was chosen before the last restart, and has been moved meanwhile. */
  private FakeChatSession gone() {
    FakeChatSession session = tour.thanks();
    session.room("mia").saveDraftFiles(List.of(new DraftFile("/no/such/folder/quote-4711.pdf", 184_320, 0))).join();
    return session;
  }

  private static void links(ConsoleUi ui) {
    Event.fireEvent(ui.scene().getRoot(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.O, false, false, true, false));
  }

  private static void save(ConsoleUi ui) {
    ui.ask(new SavingTo(Path.of(System.getProperty("java.io.tmpdir"), "Mia Lindqvist 2026-11-24.txt")));
    ((MenuButton) ui.scene().lookup(".export-menu")).getItems().getFirst().fire();
  }
}
