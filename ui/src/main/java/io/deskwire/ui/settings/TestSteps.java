package io.deskwire.ui.settings;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the test of a profile goes, step by step. */
final class TestSteps {
  private final VBox steps = new VBox();
  private final SignInViewModel model;

  TestSteps(SignInViewModel model) {
    this.model = model;
    steps.getStyleClass().add("steps");
    steps.setMinHeight(Region.USE_PREF_SIZE);
    model.testStateProperty().addListener((_, _, _) -> showTest());
    showTest();
  }

  Node node() {
    return steps;
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
    VBox words = new VBox(1, Nodes.label(Sentences.of(step.text())));
    if (step.advice() != null) {
      words.getChildren().add(Nodes.label(Sentences.of(step.advice()), "muted", "small"));
    }
    words.getChildren().forEach(label -> ((Label) label).setMinHeight(Region.USE_PREF_SIZE));
    HBox row = new HBox(8, mark, words);
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

}
