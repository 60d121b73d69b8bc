package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** One cell of a table of the floor: words, and the shape of a tone where there is one. */
class FloorCell<F> extends TableCell<FloorRow<F>, F> {
  private final Function<F, String> words;
  private final Function<F, @Nullable Tone> tone;
  private final ToneMark mark = new ToneMark();

  FloorCell(Function<F, String> words, Function<F, @Nullable Tone> tone, String... styleClasses) {
    this.words = words;
    this.tone = tone;
    getStyleClass().add("floor-cell");
    getStyleClass().addAll(styleClasses);
    Nodes.whole(this);
  }

  @Override
  protected void updateItem(@Nullable F facts, boolean empty) {
    super.updateItem(facts, empty);
    if (empty || facts == null) {
      setText(null);
      setGraphic(null);
    } else {
      show(facts);
    }
  }

  /** A second has gone by. */
  void tick() {
    F facts = getItem();
    if (facts != null && !isEmpty()) {
      show(facts);
    }
  }

  /** Shows the facts as they are now. */
  void show(F facts) {
    Tone shown = tone.apply(facts);
    setText(words.apply(facts));
    if (shown == null) {
      for (Tone each : Tone.values()) {
        Nodes.toggle(this, each.styleClass(), false);
      }
      setGraphic(null);
    } else {
      Nodes.tone(this, shown);
      mark.show(shown);
      setGraphic(mark);
    }
  }
}
