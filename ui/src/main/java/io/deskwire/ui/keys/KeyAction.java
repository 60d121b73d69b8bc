package io.deskwire.ui.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCombination;

/**
 * What a shortcut can do, with the keys it has until the agent chooses others. The sheet of keys, the settings and the
 * window itself all read this list: a shortcut that is not in it does not exist.
 */
public enum KeyAction {
  // spotless:off: a table, one action a line
  SEARCH(Group.WINDOW, "Shortcut+K"),
  FLOOR(Group.WINDOW, "Shortcut+Shift+F"),
  NEXT_REGION(Group.WINDOW, "F6"),
  PREVIOUS_REGION(Group.WINDOW, "Shift+F6"),
  SIDE_PANEL(Group.WINDOW, "Shortcut+Period"),
  OUTBOX(Group.WINDOW, "Shortcut+Shift+O"),
  SETTINGS(Group.WINDOW, "Shortcut+Comma"),
  // a German keyboard has its slash on Shift 7, where the second one is easier
  KEYS(Group.WINDOW, "Shortcut+Slash, F1"),
  ACCEPT(Group.WINDOW, "Alt+G"),
  LARGER_TEXT(Group.WINDOW, "Shortcut+Plus, Shortcut+Equals, Shortcut+Add"),
  SMALLER_TEXT(Group.WINDOW, "Shortcut+Minus, Shortcut+Subtract"),
  NORMAL_TEXT(Group.WINDOW, "Shortcut+0"),

  NEXT_CHAT(Group.CHATS, "Alt+Down"),
  PREVIOUS_CHAT(Group.CHATS, "Alt+Up"),
  NEXT_UNREAD(Group.CHATS, "Alt+Shift+Down"),
  PREVIOUS_UNREAD(Group.CHATS, "Alt+Shift+Up"),
  CLAIM(Group.CHATS, "Alt+C"),
  TRANSFER(Group.CHATS, "Alt+T"),
  SNOOZE(Group.CHATS, "Alt+S"),
  RAISE_HAND(Group.CHATS, "Alt+H"),
  CLOSE_CHAT(Group.CHATS, "Alt+E"),

  RECENT_TAB(Group.TABS, "Shortcut+Tab"),
  OLDEST_TAB(Group.TABS, "Shortcut+Shift+Tab"),
  CLOSE_TAB(Group.TABS, "Shortcut+W"),
  MOVE_TAB_LEFT(Group.TABS, "Shortcut+Shift+Page Up"),
  MOVE_TAB_RIGHT(Group.TABS, "Shortcut+Shift+Page Down"),
  BESIDE(Group.TABS, "Shortcut+Shift+B"),
  DETACH(Group.TABS, "Shortcut+Shift+D"),
  TAB_1(Group.TABS, "Shortcut+1"),
  TAB_2(Group.TABS, "Shortcut+2"),
  TAB_3(Group.TABS, "Shortcut+3"),
  TAB_4(Group.TABS, "Shortcut+4"),
  TAB_5(Group.TABS, "Shortcut+5"),
  TAB_6(Group.TABS, "Shortcut+6"),
  TAB_7(Group.TABS, "Shortcut+7"),
  TAB_8(Group.TABS, "Shortcut+8"),
  TAB_9(Group.TABS, "Shortcut+9"),

  NEWEST(Group.MESSAGES, "Shortcut+End"),
  FIND(Group.MESSAGES, "Shortcut+F"),
  OLDEST_UNREAD(Group.MESSAGES, "Shift+Page Up"),
  OPEN_LINK(Group.MESSAGES, "Alt+O"),

  REPLY(Group.WRITING, "Alt+P"),
  NOTE(Group.WRITING, "Alt+L"),
  ATTACH(Group.WRITING, "Shortcut+U"),
  EMOJI(Group.WRITING, "Shortcut+Shift+E");
  // spotless:on

  /** What belongs together on the sheet. */
  public enum Group {
    WINDOW, CHATS, TABS, MESSAGES, WRITING;

    /** Key of its title among the texts. */
    public String words() {
      return "keys.part." + name().toLowerCase(Locale.ROOT);
    }
  }

  private final Group group;
  private final String usual;

  /**
   * @param usual separated by comma and space: names of keys have spaces
   */
  KeyAction(Group group, String usual) {
    this.group = group;
    this.usual = usual;
  }

  public Group group() {
    return group;
  }

  /** Key of its words among the texts; one for all that go to a tab. */
  public String words() {
    return tab() > 0 ? "keys.do.tab" : "keys.do." + id();
  }

  /** As settings files name it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The tab that it goes to, counted from 1; 0 for one that goes to none. */
  public int tab() {
    return name().startsWith("TAB_") ? name().charAt(4) - '0' : 0;
  }

  /**
   * The keys of a fresh installation, the one to be shown first.
   *
   * @param mac there Alt and a letter write a letter (Alt+L is @ on a German one), so the command key comes with it
   */
  List<KeyCombination> usual(boolean mac) {
    List<KeyCombination> keys = new ArrayList<>();
    for (String each : usual.split(", ", -1)) {
      boolean letter = each.matches("Alt\\+(Shift\\+)?[A-Z]");
      keys.add(KeyCombination.valueOf(mac && letter ? "Shortcut+" + each : each));
    }
    return keys;
  }
}
