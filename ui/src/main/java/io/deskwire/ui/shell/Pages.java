package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Keymap;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Whole pages for the moments when there is no conversation to show. */
final class Pages {
  private static final double READABLE = 560;
  private static final List<KeyAction> HINTS = List.of(KeyAction.NEXT_CHAT, KeyAction.NEXT_REGION, KeyAction.SEARCH,
      KeyAction.CLOSE_TAB, KeyAction.KEYS);

  private Pages() {}

  /** The desk is being opened. */
  static VBox loading() {
    ProgressIndicator busy = new ProgressIndicator();
    busy.setMaxSize(36, 36);
    return page(busy, Nodes.label(Texts.of("start.loading"), "muted"));
  }

  /** The desk could not be opened: what happened, what is kept, what can be done. */
  static VBox failed(String sentence, Runnable again, Runnable other) {
    Label words = Nodes.label(sentence, "muted");
    words.setMaxWidth(READABLE);
    words.setMinHeight(Region.USE_PREF_SIZE);
    HBox buttons = new HBox(8, Nodes.button(Texts.of("start.again"), again, "primary"),
        Nodes.button(Texts.of("start.other"), other));
    buttons.setAlignment(Pos.CENTER);
    buttons.setTranslateY(8);
    return page(Nodes.label(Texts.of("start.failed"), "headline"), words, buttons);
  }

  /** A desk that is made up, under a line that says so. */
  static VBox demo(Node desk, Runnable leave) {
    Label words = Nodes.label(Texts.of("demo.words"));
    words.setMinWidth(0);
    HBox bar = new HBox(12, words, Nodes.spacer(), Nodes.button(Texts.of("demo.leave"), leave));
    bar.getStyleClass().add("demo-bar");
    VBox.setVgrow(desk, Priority.ALWAYS);
    return new VBox(bar, desk);
  }

  /** No tab is open. */
  static VBox welcome(Button takeNext, Keymap keymap) {
    GridPane keys = new GridPane();
    keys.getStyleClass().add("hint-grid");
    hint(keys, keymap);
    Label text = Nodes.label(Texts.of("welcome.text"), "muted");
    text.setMaxWidth(READABLE);
    takeNext.setTranslateY(8);
    return page(Nodes.label(Texts.of("welcome.title"), "headline"), text, takeNext, keys);
  }

  private static void hint(GridPane grid, Keymap keymap) {
    grid.getChildren().clear();
    for (KeyAction action : HINTS) {
      String keys = keymap.words(action);
      if (!keys.isEmpty()) {
        Label hint = Nodes.label(keys, "key-hint");
        GridPane.setHalignment(hint, HPos.RIGHT);
        grid.addRow(grid.getRowCount(), hint, Nodes.label(Texts.of(action.words()), "muted", "small"));
      }
    }
  }

  private static VBox page(Node... nodes) {
    VBox page = new VBox(nodes);
    page.getStyleClass().add("start-page");
    return page;
  }
}
