package io.deskwire.ui.settings;

import atlantafx.base.theme.Styles;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import java.io.File;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Rows of a connection profile's form: as many as whoever makes it wants. */
final class ProfileForm {
  private final GridPane form = new GridPane();
  private final SignInViewModel model;

  ProfileForm(SignInViewModel model) {
    this.model = model;
    form.getStyleClass().add("form");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    form.getColumnConstraints().addAll(names, values);
  }

  /** In a low window the fields scroll, and nothing else. */
  ScrollPane scroll() {
    ScrollPane fields = new FormScroll(form);
    fields.getStyleClass().add("form-scroll");
    fields.setFitToWidth(true);
    fields.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    fields.setFocusTraversable(false);
    fields.setMinHeight(0);
    Nodes.followFocus(fields);
    return fields;
  }

  TextField text(String key, String hint, StringProperty value) {
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

  /** As {@link #text}, for what says where the desk is. */
  TextField place(String key, String hint, StringProperty value) {
    TextField field = text(key, hint, value);
    guard(field);
    return field;
  }

  /** Where the desk is may be fixed; who answers there is the agent's own. */
  private void guard(Node control) {
    model.fixed().guard(Fixed.Setting.PROFILES, new Node[]{control});
  }

  /** Says who has decided where the desk is, if somebody has. */
  void fixedBy() {
    VBox note = new VBox();
    model.fixed().guard(Fixed.Setting.PROFILES, note);
    if (!note.getChildren().isEmpty()) {
      form.add(note, 1, form.getRowCount());
    }
  }

  TextField endpoint() {
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
    guard(field);
    addRow("signin.url", both, field);
    return field;
  }

  void standby() {
    TextField field = new TextField();
    field.setPromptText(Texts.of("signin.standby.hint"));
    field.textProperty().bindBidirectional(model.standbyProperty());
    CheckBox cold = box("signin.cold");
    cold.selectedProperty().bindBidirectional(model.coldProperty());
    Label note = Nodes.label(Texts.of("signin.standby.note"), "form-note");
    note.setMinHeight(Region.USE_PREF_SIZE);
    VBox rest = new VBox(4, note, cold);
    guard(field);
    guard(cold);
    // what it means can be read when it means something
    model.standbyProperty().subscribe(url -> Nodes.show(rest, !url.isBlank()));
    addRow("signin.standby", new VBox(4, field, rest), field);
  }

  PasswordField password() {
    PasswordField field = new PasswordField();
    field.setPromptText(Texts.of("signin.password.hint"));
    field.textProperty().bindBidirectional(model.passwordProperty());
    addRow("signin.password", field, field);
    return field;
  }

  void certificate() {
    TextField field = new TextField();
    field.setPromptText(Texts.of("signin.ca.hint"));
    field.textProperty().bindBidirectional(model.caFileProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button choose = Nodes.button(Texts.of("signin.ca.choose"), () -> {
      FileChooser chooser = new FileChooser();
      chooser.setTitle(Texts.of("signin.ca"));
      File file = chooser.showOpenDialog(form.getScene().getWindow());
      if (file != null) {
        field.setText(file.getPath());
      }
    });
    guard(field);
    guard(choose);
    addRow("signin.ca", new HBox(8, field, choose), field);
  }

  void lead() {
    CheckBox lead = box("signin.lead");
    lead.selectedProperty().bindBidirectional(model.leadProperty());
    form.add(lead, 1, form.getRowCount());
  }

  private static CheckBox box(String key) {
    CheckBox box = new CheckBox(Texts.of(key));
    box.setWrapText(true);
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  void replies() {
    CheckBox flat = box("signin.flat");
    flat.selectedProperty().bindBidirectional(model.flatRepliesProperty());
    guard(flat);
    Label note = Nodes.label(Texts.of("signin.flat.note"), "form-note");
    note.setMinHeight(Region.USE_PREF_SIZE);
    form.add(new VBox(2, flat, note), 1, form.getRowCount());
  }

  /** As high as the form is at its width: JavaFX's asks for the height without a width, where notes are not wrapped. */
  static final class FormScroll extends ScrollPane {
    private final Region content;

    FormScroll(Region content) {
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
