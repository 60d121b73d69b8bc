package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Nodes;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One half of the work area with the pages in it; while there are two it says which chat it shows. FX thread. */
final class DeckSide extends VBox {
  private static final PseudoClass IN_USE = PseudoClass.getPseudoClass("in-use");
  private static final double NARROWEST = 280;

  private final StackPane pages = new StackPane();
  private final Label name = Nodes.label("", "deck-side-name");
  private final HBox bar = new HBox(name, Nodes.spacer());
  private final Button cross;

  /**
   * @param close what the cross does, in words
   */
  DeckSide(String close, Runnable closed) {
    getStyleClass().add("deck-side");
    bar.getStyleClass().add("deck-side-bar");
    cross = Nodes.iconButton(Feather.X, close, closed);
    name.setMinWidth(0);
    bar.getChildren().add(cross);
    Nodes.show(bar, false);
    pages.setMinSize(0, 0);
    VBox.setVgrow(pages, Priority.ALWAYS);
    getChildren().addAll(bar, pages);
    setMinHeight(0);
    setMinWidth(0);
  }

  /** Something that is as large as a page and never seen. */
  void host(Node unseen) {
    pages.getChildren().add(unseen);
  }

  void take(DeckTab tab) {
    pages.getChildren().add(tab.page());
  }

  void release(DeckTab tab) {
    pages.getChildren().remove(tab.page());
  }

  /** Whose page is shown. */
  void name(DeckTab tab) {
    name.textProperty().bind(tab.head().titleProperty());
  }

  /** Whether there are two, and this is the one in use. */
  void split(boolean two, boolean inUse) {
    Nodes.show(bar, two);
    setMinWidth(two ? NARROWEST : 0);
    pseudoClassStateChanged(IN_USE, two && inUse);
  }

  Button cross() {
    return cross;
  }
}
