package io.deskwire.ui.emoji;

import io.deskwire.ui.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a grid of emoji shows for what is typed, and on which of them the keyboard stands. */
public final class EmojiViewModel {
  static final int COLUMNS = 9;

  private final EmojiBook book;
  private final EmojiRecents recents;
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Spot> chosen = new ReadOnlyObjectWrapper<>(this, "chosen", Spot.NOWHERE);

  /**
   * A line of the grid.
   *
   * @param title of what follows; then it has no emoji. Empty otherwise
   */
  record Row(String title, List<Emoji> emoji) {}

  /** A place in the grid. */
  record Spot(int row, int column) {
    static final Spot NOWHERE = new Spot(-1, -1);
  }

  public EmojiViewModel(EmojiBook book, EmojiRecents recents) {
    this.book = book;
    this.recents = recents;
    query.subscribe(this::show);
  }

  StringProperty queryProperty() {
    return query;
  }

  ObservableList<Row> rows() {
    return rows;
  }

  ReadOnlyObjectProperty<Spot> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** On which the keyboard stands; empty when nothing was found. */
  Optional<Emoji> chosen() {
    return at(chosen.get());
  }

  private Optional<Emoji> at(Spot spot) {
    return spot.row() >= 0 && spot.row() < rows.size() && spot.column() >= 0
        && spot.column() < rows.get(spot.row()).emoji().size()
            ? Optional.of(rows.get(spot.row()).emoji().get(spot.column()))
            : Optional.empty();
  }

  /** The keyboard, or the mouse, stands there. */
  void choose(int row, int column) {
    Spot spot = new Spot(row, column);
    if (at(spot).isPresent()) {
      chosen.set(spot);
    }
  }

  /** To the next one in reading order, or the one before. */
  void step(int by) {
    Spot now = chosen.get();
    if (at(new Spot(now.row(), now.column() + by)).isPresent()) {
      chosen.set(new Spot(now.row(), now.column() + by));
      return;
    }
    int row = rowFrom(now.row(), by);
    if (row >= 0) {
      chosen.set(new Spot(row, by > 0 ? 0 : rows.get(row).emoji().size() - 1));
    }
  }

  /** To the row below, or above. */
  void jump(int by) {
    Spot now = chosen.get();
    int row = rowFrom(now.row(), by);
    if (row >= 0) {
      chosen.set(new Spot(row, Math.min(now.column(), rows.get(row).emoji().size() - 1)));
    }
  }

  /** The next row with emoji; negative for none. */
  private int rowFrom(int row, int by) {
    int next = row + by;
    while (next >= 0 && next < rows.size() && rows.get(next).emoji().isEmpty()) {
      next += by;
    }
    return next >= 0 && next < rows.size() ? next : -1;
  }

  /** The one on which the keyboard stands, which counts as used now. */
  Optional<Emoji> take() {
    Optional<Emoji> taken = chosen();
    taken.ifPresent(recents::add);
    return taken;
  }

  private void show(String typed) {
    List<Row> shown = new ArrayList<>();
    if (typed.isBlank()) {
      add(shown, Texts.of("emoji.recent"), recents.all());
      for (EmojiGroup group : EmojiGroup.values()) {
        add(shown, Texts.of(group.key()), book.all().stream().filter(emoji -> emoji.group() == group).toList());
      }
    } else {
      add(shown, "", book.find(typed));
    }
    rows.setAll(shown);
    chosen.set(Spot.NOWHERE);
    int first = rowFrom(-1, 1);
    chosen.set(first < 0 ? Spot.NOWHERE : new Spot(first, 0));
  }

  private static void add(List<Row> rows, String title, List<Emoji> emoji) {
    if (!title.isEmpty() && !emoji.isEmpty()) {
      rows.add(new Row(title, List.of()));
    }
    for (int from = 0; from < emoji.size(); from += COLUMNS) {
      rows.add(new Row("", emoji.subList(from, Math.min(emoji.size(), from + COLUMNS))));
    }
  }
}
