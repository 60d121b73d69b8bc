package io.deskwire.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A card over a veil over everything else; scrolls where the window is low, goes with Escape. FX thread. */
final class Sheet {
  private final StackPane cover = new StackPane();

  /**
   * @param done called when it shall go
   */
  Sheet(Runnable done, Node... content) {
    VBox card = new VBox(content);
    card.getStyleClass().add("sheet-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(new StackPane(card));
    scroll.getStyleClass().add("veil-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    cover.getStyleClass().add("veil");
    cover.getChildren().add(scroll);
    // a handler: what has the focus may have a use of its own for Escape
    cover.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        done.run();
        event.consume();
      }
    });
  }

  Node node() {
    return cover;
  }
}
