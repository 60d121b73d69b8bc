package io.deskwire.ui.outbox;

import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One place for everything that has not left, over all rooms. */
public final class OutboxView implements AutoCloseable {
  private final VBox root = new VBox();
  private final Label summary = Nodes.label("", "muted");
  private final ListView<OutboxRow> list = new ListView<>();
  private final List<OutboxCell> cells = new ArrayList<>();
  private final OutboxViewModel model;
  private final Subscription second;
  private final ListChangeListener<OutboxRow> changed = _ -> showSummary();
  private final ChangeListener<String> editing = (_, _, _) -> refresh();

  public OutboxView(OutboxViewModel model, Ticker ticker, LongSupplier clock) {
    this.model = model;
    root.getStyleClass().add("outbox");
    list.getStyleClass().add("outbox-list");
    list.setAccessibleText(Texts.of("outbox.title"));
    list.setItems(model.rows());
    list.setCellFactory(_ -> {
      OutboxCell cell = new OutboxCell(model, clock);
      cells.add(cell);
      return cell;
    });
    Label empty = Nodes.label(Texts.of("outbox.empty"), "muted");
    StackPane placeholder = new StackPane(empty);
    list.setPlaceholder(placeholder);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox title = new VBox(2, Nodes.label(Texts.of("outbox.title"), "headline"), summary);
    title.getStyleClass().add("outbox-title");
    root.getChildren().addAll(title, list);
    model.rows().addListener(changed);
    model.editingProperty().addListener(editing);
    showSummary();
    second = ticker.each(() -> cells.forEach(OutboxCell::tick));
  }

  public Node node() {
    return root;
  }

  public void focus() {
    list.requestFocus();
  }

  private void showSummary() {
    summary.setText(Texts.of("outbox.summary", model.rows().size()));
  }

  /** Row by row: the list would make other rows, and the keyboard was in none of them. */
  private void refresh() {
    boolean hadKeyboard = list.isFocusWithin();
    cells.forEach(OutboxCell::again);
    if (hadKeyboard && model.editingProperty().get().isEmpty()) {
      list.requestFocus();
    }
  }

  @Override
  public void close() {
    second.close();
    model.rows().removeListener(changed);
    model.editingProperty().removeListener(editing);
    list.setItems(null);
  }
}
