package io.deskwire.ui.notification;

import io.deskwire.ui.fx.Fixed;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which calls show and sound, how often, and when not; each change is kept at once. FX thread. */
public final class NotificationsView {
  private static final List<Integer> REPEATS = List.of(0, 15, 30, 60, 120, 300);
  /** Half hours of a day, as minutes. */
  private static final List<Integer> HOURS = IntStream.range(0, 48).mapToObj(half -> half * 30).toList();

  private final Notifications notifications;
  private final Executor gate;
  private final VBox root = new VBox();
  private final VBox steps = new VBox();
  private final Button test;

  /**
   * @param fixed what cannot be changed; not to be disturbed is always the agent's own wish
   */
  public NotificationsView(Notifications notifications, Executor gate, Fixed fixed) {
    this.notifications = notifications;
    this.gate = gate;
    NotificationRules now = notifications.rules().get();
    root.getStyleClass().add("notifications");
    steps.getStyleClass().add("steps");
    Nodes.show(steps, false);
    test = Nodes.button(Texts.of("notify.test"), this::test);
    CheckBox silent = box(Texts.of("notify.disturb"), now.doNotDisturb(),
        on -> change(notifications.rules().get().withDoNotDisturb(on)));
    HBox foot = new HBox(test, Nodes.wrapped(Texts.of("notify.test.words"), "muted", "small"));
    foot.setSpacing(12);
    foot.setAlignment(Pos.CENTER_LEFT);
    VBox rules = new VBox(16, kinds(now), form(now));
    fixed.guard(Fixed.Setting.NOTIFICATIONS, rules, List.copyOf(rules.getChildren()).toArray(Node[]::new));
    root.getChildren().addAll(rules, silent, foot, steps);
  }

  private GridPane kinds(NotificationRules now) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("notify-grid");
    Label bubble = Nodes.label(Texts.of("notify.bubble"), "muted");
    Label sound = Nodes.label(Texts.of("notify.sound"), "muted");
    bubble.setMinWidth(Region.USE_PREF_SIZE);
    sound.setMinWidth(Region.USE_PREF_SIZE);
    grid.addRow(0, Nodes.label(""), bubble, sound);
    for (NotificationKind kind : NotificationKind.values()) {
      String words = Texts.of("notify.kind." + kind.name().toLowerCase(Locale.ROOT));
      CheckBox bubbles = box("", now.bubbles().contains(kind),
          on -> change(notifications.rules().get().withBubble(kind, on)));
      CheckBox sounds = box("", now.sounds().contains(kind),
          on -> change(notifications.rules().get().withSound(kind, on)));
      bubbles.setAccessibleText(words + ", " + bubble.getText());
      sounds.setAccessibleText(words + ", " + sound.getText());
      Label name = Nodes.wrapped(words);
      GridPane.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      grid.addRow(grid.getRowCount(), name, bubbles, sounds);
    }
    for (Node node : grid.getChildren()) {
      if (GridPane.getColumnIndex(node) > 0) {
        GridPane.setHalignment(node, HPos.CENTER);
      }
    }
    return grid;
  }

  private GridPane form(NotificationRules now) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("form");
    ComboBox<Integer> repeat = choice(REPEATS, Math.toIntExact(now.repeat().toSeconds()),
        seconds -> seconds == 0 ? Texts.of("notify.repeat.never") : Texts.of("notify.repeat.every", seconds),
        seconds -> change(notifications.rules().get().withRepeat(Duration.ofSeconds(seconds))));
    grid.addRow(0, name(Texts.of("notify.repeat"), repeat), repeat);
    ComboBox<Integer> from = choice(HOURS, now.quietFrom(), NotificationsView::hour,
        minute -> change(notifications.rules().get().withQuiet(minute, notifications.rules().get().quietUntil())));
    ComboBox<Integer> until = choice(HOURS, now.quietUntil(), NotificationsView::hour,
        minute -> change(notifications.rules().get().withQuiet(notifications.rules().get().quietFrom(), minute)));
    from.setAccessibleText(Texts.of("notify.quiet.from"));
    until.setAccessibleText(Texts.of("notify.quiet.until"));
    HBox hours = new HBox(8, from, Nodes.label("–"), until);
    hours.setAlignment(Pos.CENTER_LEFT);
    grid.addRow(1, name(Texts.of("notify.quiet"), from), hours);
    Label note = Nodes.label(Texts.of("notify.quiet.note"), "form-note");
    grid.add(note, 1, 2);
    return grid;
  }

  private static Label name(String words, Node of) {
    Label label = Nodes.label(words);
    label.setLabelFor(of);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static String hour(int minute) {
    return String.format(Texts.locale(), "%d:%02d", minute / 60, minute % 60);
  }

  private static ComboBox<Integer> choice(List<Integer> values, int value, java.util.function.IntFunction<String> words,
      Consumer<Integer> chosen) {
    // one from a settings file may be none of those that are offered
    return Nodes.choice(Stream.concat(values.stream(), Stream.of(value)).distinct().sorted().toList(), value,
        words::apply, chosen);
  }

  private static CheckBox box(String words, boolean on, Consumer<Boolean> changed) {
    CheckBox box = new CheckBox(words);
    box.setSelected(on);
    box.selectedProperty().addListener((_, _, now) -> changed.accept(now));
    return box;
  }

  private void change(NotificationRules rules) {
    notifications.save().accept(rules);
  }

  private void test() {
    test.setDisable(true);
    var _ = notifications.notifier().test().thenAcceptAsync(checks -> {
      test.setDisable(false);
      Stream<Notifier.Check> shown = checks.isEmpty()
          ? Stream.of(new Notifier.Check(false, Texts.of("notify.test.none")))
          : checks.stream();
      steps.getChildren().setAll(shown.map(NotificationsView::step).toList());
      Nodes.show(steps, true);
    }, gate);
  }

  private static Node step(Notifier.Check check) {
    ToneMark mark = new ToneMark();
    mark.show(check.ok() ? Tone.GOOD : Tone.POOR);
    Label words = Nodes.wrapped(Sentences.of(check.text()));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, mark, words);
    row.setFocusTraversable(false);
    return row;
  }

  public Node node() {
    return root;
  }

  /** The first control takes the focus. */
  public void focus() {
    root.lookupAll(".check-box").stream().filter(box -> !box.isDisabled()).findFirst().ifPresent(Node::requestFocus);
  }
}
