package io.deskwire.ui.settings;

import atlantafx.base.theme.Styles;
import io.deskwire.session.Profile;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import java.io.File;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** The form of a connection profile, on the first-run page and in the dialog. */
public final class SignInView {
  private final VBox root = new VBox();
  private final GridPane form = new GridPane();
  private final VBox steps = new VBox();
  private final Label problem = Nodes.label("", "form-note");
  private final TextField first;
  private final SignInViewModel model;

  /**
   * @param signIn called with the profile when the agent wants it
   * @param cancel called when the agent does not; null where there is nothing to go back to
   */
  public SignInView(SignInViewModel model, String title, Consumer<Profile> signIn, @Nullable Runnable cancel) {
    this.model = model;
    root.getStyleClass().addAll("sheet-card", "sign-in");
    root.setMaxHeight(Region.USE_PREF_SIZE);
    form.getStyleClass().add("form");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    form.getColumnConstraints().addAll(names, values);
    first = text("signin.name", "signin.name.hint", model.agentNameProperty());
    text("signin.id", "signin.id.hint", model.agentIdProperty());
    lead();
    text("signin.desk", "signin.desk.hint", model.deskProperty());
    endpoint();
    standby();
    text("signin.user", "signin.user.hint", model.userProperty());
    password();
    certificate();
    replies();
    steps.getStyleClass().add("steps");
    problem.textProperty().bind(model.problemProperty());
    Label subtitle = Nodes.label(Texts.of("signin.subtitle"), "muted");
    subtitle.setWrapText(true);
    subtitle.setMinHeight(Region.USE_PREF_SIZE);
    ScrollPane fields = new FormScroll(form);
    fields.getStyleClass().add("form-scroll");
    fields.setFitToWidth(true);
    fields.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    fields.setFocusTraversable(false);
    VBox.setVgrow(fields, Priority.ALWAYS);
    // in a low window the fields scroll; what the test says and the buttons are always seen
    root.setMinHeight(0);
    fields.setMinHeight(0);
    steps.setMinHeight(Region.USE_PREF_SIZE);
    HBox buttons = buttons(signIn, cancel);
    buttons.setMinHeight(Region.USE_PREF_SIZE);
    VBox head = new VBox(2, Nodes.label(title, "headline"), subtitle);
    head.setMinHeight(Region.USE_PREF_SIZE);
    root.getChildren().addAll(head, fields, steps, buttons);
    followFocus(fields);
    model.testStateProperty().addListener((_, _, _) -> showTest());
    showTest();
  }

  public Node node() {
    return root;
  }

  public void focus() {
    first.requestFocus();
  }

  private TextField text(String key, String hint, StringProperty value) {
    TextField field = new TextField();
    field.setPromptText(Texts.of(hint));
    field.textProperty().bindBidirectional(value);
    addRow(key, field, field);
    return field;
  }

  private void addRow(String key, Node field, Node labelled) {
    Label label = Nodes.label(Texts.of(key), "muted");
    label.setLabelFor(labelled);
    labelled.setAccessibleText(Texts.of(key));
    label.getStyleClass().add("form-name");
    GridPane.setValignment(label, VPos.TOP); // beside the field, whatever stands below it
    form.addRow(form.getRowCount(), label, field);
  }

  /** Tab leads to fields that are scrolled away: they come into view. */
  private void followFocus(ScrollPane fields) {
    form.getChildren().forEach(child -> child.focusWithinProperty().subscribe(within -> {
      double hidden = form.getHeight() - fields.getViewportBounds().getHeight();
      if (within && hidden > 0) {
        double middle = child.getBoundsInParent().getCenterY() - fields.getViewportBounds().getHeight() / 2;
        fields.setVvalue(Math.clamp(middle / hidden, 0, 1));
      }
    }));
  }

  private void endpoint() {
    TextField field = new TextField();
    field.setPromptText(Texts.of("signin.url.example"));
    field.textProperty().bindBidirectional(model.urlProperty());
    Label note = Nodes.label("", "form-note");
    note.textProperty().bind(model.urlNoteProperty());
    note.setMinHeight(Region.USE_PREF_SIZE);
    model.urlWrongProperty().subscribe(wrong -> {
      Nodes.toggle(note, "wrong", wrong);
      field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    });
    VBox both = new VBox(4, field, note);
    addRow("signin.url", both, field);
  }

