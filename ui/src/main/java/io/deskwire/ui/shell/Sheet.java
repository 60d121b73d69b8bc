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
  private static final double STEP = 60;

  private final StackPane cover = new StackPane();
  private final ScrollPane scroll;

  /**
   * @param done called when it shall go
   */
  Sheet(Runnable done, Node... content) {
    VBox card = new VBox(content);
    card.getStyleClass().add("sheet-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    scroll = new ScrollPane(new StackPane(card));
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

  /** The keys that move go through the sheet: for one on which there is nothing else for them. */
  void scrollByKeys() {
    cover.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      double page = scroll.getViewportBounds().getHeight();
      double by = switch (event.getCode()) {
        case DOWN -> STEP;
        case UP -> -STEP;
        case PAGE_DOWN -> page - STEP;
        case PAGE_UP -> STEP - page;
        case HOME -> Double.NEGATIVE_INFINITY;
        case END -> Double.POSITIVE_INFINITY;
        default -> 0;
      };
      double hidden = scroll.getContent().getLayoutBounds().getHeight() - page;
      if (by != 0 && hidden > 0 && !event.isAltDown() && !event.isControlDown()) {
        scroll.setVvalue(Math.clamp(scroll.getVvalue() + by / hidden, 0, 1));
        event.consume();
      }
    });
  }

  Node node() {
    return cover;
  }
}
