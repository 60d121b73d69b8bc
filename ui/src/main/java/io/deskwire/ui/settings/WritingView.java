package io.deskwire.ui.settings;

import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.keys.KeyWords;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** Which key sends, and the language of the window. FX thread. */
public final class WritingView {
  /** Those that the window is written in; empty for the system's. */
  private static final List<String> LANGUAGES = List.of("", "en", "de", "es", "fr");

  private final VBox root = new VBox();
  private final RadioButton enter;

  public WritingView(Preferences preferences) {
    root.getStyleClass().add("settings-page");
    String key = KeyWords.of(KeyCode.ENTER);
    ToggleGroup keys = new ToggleGroup();
    boolean sends = preferences.enterSendsProperty().get();
    enter = AppearanceView.radio(Texts.of("settings.sends", key, KeyWords.shift() + " " + key), keys, sends,
        () -> preferences.enterSendsProperty().set(true));
    VBox send = AppearanceView.group("settings.sending");
    send.getChildren().addAll(enter,
        AppearanceView.radio(Texts.of("settings.sends", KeyWords.control() + " " + key, key), keys, !sends,
            () -> preferences.enterSendsProperty().set(false)));

    String chosen = preferences.languageProperty().get();
    ComboBox<String> language = Nodes.choice(LANGUAGES, LANGUAGES.contains(chosen) ? chosen : "",
        tag -> tag.isEmpty() ? Texts.of("settings.language.system") : ownName(tag),
        preferences.languageProperty()::set);
    language.setAccessibleText(Texts.of("settings.language"));
    VBox spoken = AppearanceView.group("settings.language");
    spoken.getChildren().addAll(language, Nodes.label(Texts.of("settings.language.note"), "form-note"));
    preferences.fixed().guard(Fixed.Setting.LANGUAGE, spoken, language);
    root.getChildren().addAll(send, team(preferences), spoken);
  }

  /** What is typed holds when the field is left, or with Enter; what cannot be is said and not kept. */
  private static VBox team(Preferences preferences) {
    TextField field = new TextField(preferences.teamRepliesProperty().get());
    field.setPromptText("https://…/canned.json");
    field.setAccessibleText(Texts.of("settings.team"));
    Label problem = Nodes.label("", "form-note", "wrong");
    problem.setWrapText(true);
    Nodes.show(problem, false);
    Label note = Nodes.label(Texts.of("settings.team.note"), "form-note");
    note.setWrapText(true);
    Runnable take = () -> {
      String why = ReplyPlace.problem(field.getText());
      problem.setText(why);
      field.setAccessibleHelp(why.isEmpty() ? note.getText() : why);
      Nodes.show(problem, !why.isEmpty());
      if (why.isEmpty()) {
        preferences.teamRepliesProperty().set(field.getText().strip());
      }
    };
    field.setOnAction(_ -> take.run());
    field.focusedProperty().addListener((_, _, focused) -> {
      if (!focused) {
        take.run();
      }
    });
    VBox team = AppearanceView.group("settings.team");
    team.getChildren().addAll(field, problem, note);
    preferences.fixed().guard(Fixed.Setting.TEAM_REPLIES, team, field);
    return team;
  }

  /** A language is looked for under its own name. */
  private static String ownName(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String name = locale.getDisplayLanguage(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }

  public Node node() {
    return root;
  }

  public void focus() {
    ((Node) enter.getToggleGroup().getSelectedToggle()).requestFocus();
  }
}
