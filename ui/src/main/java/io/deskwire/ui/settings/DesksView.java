package io.deskwire.ui.settings;

import atlantafx.base.theme.Styles;
import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All desks of this computer: opening, changing, adding and removing one, and which opens at the start. FX thread. */
public final class DesksView {
  private final VBox root = new VBox();
  private final VBox list = AppearanceView.group("desks.title");
  private final VBox start = AppearanceView.group("desks.start");
  private final Label problem = Nodes.label("", "form-note", "wrong");
  private final Button add;
  private final DesksViewModel model;
  private final Consumer<String> open;
  private final Consumer<String> edit;
  private final Fixed fixed;

  /**
   * @param fixed what cannot be changed
   * @param open  opens the desk of this id
   * @param edit  shows the form of the desk; of a new one for the empty id
   */
  public DesksView(DesksViewModel model, Fixed fixed, Consumer<String> open, Consumer<String> edit) {
    this.model = model;
    this.open = open;
    this.edit = edit;
    this.fixed = fixed;
    root.getStyleClass().add("settings-page");
    add = Nodes.button(Texts.of("desks.add"), () -> edit.accept(""));
    problem.textProperty().bind(model.problemProperty());
    problem.textProperty().subscribe(words -> Nodes.show(problem, !words.isEmpty()));
    VBox more = new VBox(8, add);
    fixed.guard(Fixed.Setting.PROFILES, more, add);
    Nodes.show(more, model.canAdd());
    root.getChildren().addAll(list, problem, more, start);
    model.rowsProperty().subscribe(this::show);
    model.askedProperty().subscribe((_, _) -> show(model.rowsProperty().get()));
  }

  private void show(List<DesksViewModel.Row> rows) {
    boolean within = list.isFocusWithin();
    Node title = list.getChildren().getFirst();
    List<Node> nodes = new ArrayList<>(List.of(title));
    rows.forEach(row -> nodes.add(row(row)));
    if (rows.isEmpty()) {
      nodes.add(Nodes.wrapped(Texts.of(model.canAdd() ? "desks.empty" : "desks.none-kept")));
    }
    list.getChildren().setAll(nodes);
    Nodes.show(start, rows.size() > 1);
    start.getChildren().setAll(start.getChildren().getFirst(), choice(rows));
    if (within) { // Enter twice must not remove
      (model.askedProperty().get().isEmpty() ? add : Objects.requireNonNull(list.lookup("#keep"))).requestFocus();
    }
  }

  private VBox row(DesksViewModel.Row row) {
    Desks.Entry desk = row.desk();
    String title = SafeText.line(desk.name());
    Label name = Nodes.label(title, "strong");
    name.setMinWidth(0);
    HBox head = new HBox(8, name);
    head.setAlignment(Pos.CENTER_LEFT);
    if (row.open()) {
      Label now = Nodes.label(Texts.of("desks.now"), "desk-open");
      now.setMinWidth(Region.USE_PREF_SIZE);
      head.getChildren().add(now);
    }
    Label place = Nodes.label(SafeText.line(desk.agent().isEmpty() ? Texts.of("desks.nobody") : desk.agent()) + " · "
        + SafeText.line(String.join(", ", desk.endpoints())), "muted", "small");
    VBox words = new VBox(2, head, place);
    if (row.waiting() > 0) {
      ToneMark mark = new ToneMark();
      mark.show(Tone.FAIR);
      HBox waits = new HBox(6, mark, Nodes.label(Texts.of("desks.waits", row.waiting()), "small"));
      waits.setAlignment(Pos.CENTER_LEFT);
      words.getChildren().add(waits);
    }
    VBox box = new VBox(8, words, buttons(row, title)); // side by side, large text leaves no room for the words
    box.getStyleClass().add("desk-row");
    if (desk.id().equals(model.askedProperty().get())) {
      box.getChildren().add(question(row, title));
    }
    return box;
  }

  private FlowPane buttons(DesksViewModel.Row row, String title) {
    String id = row.desk().id();
    Button go = button("desks.open", title, () -> open.accept(id));
    go.setDisable(row.open());
    Button change = button("desks.edit", title, () -> edit.accept(id));
    Button remove = button("desks.remove", title, () -> model.ask(id));
    remove.setDisable(row.open());
    remove.setAccessibleHelp(row.open() ? Texts.of("desks.remove.open") : "");
    fixed.guard(Fixed.Setting.PROFILES, remove);
    return new FlowPane(6, 6, go, change, remove);
  }

  /** Three rows of the same buttons: which is meant is in the name that is read out. */
  private static Button button(String key, String desk, Runnable action) {
    Button button = Nodes.button(Texts.of(key), action, "compact");
    button.setAccessibleText(Texts.of("desks.named", Texts.of(key), desk));
    return button;
  }

  private VBox question(DesksViewModel.Row row, String title) {
    Button keep = Nodes.button(Texts.of("desks.remove.no"), model::cancel);
    keep.setId("keep");
    FlowPane buttons = new FlowPane(8, 8, keep, Nodes.button(Texts.of("desks.remove.keep"), () -> model.remove(false)),
        Nodes.button(Texts.of("desks.remove.delete"), () -> model.remove(true), Styles.DANGER));
    VBox question = new VBox(8, Nodes.wrapped(Texts.of("desks.remove.ask", title)),
        Nodes.wrapped(Texts.of("desks.remove.kept", model.place(row.desk().id()))));
    if (row.waiting() > 0) {
      question.getChildren().add(Nodes.wrapped(Texts.of("desks.remove.waits", row.waiting())));
    }
    question.getChildren().add(buttons);
    question.getStyleClass().add("steps");
    return question;
  }

  private ComboBox<String> choice(List<DesksViewModel.Row> rows) {
    List<String> ids = Stream.concat(Stream.of(""), rows.stream().map(row -> row.desk().id())).toList();
    ComboBox<String> box = Nodes.choice(ids, ids.contains(model.start()) ? model.start() : "",
        id -> rows.stream().filter(row -> row.desk().id().equals(id)).findFirst()
            .map(row -> SafeText.line(row.desk().name())).orElse(Texts.of("desks.start.last")),
        model::startWith);
    box.setAccessibleText(Texts.of("desks.start"));
    return box;
  }

  public Node node() {
    return root;
  }

  /** To the first button that does something. */
  public void focus() {
    list.lookupAll(".button").stream().filter(button -> !button.isDisabled()).findFirst().orElse(add).requestFocus();
  }
}
