package io.deskwire.ui;

import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.shell.ConsoleUi;
import java.util.EnumSet;

/** What an administrator has decided. */
final class TourOfSettings {
  private final Tour tour;

  TourOfSettings(Tour tour) {
    this.tour = tour;
  }

  void walk() {
    fixed();
    tour.prefer(Preferences.usual());
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
