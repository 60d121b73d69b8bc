package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** All keys on one sheet, over everything else. FX thread. */
final class KeySheet {
  private static final List<List<Entry>> COLUMNS = List.of(
      List.of(part("keys.part.window"), key("F6", "keys.region"), key("Ctrl K", "keys.search"),
          key("Ctrl .", "keys.panel"), key("Ctrl /", "keys.sheet"),
          part("keys.part.rooms"), key("Alt ↑ ↓", "keys.neighbour"), key("Enter", "keys.open"),
          key("Ctrl Enter", "keys.claim-row"), key("Alt C", "keys.claim"),
          part("keys.part.tabs"), key("Ctrl 1 … 9", "keys.tab"), key("Ctrl Tab", "keys.recent"),
          key("← →", "keys.arrows"), key("Ctrl W", "keys.close")),
      List.of(part("keys.part.messages"), key("↑ ↓", "keys.message"), key("Space", "keys.details"),
          key("Enter", "keys.answer"), key("Shift F10", "keys.menu"), key("Ctrl C", "keys.copy"),
          key("Ctrl End", "keys.newest"),
          part("keys.part.writing"), key("Enter", "keys.send"), key("Shift Enter", "keys.line"),
          key("Alt P", "keys.reply"), key("Alt L", "keys.note"), key("↑", "keys.edit"), key("Esc", "keys.escape")));

  /** A key and the words for what it does; no key for the title of a part. */
  private record Entry(String key, String words) {}

  private final Sheet sheet;
  private final Button close;

  /**
   * @param done called when it shall go
   */
  KeySheet(Runnable done) {
    HBox columns = new HBox(48);
    COLUMNS.forEach(column -> columns.getChildren().add(column(column)));
    close = Nodes.button(Texts.of("keys.done"), done);
    close.setCancelButton(true);
    HBox foot = new HBox(Nodes.spacer(), close);
    sheet = new Sheet(done, Nodes.label(Texts.of("keys.title"), "headline"), columns, foot);
  }

  private static Entry part(String words) {
    return new Entry("", words);
  }

  private static Entry key(String key, String words) {
    return new Entry(key, words);
  }

  private static GridPane column(List<Entry> entries) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-grid");
    for (Entry entry : entries) {
      Label words = Nodes.label(Texts.of(entry.words()));
      if (entry.key().isEmpty()) {
        words.getStyleClass().add("key-part");
        grid.add(words, 0, grid.getRowCount(), 2, 1);
      } else {
        Label key = Nodes.label(entry.key(), "key-hint");
        key.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), key, words);
      }
    }
    return grid;
  }

  Node node() {
    return sheet.node();
  }

  void focus() {
    close.requestFocus();
  }
}
