package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Nodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A table over rows that somebody else sorts. The first column takes the room that the others leave, so that names are
 * shortened last; heights and widths follow the size of the text.
 *
 * @param <F> facts
 */
final class FloorTable<F> extends TableView<FloorRow<F>> {
  private static final double BASE_PX = 14;
  private static final double ROW_EM = 2.15;
  private static final double SCROLL_BAR_EM = 1.2;
  /** Of the titles in the style sheet. */
  private static final double HEAD_SIZE = 0.857;

  private final ReadOnlyDoubleProperty scale;
  private final ChangeListener<Number> scaled = (_, _, _) -> fit();
  private final List<FloorCell<F>> cells = new ArrayList<>();
  private final List<Double> widths = new ArrayList<>();
  private double least;
  private double most;
  private @Nullable TableColumn<FloorRow<F>, ?> spare;

  /**
   * Without columns.
   *
   * @param order told the order that was chosen at the column heads; null for none
   */
  FloorTable(SortedRows<F> rows, ReadOnlyDoubleProperty scale,
      Consumer<@Nullable Comparator<FloorRow<F>>> order) {
    this.scale = scale;
    getStyleClass().add("floor-table");
    setItems(rows.shown());
    setSortPolicy(table -> {
      order.accept(table.getComparator());
      return true;
    });
    setMinSize(0, 0);
    widthProperty().addListener(scaled);
    scale.addListener(scaled);
    // a neighbour is chosen in its place otherwise, and what is done next is done to somebody else
    rows.onLeaving(row -> {
      if (row.equals(getSelectionModel().getSelectedItem())) {
        getSelectionModel().clearSelection();
      }
    });
  }

  /** The column that takes what is left: at least so wide, and no wider than names are. */
  FloorTable<F> wide(String title, double em, double mostEm, Comparator<F> order, Supplier<FloorCell<F>> cell) {
    least = em;
    most = mostEm;
    return column(title, 0, order, cell);
  }

  /** The last column, left out before names are shortened. */
  FloorTable<F> spare(String title, double em, Comparator<F> order, Supplier<FloorCell<F>> cell) {
    column(title, em, order, cell);
    spare = getColumns().getLast();
    return this;
  }

  FloorTable<F> column(String title, double em, Comparator<F> order, Supplier<FloorCell<F>> cell) {
    TableColumn<FloorRow<F>, F> column = new TableColumn<>();
    column.setText(title);
    column.getStyleClass().add(cell.get().getStyleClass().contains("figure-cell") ? "figure-column" : "words-column");
    column.setCellValueFactory(features -> features.getValue().factsProperty());
    column.setCellFactory(_ -> {
      FloorCell<F> made = cell.get();
      cells.add(made);
      return made;
    });
    column.setComparator(order);
    column.setReorderable(false);
    getColumns().add(column);
    widths.add(em);
    return this;
  }

  /** Widths and heights for the size of the text and of the table. */
  void fit() {
    double em = BASE_PX * scale.get();
    setFixedCellSize(Math.rint(ROW_EM * em));
    lookupAll(".column-header > .label").forEach(head -> Nodes.whole((Label) head));
    double left = getWidth() - getInsets().getLeft() - getInsets().getRight() - SCROLL_BAR_EM * em;
    for (int i = 1; i < widths.size(); i++) {
      TableColumn<FloorRow<F>, ?> column = getColumns().get(i);
      double width = Math.rint(Math.max(widths.get(i) * em, headWidth(column.getText(), em)));
      if (column.equals(spare)) {
        column.setVisible(left - width >= least * em);
        width = column.isVisible() ? width : 0;
      }
      if (width > 0) {
        column.setPrefWidth(width);
      }
      left -= width;
    }
    getColumns().getFirst().setPrefWidth(Math.clamp(Math.floor(left), least * em / 2, most * em));
  }

  /** In some languages the title is longer than anything below it. */
  private static double headWidth(String title, double em) {
    Text text = new Text(title);
    text.setFont(Font.font("Inter Tabular", em * HEAD_SIZE));
    return text.getLayoutBounds().getWidth() + em;
  }

  /** A second has gone by. */
  void tick() {
    cells.forEach(FloorCell::tick);
  }

  void close() {
    scale.removeListener(scaled);
  }
}
