package io.deskwire.ui.settings;

import atlantafx.base.theme.Styles;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** How long messages stay on this computer, and deleting them. FX thread. */
public final class PrivacyView implements AutoCloseable {
  private final VBox root = new VBox();
  private final Map<Integer, RadioButton> choices = new LinkedHashMap<>();
  private final PrivacyViewModel model;
  /** Ended with the view: what is deleted may outlive it. */
  private Subscription stages = Subscription.EMPTY;

  /**
   * @param fixed what cannot be changed
   */
  public PrivacyView(PrivacyViewModel model, Fixed fixed) {
    this.model = model;
    root.getStyleClass().add("settings-page");
    root.getChildren().addAll(keep(fixed), delete());
  }

  private VBox keep(Fixed fixed) {
    ToggleGroup group = new ToggleGroup();
    VBox keep = AppearanceView.group("privacy.keep");
    Map<Integer, String> words = new LinkedHashMap<>();
    words.put(0, Texts.of("privacy.ever"));
    words.put(365, Texts.of("privacy.year"));
    words.put(90, Texts.of("privacy.quarter"));
    words.put(30, Texts.of("privacy.month"));
    int now = model.choiceProperty().get();
    words.computeIfAbsent(now, days -> Texts.of("privacy.days", days)); // an administrator may have chosen any
    words.forEach((days, text) -> {
      RadioButton button = AppearanceView.radio(text, group, days == model.choiceProperty().get(), () -> {
        if (model.choiceProperty().get() != days) {
          model.choose(days);
        }
      });
      choices.put(days, button);
      keep.getChildren().add(button);
    });
    model.choiceProperty().subscribe(days -> {
      RadioButton button = choices.get(days.intValue());
      if (button != null) {
        button.setSelected(true);
      }
    });
    Label question = Nodes.wrapped("");
    Button yes = Nodes.button(Texts.of("privacy.shorter.yes"), model::confirmChoice, Styles.DANGER);
    VBox asks = question(question, yes, Nodes.button(Texts.of("privacy.no"), model::cancelChoice));
    model.choiceProperty()
        .subscribe(days -> question.setText(Texts.of("privacy.shorter",
            words.getOrDefault(days.intValue(), Integer.toString(days.intValue())))));
    model.asksForChoiceProperty().subscribe(shown -> Nodes.show(asks, shown));
    keep.getChildren().addAll(note("privacy.keep.note"), asks);
    fixed.guard(Fixed.Setting.KEEP_DAYS, keep, choices.values().toArray(Node[]::new));
    return keep;
  }

  private VBox delete() {
    Button go = Nodes.button(Texts.of("privacy.delete.go"), model::ask, Styles.DANGER, Styles.BUTTON_OUTLINED);
    go.setDisable(!model.canDelete());
    Label said = Nodes.wrapped("");
    said.textProperty().bind(model.saidProperty());
    Button no = Nodes.button(Texts.of("privacy.no"), model::cancel);
    VBox asks = question(Nodes.wrapped(Texts.of("privacy.delete.ask")),
        Nodes.button(Texts.of("privacy.delete.yes"), model::delete, Styles.DANGER), no);
    stages = model.stageProperty().subscribe(stage -> {
      boolean focused = go.isFocused() || asks.isFocusWithin();
      boolean asking = stage == HistoryDeletion.Stage.ASKING;
      Nodes.show(asks, asking);
      Nodes.show(go, !asking && stage != HistoryDeletion.Stage.RUNNING);
      Nodes.show(said, !asking && stage != HistoryDeletion.Stage.IDLE);
      if (focused && asking) {
        no.requestFocus(); // Enter twice must not delete
      } else if (focused) {
        go.requestFocus();
      }
    });
    VBox delete = AppearanceView.group("privacy.delete");
    delete.getChildren().addAll(note("privacy.delete.note"), go, asks, said);
    return delete;
  }

  private static VBox question(Label words, Button yes, Button no) {
    HBox buttons = new HBox(8, no, yes);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox question = new VBox(8, words, buttons);
    question.getStyleClass().add("steps");
    return question;
  }

  private static Label note(String key) {
    Label label = Nodes.label(Texts.of(key), "form-note");
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  public Node node() {
    return root;
  }

  @Override
  public void close() {
    stages.unsubscribe();
    model.close();
  }

  public void focus() {
    choices.getOrDefault(model.choiceProperty().get(), choices.values().iterator().next()).requestFocus();
  }
}
