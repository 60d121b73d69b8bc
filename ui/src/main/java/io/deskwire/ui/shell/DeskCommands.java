package io.deskwire.ui.shell;

import io.deskwire.session.Peer;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.search.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What the menu of the top bar can do, for the palette. */
final class DeskCommands {
  private static final double TEXT_STEP = 0.1;

  private DeskCommands() {}

  /**
   * All of them, the frequent ones first.
   *
   * @param sidePanel whether the customer panel is to be shown next
   */
  static List<Command> of(TopBar.Actions menu, Theme theme, BooleanSupplier sidePanel) {
    List<Command> all = new ArrayList<>(List.of(
        command("menu.floor", "Ctrl Shift F", () -> menu.showFloor(true)),
        command("menu.desk", "Ctrl Shift F", () -> menu.showFloor(false)),
        command("menu.outbox", "", menu::openOutbox),
        command("menu.online", "", () -> menu.status(Peer.Status.ONLINE)),
        command("menu.away", "", () -> menu.status(Peer.Status.AWAY)),
        command("menu.offline", "", menu::workOffline),
        command("menu.reconnect", "", menu::reconnect),
        command("menu.side-panel", "Ctrl .", () -> menu.showSidePanel(sidePanel.getAsBoolean())),
        command("menu.keys", "Ctrl /", menu::showKeys),
        command("menu.notifications", "", menu::showNotifications),
        command("menu.profile", "", menu::editProfile),
        command("menu.larger", "", () -> theme.scale(theme.scaleProperty().get() + TEXT_STEP)),
        command("menu.smaller", "", () -> theme.scale(theme.scaleProperty().get() - TEXT_STEP)),
        command("menu.normal", "", () -> theme.scale(1))));
    for (ThemeChoice choice : ThemeChoice.values()) {
      String name = Texts.of("menu.theme") + ": " + Texts.of("menu.theme." + choice.name().toLowerCase(Locale.ROOT));
      all.add(new Command(name, "", () -> theme.choose(choice)));
    }
    return all;
  }

  private static Command command(String name, String keys, Runnable run) {
    return new Command(Texts.of(name), keys, run);
  }
}
