package io.deskwire.ui.outbox;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.ui.fx.Avatar;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.Texts;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One message that has not left: for whom, what, since when, why, and what can be done. */
final class OutboxCell extends ListCell<OutboxRow> {
  /** In widths of a letter. */
  private static final double NARROW_EM = 34;

  private final OutboxViewModel model;
  private final LongSupplier clock;
  private final Avatar avatar = new Avatar();
  private final Label room = Nodes.label("", "strong");
  private final Label age = Nodes.figure("muted", "small");
  private final Label text = Nodes.label("");
  private final Label state = Nodes.label("", "muted", "small");
  private final Button send = action("outbox.send-now", row -> modelOf().sendNow(row), "compact");
  private final Button edit = action("outbox.edit", row -> modelOf().edit(row.id()), "compact");
  private final Button hold = action("outbox.hold", row -> modelOf().hold(row), "compact");
  private final Button drop = action("outbox.drop", row -> modelOf().drop(row), "compact", "danger-text");
  private final TextArea editor = new TextArea();
  private final HBox editorActions;
  private final HBox actions = new HBox(6, send, edit, hold, drop);
  private final HBox row;

  OutboxCell(OutboxViewModel model, LongSupplier clock) {
    this.model = model;
    this.clock = clock;
    HBox head = new HBox(8, room, age);
    head.setAlignment(Pos.BASELINE_LEFT);
    editor.setPrefRowCount(2);
    editor.getStyleClass().add("outbox-editor");
    editor.setWrapText(true);
    Nodes.leaveByTab(editor);
    ReadingWay.follow(editor, editor.textProperty());
    ReadingWay.follow(text, text.textProperty());
    editor.textProperty().addListener((_, _, text) -> {
      if (getItem() != null && getItem().id().equals(model.editingProperty().get())) {
        model.editText(text);
      }
    });
    editor.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        model.edit(null);
        event.consume();
      } else if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
        save();
        event.consume();
      }
    });
    editorActions = new HBox(6, Nodes.button(Texts.of("outbox.save"), this::save, "primary", "compact"),
        Nodes.button(Texts.of("dialog.cancel"), () -> model.edit(null), "compact"));
    VBox words = new VBox(3, head, text, editor, editorActions, state);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.setMinWidth(USE_PREF_SIZE);
    room.setMinWidth(0);
    row = new HBox(12, avatar, words, actions);
    widthProperty().subscribe(width -> place(words, width.doubleValue() < NARROW_EM * getFont().getSize()));
    row.setAlignment(Pos.TOP_LEFT);
    setPrefWidth(0);
  }

  /** In a narrow window what can be done stands below the words. */
  private void place(VBox words, boolean narrow) {
    boolean below = words.getChildren().contains(actions);
    if (narrow && !below) {
      row.getChildren().remove(actions);
      words.getChildren().add(actions);
      actions.setAlignment(Pos.CENTER_LEFT);
    } else if (!narrow && below) {
      words.getChildren().remove(actions);
      row.getChildren().add(actions);
      actions.setAlignment(Pos.CENTER_RIGHT);
    }
  }

  private OutboxViewModel modelOf() {
    return model;
  }

  private Button action(String key, Consumer<OutboxRow> what, String... styles) {
    return Nodes.button(Texts.of(key), () -> {
      if (getItem() != null) {
        what.accept(getItem());
      }
    }, styles);
  }

  private void save() {
    if (getItem() != null) {
      model.save(getItem(), editor.getText());
    }
  }

  @Override
  protected void updateItem(@Nullable OutboxRow item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
    } else {
      show(item);
      setGraphic(row);
    }
  }

  /** Something about it is different. */
  void again() {
    OutboxRow item = getItem();
    if (item != null && !isEmpty()) {
      show(item);
    }
  }

  /** A second has gone by. */
  void tick() {
    OutboxRow item = getItem();
    if (item != null && !isEmpty()) {
      age.setText(age(item));
    }
  }

  private void show(OutboxRow item) {
    avatar.show(item.room(), model.nameOf(item));
    room.setText(model.nameOf(item));
    age.setText(age(item));
    text.setText(model.textOf(item));
    state.setText(model.stateOf(item));
    boolean bad = item.state() == DeliveryState.FAILED;
    Nodes.toggle(state, "danger-text", bad);
    Nodes.toggle(state, "fair", item.state() == DeliveryState.HELD);
    boolean editing = item.id().equals(model.editingProperty().get());
    if (editing && !editor.getText().equals(model.editText())) {
      editor.setText(model.editText());
    }
    boolean opens = editing && !editor.isVisible();
    Nodes.show(editor, editing);
    Nodes.show(editorActions, editing);
    Nodes.show(text, !editing);
    Nodes.show(send, model.canRetry(item));
    Nodes.show(hold, model.canHold(item));
    edit.setDisable(!model.canEdit(item));
    edit.setTooltip(model.canEdit(item) ? null : new Tooltip(Texts.of("outbox.edit-too-late")));
    editor.setAccessibleText(Texts.of("outbox.editor", model.nameOf(item)));
    if (opens) {
      editor.requestFocus(); // and not whatever comes behind the button that has been pressed
    }
    actions.setDisable(editing);
    setAccessibleText(Texts.of("outbox.spoken", model.nameOf(item), model.textOf(item), model.stateOf(item)));
  }

  private String age(OutboxRow item) {
    return Texts.of("outbox.age", Figures.clock(clock.getAsLong() - item.createdAt()), item.attempts());
  }
}
