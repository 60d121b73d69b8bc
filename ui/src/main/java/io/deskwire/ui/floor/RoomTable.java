package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The table of the active rooms. */
final class RoomTable {
  private static final PseudoClass SUFFERS = PseudoClass.getPseudoClass("suffers");

  private final FloorViewModel model;
  private final LongFunction<Tone> feels;
  private final FloorTable<RoomFacts> table;
  private final List<Row> shownRows = new ArrayList<>();

  private Runnable open = () -> {};

  RoomTable(FloorViewModel model, LongFunction<Tone> feels, ReadOnlyDoubleProperty scale) {
    this.model = model;
    this.feels = feels;
    table = new FloorTable<>(model.roomRows(), scale, model::orderRooms);
    table.setAccessibleText(Texts.of("floor.rooms"));
    Collator words = Collator.getInstance(Texts.locale());
    table.wide(Texts.of("floor.column.customer"), 16, 26, Comparator.comparing(RoomFacts::name, words),
        () -> words(RoomFacts::name, "floor-name"));
    table.column(Texts.of("floor.column.agent"), 5.4, Comparator.comparing(RoomFacts::agentName, words),
        () -> new FloorCell<>(FloorWords::agent, room -> room.situation() == Situation.GONE ? Tone.UNKNOWN : null));
    table.column(Texts.of("floor.column.state"), 7.6, Comparator.comparing(RoomFacts::situation),
        () -> new FloorCell<>(room -> room.situation().words(),
            room -> room.situation() == Situation.RAISED || room.situation() == Situation.BLOCKED ? Tone.FAIR : null));
    table.column(Texts.of("floor.column.waiting"), 5.4, Comparator.comparingLong(room -> room.waited(model.now())),
        () -> figure(room -> FloorWords.waited(room, model.now()), this::waitingTone));
    table.column(Texts.of("floor.column.last"), 4.6, Comparator.comparingLong(room -> -room.lastAt()),
        () -> figure(
            room -> room.lastAt() == 0 ? FloorWords.NONE : Figures.clock(model.now() - room.lastAt()), _ -> null));
    table.column(Texts.of("floor.column.rate"), 4.2, Comparator.comparingDouble(RoomFacts::rate),
        () -> figure(room -> FloorWords.rate(room.rate()), _ -> null));
    table.column(Texts.of("latency.p50.ms"), 4.4, byFigure(RoomFacts::p50),
        () -> figure(room -> Figures.number(live(room.p50())), room -> FloorWords.latency(live(room.p50()))));
    table.column(Texts.of("latency.p95"), 4.3, byFigure(RoomFacts::p95), () -> figure(
        room -> Figures.number(live(room.p95())), room -> onlyBad(FloorWords.latency(live(room.p95())))));
    table.column(Texts.of("floor.column.loss"), 5, Comparator.comparingDouble(RoomFacts::loss),
        () -> figure(room -> FloorWords.loss(room.loss()), room -> room.loss() > 0 ? Tone.POOR : null));
    table.column(Texts.of("floor.column.unsent"), 4.2, Comparator.comparingInt(RoomFacts::unsent),
        () -> figure(room -> Integer.toString(room.unsent()), room -> room.unsent() > 0 ? Tone.FAIR : null));
    table.spare(Texts.of("floor.column.line"), 6.8, Comparator.comparing(RoomFacts::line, words),
        () -> words(RoomFacts::line));
    table.setRowFactory(_ -> {
      Row row = new Row();
      shownRows.add(row);
      return row;
    });
    table.fit();
  }

  private static FloorCell<RoomFacts> words(Function<RoomFacts, String> words, String... styleClasses) {
    return new FloorCell<>(words, _ -> null, styleClasses);
  }

  private static FloorCell<RoomFacts> figure(Function<RoomFacts, String> words,
      Function<RoomFacts, @Nullable Tone> tone) {
    return new FloorCell<>(words, tone, "figure-cell");
  }

  /** What is not known counts as less than everything that is. */
  private static Comparator<RoomFacts> byFigure(ToDoubleFunction<RoomFacts> figure) {
    return Comparator.comparingDouble(room -> {
      double value = figure.applyAsDouble(room);
      return Double.isNaN(value) ? -1 : value;
    });
  }

  private double live(double figure) {
    return model.liveProperty().get() ? figure : Double.NaN;
  }

  private @Nullable Tone waitingTone(RoomFacts room) {
    return room.waitingSince() == 0 ? null : onlyBad(feels.apply(room.waited(model.now())));
  }

  private static @Nullable Tone onlyBad(Tone tone) {
    return tone == Tone.FAIR || tone == Tone.POOR ? tone : null;
  }

  /** What a double click on a row does; one on a column's head does nothing. */
  void onOpen(Runnable newOpen) {
    open = newOpen;
  }

  FloorTable<RoomFacts> table() {
    return table;
  }

  void tick() {
    table.tick();
    shownRows.forEach(Row::mark);
  }

  /** Stands out where a customer waits too long or is on a bad line. */
  private final class Row extends TableRow<FloorRow<RoomFacts>> {
    Row() {
      setOnMouseClicked(event -> {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !isEmpty()) {
          open.run();
        }
      });
    }

    @Override
    protected void updateItem(@Nullable FloorRow<RoomFacts> row, boolean empty) {
      super.updateItem(row, empty);
      mark();
    }

    void mark() {
      FloorRow<RoomFacts> row = getItem();
      RoomFacts room = row == null || isEmpty() ? null : row.facts();
      boolean onBadLine = room != null && room.situation() != Situation.LEFT
          && FloorWords.latency(live(room.p95())) == Tone.POOR;
      pseudoClassStateChanged(SUFFERS, onBadLine || (room != null && waitingTone(room) == Tone.POOR));
    }
  }
}
