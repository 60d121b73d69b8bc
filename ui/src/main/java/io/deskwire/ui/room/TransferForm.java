package io.deskwire.ui.room;

import io.deskwire.session.ChatSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Avatar;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.SearchField;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.ToneMark;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * To whom a room is given, and why. The keyboard stays in the field: the arrows choose in the list below. FX thread.
 */
public final class TransferForm {
  private static final int MOST_REASON = 1_000;

  private final ChatSession session;
  private final RoomSummary room;
  private final RoomDeeds deeds;
  private final Runnable done;
  private final VBox root = new VBox();
  private final TextField find = new SearchField(Texts.of("transfer.find"), null);
  private final ListView<Recipients.Choice> list = new ListView<>();
  private final TextField reason = new TextField();
  private final Label note = Nodes.label("", "form-note");
  private final Button go;

  /**
   * @param done called when the form shall go
   */
  public TransferForm(ChatSession session, RoomDeeds deeds, RoomSummary room, Runnable done) {
    this.session = session;
    this.room = room;
    this.deeds = deeds;
    this.done = done;
    go = Nodes.button(Texts.of("transfer.go"), this::transfer, "primary");
    go.setDefaultButton(true);
    root.getStyleClass().add("transfer-form");
    list.getStyleClass().add("transfer-list");
    list.setAccessibleText(Texts.of("transfer.list"));
    list.setCellFactory(_ -> new Cell());
    list.setFocusTraversable(false); // behind the name comes the reason
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ENTER) {
        event.consume();
        go.fire();
      }
    });
    list.setPlaceholder(Nodes.label(Texts.of("transfer.nobody"), "form-note"));
    find.textProperty().subscribe(_ -> refresh());
    find.addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
    Label why = Nodes.label(Texts.of("transfer.reason"), "strong");
    why.setLabelFor(reason);
    reason.setPromptText(Texts.of("transfer.reason.hint"));
    reason.setAccessibleText(Texts.of("transfer.reason"));
    go.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    list.getSelectionModel().selectedItemProperty().subscribe(this::show);
    HBox foot = new HBox(8, Nodes.spacer(), Nodes.button(Texts.of("dialog.cancel"), done), go);
    root.getChildren().addAll(Nodes.label(Texts.of("transfer.title", SafeText.line(room.name())), "headline"), find,
        list, note, new VBox(4, why, reason), foot);
  }

  public VBox node() {
    return root;
  }

  /** The keyboard goes to the field. */
  public void focus() {
    find.requestFocus();
  }

  /** Colleagues have come, gone, or taken chats. */
  public void refresh() {
    List<Recipients.Choice> now = Recipients.of(session, room, find.getText());
    if (!now.equals(list.getItems())) {
      Recipients.Choice chosen = list.getSelectionModel().getSelectedItem();
      list.getItems().setAll(now);
      now.stream().filter(each -> chosen != null && each.to().equals(chosen.to())).findFirst()
          .ifPresentOrElse(list.getSelectionModel()::select, this::first);
    }
  }

  /** Whoever types a name wants who is found; nobody is chosen for one who has only opened the form. */
  private void first() {
    if (find.getText().isBlank()) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().selectFirst();
    }
  }

  private void arrows(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
      if (event.getCode() == KeyCode.DOWN) {
        list.getSelectionModel().selectNext();
      } else {
        list.getSelectionModel().selectPrevious();
      }
      list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex()));
      event.consume();
    }
  }

  private void show(Recipients.@Nullable Choice chosen) {
    note.setText(chosen == null ? "" : chosen.note());
    Nodes.show(note, !note.getText().isEmpty());
    find.setAccessibleHelp(chosen == null ? null : chosen.name() + ", " + chosen.words());
  }

  private void transfer() {
    Recipients.Choice chosen = Objects.requireNonNull(list.getSelectionModel().getSelectedItem());
    String why = reason.getText().strip();
    done.run();
    deeds.transfer(room, chosen.to(), why.isEmpty() ? null : why.substring(0, Math.min(why.length(), MOST_REASON)));
  }

  /** A colleague or a queue. */
  private static final class Cell extends ListCell<Recipients.Choice> {
    private final Avatar avatar = new Avatar();
    private final FontIcon icon = new FontIcon(Feather.INBOX);
    private final Label name = Nodes.label("", "room-name");
    private final ToneMark mark = new ToneMark();
    private final Label words = Nodes.label("", "small", "muted");
    private final HBox row;

    Cell() {
      getStyleClass().add("transfer-cell");
      StackPane face = new StackPane(avatar, icon);
      HBox standing = new HBox(5, mark, words);
      standing.setAlignment(Pos.CENTER_RIGHT);
      standing.setMinWidth(USE_PREF_SIZE);
      row = new HBox(10, face, name, Nodes.spacer(), standing);
      row.setAlignment(Pos.CENTER_LEFT);
      name.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Recipients.@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (empty || choice == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      boolean colleague = choice.isColleague();
      avatar.show(choice.to() instanceof io.deskwire.session.Recipient.Colleague(String id) ? id : "", choice.name());
      avatar.setVisible(colleague);
      icon.setVisible(!colleague);
      Nodes.show(mark, colleague);
      mark.show(choice.tone());
      name.setText(choice.name());
      words.setText(choice.words());
      setAccessibleText(choice.name() + ", " + choice.words());
      setGraphic(row);
    }
  }
}
