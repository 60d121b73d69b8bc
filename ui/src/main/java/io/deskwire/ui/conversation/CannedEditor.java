package io.deskwire.ui.conversation;

import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.SearchField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where the agent writes own canned replies, in the place of the conversation. FX thread. */
final class CannedEditor extends VBox {

  private final CannedEditorModel model;
  private final Map<String, String> variables;
  private final SearchField search = new SearchField(ConversationTexts.of("canned.search"), null);
  private final ListView<CannedReply> list = new ListView<>(FXCollections.observableArrayList());
  private final TextField shortcut = new TextField();
  private final TextField title = new TextField();
  private final TextArea text = new TextArea();
  private final CannedPreview preview = new CannedPreview();
  private final Label problem = Nodes.label("");
  private final Button save = new Button(ConversationTexts.of("canned.save"));
  private final Button delete = new Button(ConversationTexts.of("canned.delete"));
  private final List<Subscription> subscriptions = new ArrayList<>();

  /**
   * @param variables what stands for them in this conversation, for the preview
   * @param done      goes back to the conversation
   */
  CannedEditor(CannedEditorModel model, Map<String, String> variables, Runnable done) {
    this.model = model;
    this.variables = variables;
    getStyleClass().add("cv-editor");
    Label head = Nodes.label(ConversationTexts.of("canned.title"));
    head.getStyleClass().add("cv-header-name");
    Button back = Nodes.button(ConversationTexts.of("canned.back"), done, "cv-button");
    HBox top = new HBox(head, Nodes.spacer(), back);
    top.getStyleClass().add("cv-editor-row");
    HBox body = new HBox(makeList(), makeForm());
    body.getStyleClass().add("cv-editor-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(top, body);
    VBox.setVgrow(this, Priority.ALWAYS);
    addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        done.run();
        event.consume();
      }
    });
    watch();
  }

  void focus() {
    shortcut.requestFocus();
  }

  void close() {
    subscriptions.forEach(Subscription::close);
  }

  private VBox makeList() {
    list.setAccessibleText(ConversationTexts.of("canned.title"));
    list.getStyleClass().add("cv-editor-list");
    list.setPlaceholder(Nodes.label(ConversationTexts.of("canned.empty"), "cv-hint"));
    list.setCellFactory(_ -> new Cell());
    VBox.setVgrow(list, Priority.ALWAYS);
    Button fresh = Nodes.button(ConversationTexts.of("canned.new"), () -> {
      model.select(null);
      show(null);
      focus();
    }, "cv-button");
    VBox side = new VBox(search, list, fresh);
    side.getStyleClass().add("cv-editor-side");
    return side;
  }

  private VBox makeForm() {
    text.setWrapText(true);
    ReadingWay.follow(text, text.textProperty());
    text.setPrefRowCount(6);
    Nodes.leaveByTab(text);
    problem.getStyleClass().add("cv-editor-problem");
    problem.setWrapText(true);
    save.getStyleClass().addAll("cv-button", "cv-primary");
    delete.getStyleClass().addAll("cv-button", "cv-destructive");
    save.setOnAction(_ -> model.save(shortcut.getText().strip(), title.getText(), text.getText()));
    delete.setOnAction(_ -> model.delete());
    HBox buttons = new HBox(save, delete);
    buttons.getStyleClass().add("cv-editor-row");
    VBox form = new VBox(label("canned.shortcut", shortcut), shortcut, label("canned.name", title), title,
        label("canned.text", text), text,
        Nodes.label(ConversationTexts.of("canned.variables"), "cv-hint"),
        Nodes.label(ConversationTexts.of("canned.preview"), "cv-editor-label"), preview, problem, buttons);
    form.getChildren().stream().filter(Label.class::isInstance).forEach(node -> ((Label) node).setWrapText(true));
    form.getStyleClass().add("cv-editor-form");
    HBox.setHgrow(form, Priority.ALWAYS);
    return form;
  }

  private static Label label(String key, TextInputControl field) {
    Label label = Nodes.label(ConversationTexts.of(key), "cv-editor-label");
    label.setLabelFor(field);
    field.setAccessibleText(label.getText());
    return label;
  }

  private void watch() {
    subscriptions.add(search.textProperty().subscribe(model::search)::unsubscribe);
    subscriptions.add(model.shownProperty().subscribe(shown -> list.getItems().setAll(shown))::unsubscribe);
    subscriptions.add(model.selectedProperty().subscribe(this::show)::unsubscribe);
    subscriptions.add(model.problemProperty().subscribe(words -> {
      problem.setText(words);
      Nodes.show(problem, !words.isEmpty());
    })::unsubscribe);
    subscriptions.add(text.textProperty().subscribe(
        words -> preview.show(CannedText.of(words, variables)))::unsubscribe);
    subscriptions.add(list.getSelectionModel().selectedItemProperty().subscribe(reply -> {
      if (reply != null) {
        model.select(reply);
      }
    })::unsubscribe);
  }

  private void show(@Nullable CannedReply reply) {
    shortcut.setText(reply == null ? "" : reply.shortcut());
    title.setText(reply == null ? "" : reply.title());
    text.setText(reply == null ? "" : reply.text());
    delete.setDisable(reply == null);
    if (reply == null) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(reply);
    }
  }

  /** Shortcut and title. */
  private static final class Cell extends ListCell<CannedReply> {
    Cell() {
      setPrefWidth(0); // long titles end in dots instead of scrolling sideways
      Nodes.whole(this);
    }

    @Override
    protected void updateItem(@Nullable CannedReply reply, boolean empty) {
      super.updateItem(reply, empty);
      setText(reply == null || empty
          ? null
          : "/" + SafeText.line(reply.shortcut()) + "  " + SafeText.line(reply.title()));
    }
  }
}
