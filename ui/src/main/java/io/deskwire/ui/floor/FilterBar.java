package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SearchField;
import io.deskwire.ui.fx.Texts;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The head of a table: its title, how many rows it has, and what it shows of them. */
final class FilterBar<S> extends HBox {
  /** A state, or any of them; a combo box writes what {@code toString} gives. */
  record Choice<S>(@Nullable S state, String words) {
    @Override
    public String toString() {
      return words;
    }
  }

  private static final int FIELD_EM = 12;

  private final Label count = Nodes.figure("muted");
  private final TextField text;
  private final ComboBox<Choice<S>> state = new ComboBox<>();

  /**
   * Shows everything.
   *
   * @param states that can be asked for
   * @param words  for a state
   * @param filter told the text and the state, null for any
   * @param more   stands between title and filter
   */
  FilterBar(String title, List<S> states, Function<S, String> words, BiConsumer<String, @Nullable S> filter,
      Node... more) {
    getStyleClass().add("floor-head");
    setAlignment(Pos.CENTER_LEFT);
    Label name = Nodes.label(title, "strong");
    name.setMinWidth(USE_PREF_SIZE);
    text = new SearchField(Texts.of("floor.filter"), null);
    text.setAccessibleText(title + ": " + Texts.of("floor.filter"));
    text.setPrefColumnCount(FIELD_EM);
    text.setMinWidth(80);
    Choice<S> any = new Choice<>(null, Texts.of("floor.any-state"));
    state.getItems().add(any);
    states.forEach(each -> state.getItems().add(new Choice<>(each, words.apply(each))));
    state.setValue(any);
    state.setAccessibleText(title + ": " + Texts.of("floor.column.state"));
    state.setMinWidth(USE_PREF_SIZE);
    text.textProperty().addListener((_, _, _) -> tell(filter));
    state.valueProperty().addListener((_, _, _) -> tell(filter));
    getChildren().addAll(name, count);
    getChildren().addAll(more);
    getChildren().addAll(Nodes.spacer(), text, state);
  }

  private void tell(BiConsumer<String, @Nullable S> filter) {
    filter.accept(text.getText(), state.getValue().state());
  }

  /** How many rows there are, and how many of them are shown. */
  void count(int shown, int all) {
    count.setText(shown == all ? Integer.toString(all) : Texts.of("floor.shown-of", shown, all));
  }

  TextField field() {
    return text;
  }

  ComboBox<Choice<S>> choice() {
    return state;
  }
}
