package io.deskwire.ui.settings;

import atlantafx.base.theme.Styles;
import io.deskwire.session.Profile;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Keymap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page of the first start: who, where, and what to know. FX thread. */
public final class FirstRunView {
  private static final List<KeyAction> KEYS = List.of(KeyAction.SEARCH, KeyAction.NEXT_CHAT, KeyAction.NEXT_REGION,
      KeyAction.KEYS);

  /** Between the words of a flat button and its edge. */
  private static final double FLAT = 12;

  /** A step's fields, and where it begins. */
  private record Content(String title, String sentence, Node node, Node first) {}

  private final VBox root = new VBox();
  private final Label progress = Nodes.label("", "muted");
  private final Label title = Nodes.wrapped("", "headline");
  private final Label sentence = Nodes.wrapped("", "muted");
  private final VBox body = new VBox();
  private final Map<FirstRunViewModel.Step, Content> steps = new EnumMap<>(FirstRunViewModel.Step.class);
  private final FirstRunViewModel model;
  private final Button next;
  private final Button test;
  private final Button back;

  /**
   * @param open called with the profile after the last step
   * @param demo called when the agent wants to look first; null where there is none
   */
  public FirstRunView(FirstRunViewModel model, Keymap keymap, Consumer<Profile> open, @Nullable Runnable demo) {
    this.model = model;
    next = Nodes.button("", () -> model.next().ifPresent(open), "primary");
    next.setDefaultButton(true);
    back = Nodes.button(Texts.of("first.back"), model::back);
    test = Nodes.button(Texts.of("signin.test"), model.form()::test);
    test.disableProperty().bind(model.form().completeProperty().not());
    root.getStyleClass().addAll("sheet-card", "sign-in");
    root.setMaxHeight(Region.USE_PREF_SIZE);
    root.setMinHeight(0);
    steps.put(FirstRunViewModel.Step.WHO, who());
    steps.put(FirstRunViewModel.Step.WHERE, where());
    steps.put(FirstRunViewModel.Step.KNOW, know(keymap));
    VBox head = new VBox(4, progress, title, sentence);
    head.setMinHeight(Region.USE_PREF_SIZE);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    Node tested = new TestSteps(model.form()).node();
    Label problem = Nodes.label("", "form-note");
    problem.textProperty().bind(model.problemProperty());
    HBox buttons = new HBox(8);
    if (demo != null) {
      Button look = Nodes.button(Texts.of("first.demo"), demo, Styles.FLAT);
      HBox.setMargin(look, new Insets(0, 0, 0, -FLAT)); // its words stand below the others, its ground reaches further
      buttons.getChildren().add(look);
    }
    buttons.getChildren().addAll(Nodes.spacer(), back, test, next);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.setMinHeight(Region.USE_PREF_SIZE);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    VBox result = new VBox(tested);
    result.setMinHeight(Region.USE_PREF_SIZE);
    root.getChildren().addAll(head, body, result, problem, buttons);
    next.disableProperty().bind(model.problemProperty().isNotEmpty());
    model.stepProperty().subscribe(step -> {
      show(step);
      Nodes.show(result, step == FirstRunViewModel.Step.WHERE);
    });
  }

  private Content who() {
    ProfileForm form = new ProfileForm(model.form());
    Node first = form.text("signin.name", "signin.name.hint", model.form().agentNameProperty());
    var _ = form.text("signin.id", "signin.id.hint", model.form().agentIdProperty());
    form.lead();
    return new Content("first.who", "first.who.text", form.scroll(), first);
  }

  private Content where() {
    ProfileForm form = new ProfileForm(model.form());
    form.fixedBy();
    Node endpoint = form.endpoint();
    Node user = form.text("signin.user", "signin.user.hint", model.form().userProperty());
    var _ = form.password();
    var _ = form.place("signin.desk", "signin.desk.hint", model.form().deskProperty());
    form.standby();
    form.certificate();
    form.replies();
    return new Content("first.where", "first.where.text", form.scroll(), endpoint.isDisabled() ? user : endpoint);
  }

  private Content know(Keymap keymap) {
    GridPane keys = new GridPane();
    keys.getStyleClass().addAll("form");
    for (KeyAction action : KEYS) {
      String words = keymap.words(action);
      if (!words.isEmpty()) {
        Label hint = Nodes.label(words, "key-hint");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(hint, HPos.RIGHT);
        keys.addRow(keys.getRowCount(), hint, Nodes.label(Texts.of(action.words())));
      }
    }
    VBox all = new VBox(12, wrapped("first.know.saved"), wrapped("first.know.truth"), wrapped("first.know.keys"), keys);
    ScrollPane scroll = new ProfileForm.FormScroll(all);
    scroll.getStyleClass().add("form-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.setMinHeight(0);
    return new Content("first.know", "first.know.text", scroll, next);
  }

  private static Label wrapped(String key) {
    Label label = Nodes.wrapped(Texts.of(key));
    return label;
  }

  private void show(FirstRunViewModel.Step step) {
    Content content = Objects.requireNonNull(steps.get(step));
    progress.setText(Texts.of("first.progress", step.number(), steps.size()));
    title.setText(Texts.of(content.title));
    sentence.setText(Texts.of(content.sentence));
    body.getChildren().setAll(content.node);
    VBox.setVgrow(content.node, Priority.ALWAYS);
    Nodes.show(back, step != FirstRunViewModel.Step.WHO);
    Nodes.show(test, step == FirstRunViewModel.Step.WHERE);
    next.setText(Texts.of(step == FirstRunViewModel.Step.KNOW ? "first.open" : "first.next"));
    root.applyCss();
    root.setAccessibleText(progress.getText() + ": " + title.getText());
    focus();
  }

  public Node node() {
    return root;
  }

  /** To the first field of the step. */
  public void focus() {
    Objects.requireNonNull(steps.get(model.stepProperty().get())).first.requestFocus();
  }
}
