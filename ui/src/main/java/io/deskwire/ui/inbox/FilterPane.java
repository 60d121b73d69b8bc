package io.deskwire.ui.inbox;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.SearchField;
import io.deskwire.ui.fx.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Tags, agents, queues and channels of the rooms there are, to filter by: typing finds one, the arrows go to it, Enter or
 * a click turns it on or off. FX thread.
 */
final class FilterPane extends VBox {
  private final InboxViewModel model;
  private final Runnable done;
  private final TextField field = new SearchField(Texts.of("inbox.filter.find"), null);
  private final ListView<FilterRow> list = new ListView<>();

  FilterPane(InboxViewModel model, Runnable done) {
    this.model = model;
    this.done = done;
    getStyleClass().addAll("card", "filter-pane");
    list.getStyleClass().add("filter-list");
    list.setCellFactory(_ -> new Cell());
    list.setPlaceholder(Nodes.label(Texts.of("inbox.filter.nothing"), "empty-words"));
    list.setAccessibleText(Texts.of("inbox.filter.more"));
    list.setFocusTraversable(false); // the keyboard stays in the field
    VBox.setVgrow(list, Priority.ALWAYS);
    Label hint = Nodes.wrapped(Texts.of("inbox.filter.help"), "muted", "small");
    getChildren().addAll(field, list, hint);
    field.textProperty().addListener((_, _, _) -> fill());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    fill();
  }

  void focus() {
    field.requestFocus();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case UP -> move(-1);
      case DOWN -> move(1);
      case ENTER -> toggle(list.getSelectionModel().getSelectedItem());
      case ESCAPE -> {
        if (!field.getText().isEmpty()) {
          return; // the field empties itself first
        }
        done.run();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** To the next value; titles are no choice. */
  private void move(int step) {
    List<FilterRow> rows = list.getItems();
    int at = list.getSelectionModel().getSelectedIndex() + step;
    while (at >= 0 && at < rows.size() && rows.get(at).term() == null) {
      at += step;
    }
    select(at);
  }

  private void select(int at) {
    if (at >= 0 && at < list.getItems().size()) {
      list.getSelectionModel().select(at);
      list.scrollTo(Math.max(0, at - 2));
      FilterTerm term = list.getItems().get(at).term();
      field.setAccessibleHelp(term == null ? null : term.words()); // read out where the keyboard is
    }
  }

  private void toggle(@Nullable FilterRow row) {
    if (row != null && row.term() != null) {
      int at = list.getSelectionModel().getSelectedIndex();
      model.choose(row.term(), !row.on());
      fill();
      select(at);
    }
  }

  private void fill() {
    list.getItems().setAll(model.choices(field.getText()));
    if (!list.getItems().isEmpty()) {
      list.getSelectionModel().select(1);
    }
  }

  /** A title, or a value with its mark and how many rooms have it. */
  private final class Cell extends ListCell<FilterRow> {
    private final Label title = Nodes.label("", "section-title");
    private final CheckBox mark = new CheckBox();
    private final Label count = Nodes.figure("muted", "small");
    private final HBox value = new HBox(8, mark, Nodes.spacer(), count);

    Cell() {
      getStyleClass().add("filter-cell");
      setPrefWidth(0); // as wide as the list, never wider: no horizontal scrolling
      value.setAlignment(Pos.CENTER_LEFT);
      mark.setMouseTransparent(true);
      mark.setFocusTraversable(false);
      mark.setMnemonicParsing(false);
      mark.setMinWidth(0);
      setOnMouseClicked(event -> {
        if (event.isStillSincePress()) {
          toggle(getItem());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable FilterRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setGraphic(null);
        setAccessibleText(null);
      } else if (row.term() == null) {
        title.setText(row.field().words().toUpperCase(Texts.locale()));
        setAccessibleText(row.field().words());
        setGraphic(title);
      } else {
        mark.setText(SafeText.line(row.term().value()));
        mark.setSelected(row.on());
        count.setText(Integer.toString(row.rooms()));
        setAccessibleText(Texts.of(row.on() ? "inbox.filter.on" : "inbox.filter.off", row.term().words(), row.rooms()));
        setGraphic(value);
      }
      Nodes.toggle(this, "choice", row != null && !empty && row.term() != null);
    }
  }
}