  private void standby() {
    TextField field = new TextField();
    field.setPromptText(Texts.of("signin.standby.hint"));
    field.textProperty().bindBidirectional(model.standbyProperty());
    CheckBox cold = new CheckBox(Texts.of("signin.cold"));
    cold.selectedProperty().bindBidirectional(model.coldProperty());
    Label note = Nodes.label(Texts.of("signin.standby.note"), "form-note");
    note.setMinHeight(Region.USE_PREF_SIZE);
    VBox rest = new VBox(4, note, cold);
    // what it means can be read when it means something
    model.standbyProperty().subscribe(url -> Nodes.show(rest, !url.isBlank()));
    addRow("signin.standby", new VBox(4, field, rest), field);
  }

  private void password() {
    PasswordField field = new PasswordField();
    field.setPromptText(Texts.of("signin.password.hint"));
    field.textProperty().bindBidirectional(model.passwordProperty());
    addRow("signin.password", field, field);
  }

  private void certificate() {
    TextField field = new TextField();
    field.setPromptText(Texts.of("signin.ca.hint"));
    field.textProperty().bindBidirectional(model.caFileProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button choose = Nodes.button(Texts.of("signin.ca.choose"), () -> {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(Texts.of("signin.ca"));
      File file = chooser.showOpenDialog(root.getScene().getWindow());
      if (file != null) {
        field.setText(file.getPath());
      }
    });
    addRow("signin.ca", new HBox(8, field, choose), field);
  }

  private void lead() {
    CheckBox lead = new CheckBox(Texts.of("signin.lead"));
    lead.selectedProperty().bindBidirectional(model.leadProperty());
    form.add(lead, 1, form.getRowCount());
  }

  private void replies() {
    CheckBox flat = new CheckBox(Texts.of("signin.flat"));
    flat.selectedProperty().bindBidirectional(model.flatRepliesProperty());
    Label note = Nodes.label(Texts.of("signin.flat.note"), "form-note");
    note.setMinHeight(Region.USE_PREF_SIZE);
    form.add(new VBox(2, flat, note), 1, form.getRowCount());
  }

  private HBox buttons(Consumer<Profile> signIn, @Nullable Runnable cancel) {
    Button test = Nodes.button(Texts.of("signin.test"), model::test);
    test.disableProperty().bind(model.completeProperty().not());
    Button go = Nodes.button(Texts.of("signin.go"), () -> model.profile().ifPresent(signIn), "primary");
    go.setDefaultButton(true);
    go.disableProperty().bind(model.completeProperty().not());
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(problem, Priority.ALWAYS);
    HBox box = new HBox(8, test, problem);
    if (cancel != null) {
      Button back = Nodes.button(Texts.of("dialog.cancel"), cancel);
      back.setCancelButton(true);
      box.getChildren().add(back);
    }
    box.getChildren().add(go);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void showTest() {
    SignInViewModel.TestState state = model.testStateProperty().get();
    steps.getChildren().clear();
    Nodes.show(steps, state != SignInViewModel.TestState.NONE);
    switch (state) {
      case NONE -> {
      }
      case RUNNING -> {
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(16, 16);
        busy.setMinSize(16, 16);
        HBox row = new HBox(8, busy, Nodes.label(Texts.of("signin.test.running")));
        row.setAlignment(Pos.CENTER_LEFT);
        steps.getChildren().add(row);
      }
      case PASSED, FAILED -> {
        model.steps().forEach(step -> steps.getChildren().add(step(step)));
        steps.getChildren()
            .add(Nodes.label(Texts.of("signin.test." + state.name().toLowerCase(Locale.ROOT)), "strong"));
      }
    }
  }

  private static Node step(ConnectionTester.Step step) {
    ToneMark mark = new ToneMark();
    mark.show(step.ok() ? Tone.GOOD : Tone.POOR);
    VBox words = new VBox(1, Nodes.label(step.text()));
    if (step.advice() != null) {
      words.getChildren().add(Nodes.label(step.advice(), "muted", "small"));
    }
    words.getChildren().forEach(label -> ((Label) label).setMinHeight(Region.USE_PREF_SIZE));
    HBox row = new HBox(8, mark, words);
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  /** As high as the form is at its width: JavaFX's asks for the height without a width, where notes are not wrapped. */
  private static final class FormScroll extends ScrollPane {
    private final GridPane content;

    FormScroll(GridPane content) {
      super(content);
      this.content = content;
    }

    @Override
    public Orientation getContentBias() {
      return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
      return Math.ceil(content.prefHeight(width)) + 2;
    }
  }
}
