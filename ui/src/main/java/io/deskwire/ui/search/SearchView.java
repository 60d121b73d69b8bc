package io.deskwire.ui.search;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SearchField;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.keys.KeyWords;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The palette over the window: a field, and what it finds. The keyboard stays in the field. FX thread. */
public final class SearchView {
  private final SearchViewModel model;
  private final TextField field = new SearchField(Texts.of("search.field"), null);
  private final ListView<Row> list = new ListView<>();
  private final StackPane cover = new StackPane();

  public SearchView(SearchViewModel model) {
    this.model = model;
    field.textProperty().bindBidirectional(model.textProperty());
    list.getStyleClass().add("search-list");
    list.setCellFactory(_ -> new RowCell(model));
    list.setFocusTraversable(false);
    list.setAccessibleText(Texts.of("search.list"));
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox card = new VBox(field, list, foot());
    card.getStyleClass().add("search-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    cover.getStyleClass().addAll("veil", "search-veil");
    cover.getChildren().add(card);
    cover.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
      if (event.getTarget().equals(cover)) {
        model.leave();
      }
    });
    cover.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (key(event)) {
        event.consume();
      }
    });
    // both live as long as the palette, which nobody keeps once it is gone
    model.rowsProperty().subscribe(rows -> list.getItems().setAll(rows));
    model.selectedProperty().subscribe(_ -> select());
  }

  private static HBox foot() {
    HBox foot = new HBox();
    foot.getStyleClass().add("search-foot");
    for (List<String> hint : List.of(List.of("↑ ↓", "search.key.move"),
        List.of(KeyWords.of(KeyCode.ENTER), "search.key.open"),
        List.of(KeyWords.of(KeyCode.ESCAPE), "search.key.close"))) {
      foot.getChildren().addAll(Nodes.label(hint.getFirst(), "key-hint"),
          Nodes.label(Texts.of(hint.getLast()), "search-words"));
    }
    return foot;
  }

  /** What is put over the window. */
  public Node node() {
    return cover;
  }

  /** The keyboard goes to the field. */
  public void focus() {
    field.requestFocus();
    field.end();
  }

  private boolean key(KeyEvent event) {
    if (event.isAltDown() || event.isShortcutDown()) {
      return false;
    }
    switch (event.getCode()) {
      case UP -> model.move(-1);
      case DOWN -> model.move(1);
      case PAGE_UP -> model.page(-1);
      case PAGE_DOWN -> model.page(1);
      case ENTER -> model.choose();
      case ESCAPE -> model.leave();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void select() {
    int index = model.selectedProperty().get();
    if (index < 0) {
      list.getSelectionModel().clearSelection();
      field.setAccessibleHelp(null);
      return;
    }
    list.getSelectionModel().select(index);
    // what stands in the list is read out where the keyboard is
    field.setAccessibleHelp(list.getItems().get(index) instanceof Row.Choice choice ? choice.spoken() : null);
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(Math.max(0, index - 1)); // with the title above the first of a section
      flow.scrollTo(index);
    }
  }
}
