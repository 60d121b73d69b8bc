package io.deskwire.ui;

import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.shell.ConsoleUi;
import io.deskwire.ui.shell.ShellState;
import java.util.EnumSet;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;

/** Several desks, and what an administrator has decided. */
final class TourOfSettings {
  private final Tour tour;

  TourOfSettings(Tour tour) {
    this.tour = tour;
  }

  void walk() {
    desks();
    fixed();
    tour.prefer(Preferences.usual());
  }

  private void desks() {
    for (ThemeChoice theme : new ThemeChoice[]{ThemeChoice.LIGHT, ThemeChoice.DARK}) {
      for (double scale : new double[]{1, 1.5}) {
        String name = (theme == ThemeChoice.LIGHT ? "light" : "dark") + (scale > 1 ? "-150" : "");
        tour.snapshot("desks-" + name, three(), Tour.state(1280, 800, theme, scale), ui -> Tour.settings(ui, 5));
        tour.snapshot("desks-remove-" + name, three(), Tour.state(1280, 800, theme, scale), ui -> {
          Tour.settings(ui, 5);
          Tour.press(ui, "desks.named", Hands.words("desks.remove"), "Returns & repairs");
        });
        tour.snapshot("desks-edit-" + name, three(), Tour.state(1280, 860, theme, scale), ui -> {
          Tour.settings(ui, 5);
          Tour.press(ui, "desks.named", Hands.words("desks.edit"), "Returns & repairs");
        });
      }
    }
    ShellState.Snapshot plain = Tour.state(1280, 800, ThemeChoice.LIGHT, 1);
    tour.snapshot("desks-empty", new SampleDesks(tour.shown()), plain, ui -> Tour.settings(ui, 5));
    tour.snapshot("desks-one", new SampleDesks(tour.shown()).with(".", "Support", 0, "mqtts://broker.example.org:8883"),
        plain, ui -> Tour.settings(ui, 5));
    tour.snapshot("desks-narrow", three(), Tour.state(760, 560, ThemeChoice.LIGHT, 1.5), ui -> Tour.settings(ui, 5));
    tour.snapshot("desks-menu", three(), plain, ui -> {
      MenuButton button = (MenuButton) ui.scene().lookup(".presence-button");
      button.show();
      button.getItems().stream().filter(Menu.class::isInstance).map(Menu.class::cast)
          .filter(menu -> Hands.words("menu.desks").equals(menu.getText())).forEach(Menu::show);
    });
    tour.snapshot("desks-status", three(), plain, ui -> ui.scene().getRoot().lookupAll(".status-button").stream()
        .map(Button.class::cast).reduce((_, last) -> last).ifPresent(Button::fire));
  }

  private SampleDesks three() {
    return new SampleDesks(tour.shown())
        .with(".", "Support", 0, "mqtts://broker.example.org:8883", "stomp+wss://broker.example.org:15673/ws")
        .with("desks/2", "Returns & repairs", 2, "stomp+wss://returns.example.org/ws")
        .with("desks/3", "A desk with a very long name that somebody has thought about for a long time", 0,
            "mqtts://a-rather-long-host-name-of-a-broker.in-some-department.example.org:8883")
        .asking("desks/3");
  }

  private void fixed() {
    Preferences fixed = new Preferences(new Keymap(false),
        new Fixed(EnumSet.allOf(Fixed.Setting.class), "/etc/deskwire/settings.json", ""));
    fixed.keepDaysProperty().set(180);
    tour.prefer(fixed);
    for (ThemeChoice theme : new ThemeChoice[]{ThemeChoice.LIGHT, ThemeChoice.DARK}) {
      for (double scale : new double[]{1, 1.5}) {
        String name = (theme == ThemeChoice.LIGHT ? "light" : "dark") + (scale > 1 ? "-150" : "");
        tour.picture("fixed-appearance-" + name, tour.sample.full(), Tour.state(1280, 800, theme, scale),
            ConsoleUi::showSettings);
        tour.picture("fixed-writing-" + name, tour.sample.full(), Tour.state(1280, 800, theme, scale),
            ui -> Tour.settings(ui, 1));
        tour.picture("fixed-notifications-" + name, tour.sample.full(), Tour.state(1280, 800, theme, scale),
            ConsoleUi::showNotifications);
        tour.picture("fixed-privacy-" + name, tour.sample.full(), Tour.state(1280, 800, theme, scale),
            ui -> Tour.settings(ui, 4));
        tour.picture("fixed-profile-" + name, tour.sample.full(), Tour.state(1280, 860, theme, scale),
            ConsoleUi::editProfile);
      }
    }
    tour.prefer(new Preferences(new Keymap(false), new Fixed(EnumSet.noneOf(Fixed.Setting.class),
        "/etc/deskwire/settings.json", "The administrator's settings in /etc/deskwire/settings.json cannot be used"
            + " (it is damaged in line 3). Nothing is fixed by them until the file is corrected.")));
    tour.picture("fixed-broken", tour.sample.full(), Tour.state(1280, 800, ThemeChoice.LIGHT, 1),
        ConsoleUi::showSettings);
    tour.picture("fixed-broken-narrow", tour.sample.full(), Tour.state(760, 560, ThemeChoice.DARK, 1.5),
        ConsoleUi::showSettings);
  }
}
