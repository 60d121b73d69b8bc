package io.deskwire.ui.emoji;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.SearchField;
import io.deskwire.ui.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A grid of emoji under a field to search by name. The keyboard stays in the field: arrows, Enter, Escape. FX thread. */
public final class EmojiPicker extends VBox {
  private static final double BAR = 20;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final EmojiViewModel viewModel;
  private final Consumer<String> insert;
  private final Runnable leave;
  private final TextField field = new SearchField(Texts.of("emoji.find"), null);
  private final ListView<EmojiViewModel.Row> grid = new ListView<>();
  private final Label large = Nodes.label("", "em-large");
  private final Label name = Nodes.label("", "em-name");
  private final List<RowCell> cells = new ArrayList<>();

  /**
   * @param insert puts an emoji into the text
   * @param leave  told when it shall go
   */
  public EmojiPicker(EmojiViewModel viewModel, Consumer<String> insert, Runnable leave) {
    this.viewModel = viewModel;
    this.insert = insert;
    this.leave = leave;
    getStyleClass().add("em-picker");
    field.textProperty().bindBidirectional(viewModel.queryProperty());
    grid.getStyleClass().add("em-grid");
    grid.setFocusTraversable(false);
    grid.setItems(viewModel.rows());
    grid.setCellFactory(_ -> new RowCell());
    grid.setAccessibleText(Texts.of("emoji.name"));
    grid.setPlaceholder(Nodes.label(Texts.of("emoji.none"), "em-name"));
    VBox.setVgrow(grid, Priority.ALWAYS);
    HBox foot = new HBox(large, name);
    foot.getStyleClass().add("em-foot");
    getChildren().addAll(field, grid, foot);
    viewModel.chosenProperty().subscribe(_ -> showChosen());
    // a filter: the field would move its caret
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.focusedProperty().addListener((_, _, _) -> leaveWithKeyboard());
    grid.focusedProperty().addListener((_, _, _) -> leaveWithKeyboard());
  }

  /** The keyboard goes to the field. */
  public void focus() {
    field.requestFocus();
  }

  /** Whether the keyboard is in it. Rows of a list count as focused whoever is: asked of the scene. */
  public boolean hasKeyboard() {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    while (owner != null && !owner.equals(this)) {
      owner = owner.getParent();
    }
    return owner != null;
  }

  private void leaveWithKeyboard() {
    if (!hasKeyboard()) {
      leave.run();
    }
  }

  private void key(KeyEvent event) {
    if (event.isAltDown() || event.isControlDown() || event.isMetaDown() || event.isShiftDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, RIGHT -> viewModel.step(ReadingWay.step(this, event.getCode()));
      case UP -> viewModel.jump(-1);
      case DOWN -> viewModel.jump(1);
      case ENTER -> take();
      case ESCAPE -> leave.run();
      default -> {
        return;
      }
    }
    event.consume();
    int row = viewModel.chosenProperty().get().row();
    if (row >= 0) {
      reveal(row);
    }
  }

  /** Scrolls no further than needed; with the title above the first row of a group. */
  private void reveal(int row) {
    List<Integer> whole = cells.stream().filter(cell -> cell.isVisible() && !cell.isEmpty() && isWhole(cell))
        .map(ListCell::getIndex).toList();
    if (!whole.contains(row)) {
      boolean above = whole.stream().allMatch(index -> index > row);
      int titled = row > 0 && viewModel.rows().get(row - 1).emoji().isEmpty() ? row - 1 : row;
      grid.scrollTo(above ? titled : Math.max(0, row - Math.max(0, whole.size() - 1)));
    }
  }

  private boolean isWhole(RowCell cell) {
    double top = grid.sceneToLocal(cell.localToScene(0, 0)).getY();
    return top >= -1 && top + cell.getHeight() <= grid.getHeight() + 1;
  }

  private void take() {
    viewModel.take().ifPresent(emoji -> {
      insert.accept(emoji.text());
      leave.run();
    });
  }

  private void showChosen() {
    large.setText(viewModel.chosen().map(Emoji::text).orElse(""));
    name.setText(viewModel.chosen().map(Emoji::name).orElse(""));
    cells.forEach(RowCell::showChosen);
  }

  /** A title, or a row of emoji. */
  private final class RowCell extends ListCell<EmojiViewModel.Row> {
    private final HBox row = new HBox();
    private final List<Label> labels = new ArrayList<>();
    private final Label title = Nodes.label("", "em-title");

    RowCell() {
      cells.add(this);
      getStyleClass().add("em-row");
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      for (int i = 0; i < EmojiViewModel.COLUMNS; i++) {
        int column = i;
        Label label = Nodes.label("", "em-cell");
        label.setAccessibleRole(AccessibleRole.BUTTON);
        label.setOnMouseEntered(_ -> viewModel.choose(getIndex(), column));
        label.setOnMouseClicked(_ -> {
          viewModel.choose(getIndex(), column);
          take();
        });
        labels.add(label);
      }
      row.getChildren().addAll(labels);
      setPrefWidth(0); // no wider than the grid: in a narrow window they stand closer
      row.prefWidthProperty().bind(grid.widthProperty().subtract(BAR));
    }

    @Override
    protected void updateItem(EmojiViewModel.@Nullable Row item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      title.setText(item.title());
      for (int i = 0; i < labels.size(); i++) {
        boolean there = i < item.emoji().size();
        labels.get(i).setText(there ? item.emoji().get(i).text() : "");
        labels.get(i).setAccessibleText(there ? item.emoji().get(i).name() : "");
        labels.get(i).setVisible(there);
      }
      setGraphic(item.emoji().isEmpty() ? title : row);
      showChosen();
    }

    private void showChosen() {
      EmojiViewModel.Spot spot = viewModel.chosenProperty().get();
      for (int i = 0; i < labels.size(); i++) {
        labels.get(i).pseudoClassStateChanged(CHOSEN, spot.row() == getIndex() && spot.column() == i);
      }
    }
  }
}
