package io.deskwire.ui.shell;

import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.search.Command;
import io.deskwire.ui.settings.Desks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** The other desks, wherever one can go to them: menu, palette, status bar. FX thread. */
final class DeskChoices {
  private final Desks desks;
  private final String here;
  private final Executor disk;
  private final Executor ui;
  private final Consumer<String> open;
  private final Runnable manage;
  private @Nullable Runnable demoEnd;

  /**
   * @param here   id of the desk that is open; empty when it is none of them
   * @param disk   where files are read
   * @param open   leaves this desk for another one
   * @param manage shows all of them
   */
  DeskChoices(Desks desks, String here, Executor disk, Executor ui, Consumer<String> open, Runnable manage) {
    this.desks = desks;
    this.here = here;
    this.disk = disk;
    this.ui = ui;
    this.open = open;
    this.manage = manage;
  }

  /** Made anew each time it opens: desks come and go, and what waits at each is counted then. */
  Menu menu() {
    Menu menu = new Menu(Texts.of("menu.desks"));
    menu.getItems().setAll(items());
    menu.setOnShowing(_ -> menu.getItems().setAll(items()));
    return menu;
  }

  ContextMenu contextMenu() {
    ContextMenu menu = new ContextMenu();
    menu.getItems().setAll(items());
    return menu;
  }

  private List<MenuItem> items() {
    List<MenuItem> items = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    for (Desks.Entry desk : desks.all()) {
      String name = SafeText.line(desk.name());
      RadioMenuItem item = new RadioMenuItem(name);
      item.setMnemonicParsing(false);
      item.setToggleGroup(group);
      item.setSelected(desk.id().equals(here));
      item.setOnAction(_ -> go(desk.id()));
      if (!desk.id().equals(here)) {
        count(desk.id(), waiting -> item.setText(Texts.of("desks.waits.at", name, waiting)));
      }
      items.add(item);
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    MenuItem all = new MenuItem(Texts.of("menu.desks.manage"));
    all.setOnAction(_ -> manage.run());
    items.add(all);
    return items;
  }

  private void go(String id) {
    if (!id.equals(here)) {
      open.accept(id);
    }
  }

  private void count(String id, Consumer<Integer> some) {
    var _ = CompletableFuture.supplyAsync(() -> desks.waiting(id), disk).exceptionally(_ -> 0)
        .thenAcceptAsync(waiting -> {
          if (waiting > 0) {
            some.accept(waiting);
          }
        }, ui);
  }

  /** What leads away when the demo is open; null when it is not. */
  void demo(@Nullable Runnable leave) {
    demoEnd = leave;
  }

  /** For the palette. */
  List<Command> commands() {
    List<Command> all = new ArrayList<>();
    if (demoEnd != null) {
      all.add(new Command(Texts.of("demo.leave"), "", demoEnd));
    }
    desks.all().stream().filter(desk -> !desk.id().equals(here)).forEach(
        desk -> all.add(new Command(Texts.of("menu.desks.open", SafeText.line(desk.name())), "", () -> go(desk.id()))));
    all.add(new Command(Texts.of("menu.desks.manage"), "", manage));
    return all;
  }

  /** Tells of a desk that was left with messages that have not been sent. */
  void left(String id, Consumer<String> words) {
    desks.all().stream().filter(desk -> desk.id().equals(id) && !id.equals(here)).findFirst()
        .ifPresent(desk -> count(id, waiting -> words.accept(
            Texts.of("desks.left", SafeText.line(desk.name()), waiting))));
  }
}
