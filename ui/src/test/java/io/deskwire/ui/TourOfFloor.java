package io.deskwire.ui;

import io.deskwire.session.FakeChatSession;
import io.deskwire.session.SampleFloor;
import io.deskwire.ui.floor.FloorRow;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.shell.ConsoleUi;
import io.deskwire.ui.shell.ShellState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TableView;

/** The floor, for the tour. */
final class TourOfFloor {
  private final Tour tour;

  TourOfFloor(Tour tour) {
    this.tour = tour;
  }

  void walk() {
    for (ThemeChoice theme : new ThemeChoice[]{ThemeChoice.LIGHT, ThemeChoice.DARK}) {
      String name = theme == ThemeChoice.LIGHT ? "light" : "dark";
      floor("floor-" + name, 20, 5, state(1440, 900, theme, 1), ui -> choose(ui, 1));
      floor("floor-2000-" + name, 2_000, 12, state(1440, 900, theme, 1), ui -> choose(ui, 0));
      floor("floor-monitor-" + name, 20, 5, state(1440, 900, theme, 1), TourOfFloor::monitor);
    }
    floor("floor-take-over", 20, 5, state(1440, 900, ThemeChoice.LIGHT, 1), ui -> {
      choose(ui, 0);
      Tour.press(ui, "floor.action.take-over");
    });
    floor("floor-150", 20, 5, state(1440, 900, ThemeChoice.LIGHT, 1.5), ui -> choose(ui, 1));
    floor("floor-monitor-150", 20, 5, state(1440, 900, ThemeChoice.DARK, 1.5), TourOfFloor::monitor);
    floor("floor-narrow", 20, 5, state(1100, 760, ThemeChoice.LIGHT, 1), ui -> choose(ui, 1));
    floor("floor-monitor-narrow", 20, 5, state(1100, 760, ThemeChoice.DARK, 1), TourOfFloor::monitor);
    floor("floor-wide", 2_000, 12, state(1600, 980, ThemeChoice.LIGHT, 1), ui -> choose(ui, 1));
    FakeChatSession empty = tour.sample.empty();
    empty.putAll(List.of());
    empty.connection(tour.sample.online());
    tour.picture("floor-empty", empty, state(1280, 800, ThemeChoice.LIGHT, 1), ui -> ui.showFloor(true));
    FakeChatSession offline = new SampleFloor(tour.sample, 20, 5).session();
    offline.connection(tour.sample.offline());
    tour.picture("floor-offline", offline, state(1280, 800, ThemeChoice.LIGHT, 1), ui -> ui.showFloor(true));
  }

  private void floor(String name, int rooms, int agents, ShellState.Snapshot state, Consumer<ConsoleUi> act) {
    tour.picture(name, new SampleFloor(tour.sample, rooms, agents).leads(), state, ui -> {
      ui.showFloor(true);
      act.accept(ui);
    });
  }

  private static void choose(ConsoleUi ui, int row) {
    TableView<?> table = (TableView<?>) ui.scene().lookup(".floor-table");
    table.getSelectionModel().select(row);
  }

  /** The room that has a conversation. */
  private static void monitor(ConsoleUi ui) {
    TableView<?> table = (TableView<?>) ui.scene().lookup(".floor-table");
    for (int i = 0; i < table.getItems().size(); i++) {
      if (((FloorRow<?>) table.getItems().get(i)).id().equals("mia")) {
        table.getSelectionModel().select(i);
      }
    }
    Tour.press(ui, "floor.action.monitor");
  }

  private static ShellState.Snapshot state(double width, double height, ThemeChoice theme, double scale) {
    return Tour.state(width, height, theme, scale);
  }
}
