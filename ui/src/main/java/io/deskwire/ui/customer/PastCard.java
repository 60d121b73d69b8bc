package io.deskwire.ui.customer;

import io.deskwire.ui.fx.CountBadge;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A few entries, and all of them when asked for; nothing at all when there are none. FX thread. */
final class PastCard<T> extends VBox {
  private static final int FEW = 3;

  private final Function<T, PastRow> rows;
  private final CountBadge count = new CountBadge("quiet");
  private final VBox list = new VBox();
  private final Button more = Nodes.button("", this::toggle, "link-button");
  private List<T> entries = List.of();
  private boolean all;

  PastCard(String title, Function<T, PastRow> rows) {
    this.rows = rows;
    getStyleClass().addAll("card", "past-card");
    HBox head = new HBox(8, Nodes.label(title, "strong"), count);
    head.getStyleClass().add("past-title");
    list.getStyleClass().add("past-list");
    getChildren().addAll(head, list, more);
    show(List.of());
  }

  void show(List<T> now) {
    entries = now;
    all = false;
    Nodes.show(this, !now.isEmpty());
    count.show(now.size(), Integer.toString(now.size()));
    fill();
  }

  private void toggle() {
    all = !all;
    fill();
  }

  private void fill() {
    list.getChildren().setAll(entries.stream().limit(all ? entries.size() : FEW).map(rows).toList());
    Nodes.show(more, entries.size() > FEW);
    more.setText(all ? Texts.of("past.fewer") : Texts.of("past.all", entries.size()));
  }
}
