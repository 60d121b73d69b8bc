package io.deskwire.ui.search;

import io.deskwire.ui.fx.Avatar;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One row of the palette: a title, a sentence, or something to choose. */
final class RowCell extends ListCell<Row> {

  RowCell(SearchViewModel model) {
    getStyleClass().add("search-cell");
    setPrefWidth(0); // as wide as the list, never wider: no horizontal scrolling
    setOnMouseClicked(event -> {
      if (!isEmpty() && event.isStillSincePress()) {
        model.choose(getIndex());
      }
    });
  }

  @Override
  protected void updateItem(@Nullable Row row, boolean empty) {
    super.updateItem(row, empty);
    Nodes.toggle(this, "choice", row instanceof Row.Choice && !empty);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setAccessibleText(switch (row) {
      case Row.Title title -> title.words();
      case Row.Note note -> note.words();
      case Row.Choice choice -> choice.spoken();
    });
    setGraphic(switch (row) {
      case Row.Title title -> Nodes.label(title.words(), "search-title");
      case Row.Note note -> note(note);
      case Row.OfRoom room -> room(room);
      case Row.OfCommand command -> command(command);
      case Row.OfCanned canned -> canned(canned);
      case Row.OfMessage message -> message(message);
    });
  }

  private static Label note(Row.Note note) {
    Label words = Nodes.label(note.words(), "search-note");
    words.setMinWidth(0);
    return words;
  }

  private static Node room(Row.OfRoom row) {
    Avatar avatar = new Avatar();
    avatar.show(row.room().id(), row.room().name());
    Label last = Nodes.label(row.last(), "search-words");
    last.setMinWidth(0);
    ReadingWay.follow(last, last.textProperty());
    return line(avatar, lines(first(line(row.name(), "search-name"), row.when()), last));
  }

  private static Node command(Row.OfCommand row) {
    FontIcon icon = new FontIcon(Feather.CHEVRON_RIGHT);
    icon.getStyleClass().add("way-on");
    HBox box = line(mark(icon), line(row.name(), "search-command"), Nodes.spacer());
    if (!row.command().keys().isEmpty()) {
      Label keys = Nodes.label(row.command().keys(), "key-hint");
      keys.setMinWidth(USE_PREF_SIZE);
      box.getChildren().add(keys);
    }
    return box;
  }

  /** As wide as an avatar, so that all words begin at one edge. */
  private static Node mark(FontIcon icon) {
    StackPane mark = new StackPane(icon);
    mark.getStyleClass().add("search-mark");
    return mark;
  }

  private static Node canned(Row.OfCanned row) {
    return line(mark(new FontIcon(Feather.MESSAGE_SQUARE)),
        lines(line(row.name(), "search-command"), line(row.text(), "search-words")));
  }

  private static Node message(Row.OfMessage row) {
    Avatar avatar = new Avatar();
    avatar.show(row.message().room(), row.room());
    Label name = Nodes.label(row.room(), "search-name");
    name.setMinWidth(0);
    Label sender = Nodes.label(row.sender() + ":", "search-sender");
    sender.setMinWidth(USE_PREF_SIZE);
    HBox words = line(row.text(), "search-words");
    words.getChildren().addFirst(sender);
    HBox.setMargin(sender, new Insets(0, 5, 0, 0));
    return line(avatar, lines(first(name, row.when()), words));
  }

  private static HBox first(Node name, String when) {
    HBox first = new HBox(8, name, Nodes.spacer(), Nodes.figure("search-when"));
    ((Label) first.getChildren().getLast()).setText(when);
    return first;
  }

  private static VBox lines(Node... nodes) {
    VBox lines = new VBox(1, nodes);
    lines.setAlignment(Pos.CENTER_LEFT);
    lines.setMinWidth(0);
    HBox.setHgrow(lines, Priority.ALWAYS);
    return lines;
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(10, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Pieces in one line; where there is no room the last gives way, then the end is cut off. */
  static HBox line(List<Piece> pieces, String styleClass) {
    HBox line = new HBox();
    // or the pieces of one name change places in a window of the other direction
    line.setNodeOrientation(ReadingWay.ofText(pieces.stream().map(Piece::text).collect(Collectors.joining())));
    line.setAlignment(Pos.CENTER_LEFT);
    line.setMinWidth(0);
    line.setMaxWidth(USE_PREF_SIZE); // begins where the row does, whichever way its words are read
    for (Piece piece : pieces) {
      Label part = Nodes.label(piece.text(), styleClass);
      Nodes.toggle(part, "search-hit", piece.hit());
      part.setMinWidth(USE_PREF_SIZE);
      line.getChildren().add(part);
    }
    if (!pieces.isEmpty() && !pieces.getLast().hit()) {
      ((Label) line.getChildren().getLast()).setMinWidth(0);
    }
    Rectangle seen = new Rectangle();
    seen.widthProperty().bind(line.widthProperty());
    seen.heightProperty().bind(line.heightProperty());
    line.setClip(seen);
    return line;
  }
}
