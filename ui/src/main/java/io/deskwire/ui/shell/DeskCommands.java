package io.deskwire.ui.shell;

import io.deskwire.session.Peer;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.search.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What the menu of the top bar can do, for the palette. */
final class DeskCommands {
  private DeskCommands() {}

  /**
   * All of them, the frequent ones first.
   *
   * @param sidePanel whether the customer panel is to be shown next
   */
  static List<Command> of(TopBar.Actions menu, Theme theme, Keymap keymap, BooleanSupplier sidePanel) {
    List<Command> all = new ArrayList<>(List.of(
        command("menu.outbox", keymap.words(KeyAction.OUTBOX), menu::openOutbox),
        command("menu.floor", keymap.words(KeyAction.FLOOR), () -> menu.showFloor(true)),
        command("menu.desk", keymap.words(KeyAction.FLOOR), () -> menu.showFloor(false)),
        command("menu.online", "", () -> menu.status(Peer.Status.ONLINE)),
        command("menu.away", "", () -> menu.status(Peer.Status.AWAY)),
        command("menu.offline", "", menu::workOffline),
        command("menu.reconnect", "", menu::reconnect),
        command("menu.side-panel", keymap.words(KeyAction.SIDE_PANEL),
            () -> menu.showSidePanel(sidePanel.getAsBoolean())),
        command("menu.settings", keymap.words(KeyAction.SETTINGS), menu::showSettings),
        command("menu.keys", keymap.words(KeyAction.KEYS), menu::showKeys),
        command("menu.notifications", "", menu::showNotifications),
        command("menu.profile", "", menu::editProfile),
        command("menu.larger", keymap.words(KeyAction.LARGER_TEXT), theme::larger),
        command("menu.smaller", keymap.words(KeyAction.SMALLER_TEXT), theme::smaller),
        command("menu.normal", keymap.words(KeyAction.NORMAL_TEXT), () -> theme.scale(1))));
    List<ThemeChoice> choices = theme.isFixed() ? List.of() : List.of(ThemeChoice.values());
    for (ThemeChoice choice : choices) {
      String name = Texts.of("menu.theme") + ": " + Texts.of("menu.theme." + choice.name().toLowerCase(Locale.ROOT));
      all.add(new Command(name, "", () -> theme.choose(choice)));
    }
    return all;
  }

  static Command command(String name, String keys, Runnable run) {
    return new Command(Texts.of(name), keys, run);
  }
}
