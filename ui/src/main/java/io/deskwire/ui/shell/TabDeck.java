package io.deskwire.ui.shell;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Tabs with the page of the one in front below. JavaFX's own TabPane scrolls its heads, so that the one in front is cut
 * when it grows, and its list knows no words for heads that are not plain text. FX thread.
 */
final class TabDeck extends VBox {
  private final ObservableList<DeckTab> tabs = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable DeckTab> front = new ReadOnlyObjectWrapper<>();
  private final StackPane pages = new StackPane();
  private final TabStrip strip = new TabStrip(tabs, this::select, this::close);

  TabDeck() {
    getStyleClass().add("work-tabs");
    VBox.setVgrow(pages, Priority.ALWAYS);
    pages.setMinSize(0, 0);
    getChildren().addAll(strip, pages);
  }

  /** From left to right. */
  List<DeckTab> tabs() {
    return List.copyOf(tabs);
  }

  TabStrip strip() {
    return strip;
  }

  /** The tab that is shown; null when there is none. */
  ReadOnlyObjectProperty<@Nullable DeckTab> frontProperty() {
    return front.getReadOnlyProperty();
  }

  /** A tab behind the one in front; in front when it is the first. */
  void add(DeckTab tab) {
    tabs.add(tab);
    pages.getChildren().add(tab.page());
    if (front.get() == null) {
      select(tab);
    }
  }

  /** Brings it to the front; nothing for a tab that is not here. */
  void select(DeckTab tab) {
    DeckTab before = front.get();
    if (!tabs.contains(tab) || tab.equals(before)) {
      return;
    }
    if (before != null) {
      before.select(false);
    }
    tab.select(true);
    front.set(tab);
    strip.requestLayout();
  }

  /** Closes it; whoever listens chooses the next one, else it is the neighbour. */
  void close(DeckTab tab) {
    int at = tabs.indexOf(tab);
    if (at < 0) {
      return;
    }
    tabs.remove(tab);
    pages.getChildren().remove(tab.page());
    tab.closed();
    if (tab.equals(front.get())) {
      tab.select(false);
      front.set(null);
    }
    if (front.get() == null && !tabs.isEmpty()) {
      select(tabs.get(Math.clamp(at - 1, 0, tabs.size() - 1)));
    }
  }
}
