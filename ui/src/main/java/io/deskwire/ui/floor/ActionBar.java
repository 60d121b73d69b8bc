package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is wrong in the chosen room and what can be done about it; in its place the question whether to take it over. */
final class ActionBar extends StackPane {
  private final FloorViewModel model;
  private final TakeOverViewModel takeOver;
  private final LongFunction<Tone> feels;
  private final Label name = Nodes.label("", "strong");
  private final Label reason = Nodes.label("", "muted");
  private final Map<RoomAction, Button> buttons = new EnumMap<>(RoomAction.class);
  private final Label question = Nodes.label("", "strong");
  private final TextField why = new TextField();
  private final Button sure;
  private final HBox actions = new HBox();
  private final VBox asking = new VBox();
  private @Nullable RoomFacts room;

  /**
   * Nothing is chosen.
   *
   * @param act does something with the chosen room
   */
  ActionBar(FloorViewModel model, TakeOverViewModel takeOver, LongFunction<Tone> feels,
      BiConsumer<RoomAction, RoomFacts> act) {
    this.model = model;
    this.takeOver = takeOver;
    this.feels = feels;
    getStyleClass().add("floor-actions");
    actions.getStyleClass().add("floor-action-row");
    name.setMinWidth(USE_PREF_SIZE);
    reason.getStyleClass().add("floor-reason");
    reason.setWrapText(true);
    reason.setMinWidth(0);
    reason.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(reason, Priority.ALWAYS);
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(reason.textProperty());
    reason.setTooltip(whole); // where there is no room for all of it
    actions.getChildren().addAll(name, reason);
    for (RoomAction action : RoomAction.values()) {
      Button button = Nodes.button(action.words(null), () -> {
        if (room != null) {
          act.accept(action, room);
        }
      }, "compact");
      buttons.put(action, button);
      actions.getChildren().add(button);
    }
    sure = Nodes.button(Texts.of("floor.action.take-over"), () -> takeOver.confirm(why.getText()), "destructive");
    ask();
    getChildren().addAll(actions, asking);
    takeOver.stateProperty().subscribe(this::state);
    show(null);
  }

  private void ask() {
    why.setPromptText(Texts.of("floor.take-over.reason"));
    why.setAccessibleText(Texts.of("floor.take-over.reason"));
    why.setOnAction(_ -> takeOver.confirm(why.getText()));
    HBox.setHgrow(why, Priority.ALWAYS);
    HBox row = new HBox(8, why, sure, Nodes.button(Texts.of("dialog.cancel"), takeOver::cancel));
    row.setAlignment(Pos.CENTER_LEFT);
    question.setWrapText(true);
    asking.getStyleClass().add("floor-asking");
    asking.getChildren().addAll(question, row);
    asking.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        takeOver.cancel();
        event.consume();
      }
    });
  }

  private void state(TakeOverViewModel.State state) {
    RoomFacts asked = takeOver.room();
    boolean shown = state == TakeOverViewModel.State.ASKING;
    if (shown && asked != null) {
      question.setText(Texts.of("floor.take-over.question", asked.name(), asked.agentName()));
      why.clear();
    }
    Nodes.show(asking, shown);
    Nodes.show(actions, !shown);
    if (shown) {
      why.requestFocus();
    }
    tick();
  }

  /** The chosen room; null for none. */
  void show(@Nullable RoomFacts chosen) {
    room = chosen;
    tick();
  }

  /** A second has gone by. */
  void tick() {
    RoomFacts now = room;
    name.setText(now == null ? "" : now.name());
    Nodes.show(name, now != null);
    reason.setText(now == null
        ? Texts.of("floor.choose")
        : FloorWords.reason(now, model.liveProperty().get(), model.now(), feels));
    boolean busy = takeOver.stateProperty().get() == TakeOverViewModel.State.CLAIMING;
    buttons.forEach((action, button) -> {
      button.setText(action.words(now));
      Nodes.show(button, action.isOffered(now, model));
      button.setDisable(
          now == null || busy || !action.isPossible(now, model));
    });
  }
}
