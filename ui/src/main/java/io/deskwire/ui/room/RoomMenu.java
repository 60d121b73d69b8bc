package io.deskwire.ui.room;

import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/**
 * Everything that can be done with a room as menus, made when they are asked for: what is possible changes by itself. FX
 * thread.
 */
public final class RoomMenu {
  private static final List<String> PRIORITIES = List.of("room.priority.0", "room.priority.1", "room.priority.2");

  private final RoomDeeds deeds;
  private final RoomSummary room;

  public RoomMenu(RoomDeeds deeds, RoomSummary room) {
    this.deeds = deeds;
    this.room = room;
  }

  /** What a priority is called. */
  public static String priority(int level) {
    return Texts.of(PRIORITIES.get(Math.clamp(level, 0, PRIORITIES.size() - 1)));
  }

  /**
   * Everything, for a row of a list.
   *
   * @param watched whether the agent watches the room
   * @param watch   begins or ends that
   */
  public ContextMenu whole(boolean watched, Consumer<Boolean> watch) {
    List<MenuItem> first = new ArrayList<>();
    first.add(item("room.open", () -> deeds.open(room)));
    if (!deeds.isMine(room)) {
      MenuItem claim = item(room.owner().kind() == Owner.Kind.CLAIMED ? "room.over" : "room.claim",
          () -> deeds.claim(room));
      claim.setDisable(!deeds.mayClaim(room));
      first.add(claim);
    }
    List<MenuItem> marks = new ArrayList<>(marks());
    marks.add(item(watched ? "room.unwatch" : "room.watch", () -> watch.accept(!watched)));
    return shown(parted(List.of(first, handing(true), marks)));
  }

  /**
   * What has no button of its own in the header.
   *
   * @param all whether transfer, snooze and close are among it: there is no room for their buttons
   */
  public ContextMenu more(boolean all) {
    return shown(parted(List.of(handing(all), marks())));
  }

  /** Until when it is put aside. */
  public ContextMenu snooze() {
    return shown(snoozeItems());
  }

  /** As what it is closed. */
  public ContextMenu close() {
    return shown(closeItems());
  }

  /** Items are mnemonics otherwise: an underscore in a tag would vanish. */
  private static ContextMenu shown(List<MenuItem> items) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().addAll(items);
    items.forEach(RoomMenu::plain);
    return menu;
  }

  private static void plain(MenuItem item) {
    item.setMnemonicParsing(false);
    if (item instanceof Menu menu) {
      menu.getItems().forEach(RoomMenu::plain);
    }
  }

  private static List<MenuItem> parted(List<List<MenuItem>> parts) {
    List<MenuItem> items = new ArrayList<>();
    for (List<MenuItem> part : parts) {
      if (!items.isEmpty() && !part.isEmpty()) {
        items.add(new SeparatorMenuItem());
      }
      items.addAll(part);
    }
    return items;
  }

  private List<MenuItem> handing(boolean all) {
    List<MenuItem> items = new ArrayList<>();
    if (all && deeds.mayGive(room)) {
      items.add(item("room.transfer", () -> deeds.chooseRecipient(room)));
      items.add(menu("room.snooze", snoozeItems()));
      items.add(menu("room.close", closeItems()));
    }
    if (deeds.mayGive(room) && room.owner().kind() == Owner.Kind.CLAIMED) {
      items.add(item("room.release", () -> deeds.release(room)));
    }
    if (room.owner().kind() == Owner.Kind.CLOSED || room.owner().kind() == Owner.Kind.SNOOZED) {
      items.add(item("room.reopen", () -> deeds.reopen(room)));
    }
    return items;
  }

  private List<MenuItem> marks() {
    boolean raised = room.raisedBy() != null;
    return List.of(menu("room.priority", priorities()), menu("room.tags", tags()),
        item(raised ? "room.lower" : "room.raise", () -> deeds.raise(room, !raised)),
        item(room.blocked() == null ? "room.block" : "room.unblock", () -> deeds.blockOrNot(room)));
  }

  private List<MenuItem> snoozeItems() {
    return deeds.snoozeTimes().stream()
        .map(time -> named(Texts.dotted(time.words(), time.time()), () -> deeds.snooze(room, time.until()))).toList();
  }

  private List<MenuItem> closeItems() {
    List<MenuItem> items = new ArrayList<>();
    items.add(item("room.close.plain", () -> deeds.close(room, null)));
    items.add(new SeparatorMenuItem());
    for (String tag : RoomDeeds.closingTags()) {
      items.add(named(Texts.of("room.close.as", tag), () -> deeds.close(room, tag)));
    }
    items.add(item("room.close.other", () -> deeds.closeAs(room)));
    return items;
  }

  private List<MenuItem> priorities() {
    ToggleGroup group = new ToggleGroup();
    List<MenuItem> items = new ArrayList<>();
    for (int level = 0; level < PRIORITIES.size(); level++) {
      int chosen = level;
      RadioMenuItem item = new RadioMenuItem(priority(level));
      item.setToggleGroup(group);
      item.setSelected(room.priority() == level);
      item.setOnAction(_ -> deeds.priority(room, chosen));
      items.add(item);
    }
    return items;
  }

  private List<MenuItem> tags() {
    TreeSet<String> known = new TreeSet<>(deeds.tags());
    known.addAll(room.tags());
    List<MenuItem> items = new ArrayList<>();
    for (String tag : known) {
      CheckMenuItem item = new CheckMenuItem(SafeText.line(tag));
      item.setSelected(room.tags().contains(tag));
      item.setOnAction(_ -> {
        if (item.isSelected()) {
          deeds.tag(room, tag);
        } else {
          deeds.untag(room, tag);
        }
      });
      items.add(item);
    }
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    items.add(item("room.tag.new", () -> deeds.askTag(room)));
    return items;
  }

  private static Menu menu(String key, List<MenuItem> items) {
    Menu menu = new Menu(Texts.of(key));
    menu.getItems().addAll(items);
    return menu;
  }

  private static MenuItem item(String key, Runnable action) {
    return named(Texts.of(key), action);
  }

  private static MenuItem named(String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setOnAction(_ -> action.run());
    return item;
  }
}
