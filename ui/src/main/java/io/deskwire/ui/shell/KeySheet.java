package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.KeyAction.Group;
import io.deskwire.ui.keys.KeyWords;
import io.deskwire.ui.keys.Keymap;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** All keys on one sheet, over everything else: the keymap's, and those that a list or a field has by itself. */
final class KeySheet {
  private static final List<List<Group>> COLUMNS = List.of(List.of(Group.WINDOW, Group.CHATS),
      List.of(Group.MESSAGES, Group.TABS, Group.WRITING));

  /** A key and the words for what it does. */
  private record Entry(String key, String words) {}

  private final Keymap keymap;
  private final Sheet sheet;
  private final Button close;

  /**
   * @param enterSends otherwise Enter begins a line, and sends with Ctrl
   * @param change     called when the agent wants other keys
   * @param done       called when it shall go
   */
  KeySheet(Keymap keymap, boolean enterSends, Runnable change, Runnable done) {
    this.keymap = keymap;
    HBox columns = new HBox(48);
    COLUMNS.forEach(groups -> columns.getChildren().add(column(groups, enterSends)));
    close = Nodes.button(Texts.of("keys.done"), done);
    close.setCancelButton(true);
    HBox foot = new HBox(8, Nodes.button(Texts.of("keys.change"), change), Nodes.spacer(), close);
    sheet = new Sheet(done, Nodes.label(Texts.of("keys.title"), "headline"), columns, foot);
    sheet.scrollByKeys();
  }

  private GridPane column(List<Group> groups, boolean enterSends) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    for (Group group : groups) {
      Label title = Nodes.label(Texts.of(group.words()), "key-part");
      grid.add(title, 0, grid.getRowCount(), 2, 1);
      entries(group).forEach(entry -> add(grid, entry));
      fixed(group, enterSends).forEach(entry -> add(grid, entry));
    }
    return grid;
  }

  private static void add(GridPane grid, Entry entry) {
    Label key = Nodes.label(entry.key(), "key-hint");
    key.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(grid.getRowCount(), key, Nodes.wrapped(entry.words()));
  }

  private List<Entry> entries(Group group) {
    List<Entry> entries = new ArrayList<>();
    boolean usualTabs = List.of(KeyAction.values()).stream().noneMatch(it -> it.tab() > 0 && keymap.isChanged(it));
    for (KeyAction action : KeyAction.values()) {
      String keys = keymap.words(action);
      if (action.group() == group && !keys.isEmpty() && !(usualTabs && action.tab() > 1)) {
        entries.add(usualTabs && action.tab() == 1
            ? new Entry(keys + " … 9", Texts.of("keys.do.tabs"))
            : new Entry(keys, Texts.of(action.words(), action.tab())));
      }
    }
    return entries;
  }

  private static List<Entry> fixed(Group group, boolean enterSends) {
    String enter = KeyWords.of(KeyCode.ENTER);
    String control = KeyWords.control() + " ";
    return switch (group) {
      case WINDOW -> List.of();
      case CHATS -> List.of(new Entry(enter, Texts.of("keys.open")),
          new Entry(control + enter, Texts.of("keys.claim-row")));
      case TABS -> List.of(new Entry("← →", Texts.of("keys.arrows")));
      case MESSAGES -> List.of(new Entry("↑ ↓", Texts.of("keys.message")),
          new Entry(KeyWords.shift() + " ↑ ↓", Texts.of("keys.select")),
          new Entry(KeyWords.of(KeyCode.SPACE), Texts.of("keys.details")), new Entry(enter, Texts.of("keys.answer")),
          new Entry(KeyWords.shift() + " F10", Texts.of("keys.menu")), new Entry(control + "C", Texts.of("keys.copy")));
      case WRITING -> List.of(new Entry(enterSends ? enter : control + enter, Texts.of("keys.send")),
          new Entry(enterSends ? KeyWords.shift() + " " + enter : enter, Texts.of("keys.line")),
          new Entry("↑", Texts.of("keys.edit")), new Entry(KeyWords.of(KeyCode.ESCAPE), Texts.of("keys.escape")));
    };
  }

  Node node() {
    return sheet.node();
  }

  void focus() {
    close.requestFocus();
  }
}
