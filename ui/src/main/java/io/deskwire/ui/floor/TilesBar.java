package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import java.util.List;
import java.util.function.LongFunction;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The figures of now, in large. */
final class TilesBar extends HBox {
  private final FloorViewModel model;
  private final LongFunction<Tone> feels;
  private final FigureTile waiting = new FigureTile(Texts.of("floor.tile.waiting"));
  private final FigureTile longest = new FigureTile(Texts.of("floor.tile.longest"));
  private final FigureTile agents = new FigureTile(Texts.of("floor.tile.agents"));
  private final FigureTile latency = new FigureTile(Texts.of("floor.tile.p95"));
  private final FigureTile unsent = new FigureTile(Texts.of("floor.tile.unsent"));
  private final FigureTile loss = new FigureTile(Texts.of("floor.tile.loss"));

  TilesBar(FloorViewModel model, LongFunction<Tone> feels) {
    this.model = model;
    this.feels = feels;
    getStyleClass().add("floor-tiles");
    getChildren().addAll(waiting, longest, agents, latency, unsent, loss);
    List.of(waiting, longest, agents, latency, unsent, loss).forEach(tile -> setHgrow(tile, Priority.ALWAYS));
  }

  /** The figures as they are now. */
  void show() {
    FloorFigures now = model.figuresProperty().get();
    RoomFacts first = now.longest();
    long waited = first == null ? 0 : first.waited(model.now());
    Tone patience = first == null ? Tone.GOOD : feels.apply(waited);
    waiting.show(Integer.toString(now.waiting()), now.waiting() == 0 ? Tone.GOOD : patience,
        Texts.of("floor.tile.of-active", now.active()));
    longest.show(first == null ? FloorWords.NONE : Figures.clock(waited), patience,
        first == null ? Texts.of("floor.tile.nobody") : first.name());
    boolean live = model.liveProperty().get();
    agents.show(Integer.toString(now.agents()), now.agents() == 0 ? Tone.POOR : Tone.GOOD, agentsNote(now, live));
    RoomFacts slowest = now.slowest();
    latency.show(Figures.millis(live ? now.p95() : Double.NaN), live ? FloorWords.latency(now.p95()) : Tone.UNKNOWN,
        slowest == null || !live
            ? Texts.of("floor.tile.unmeasured")
            : Texts.of("floor.tile.slowest", Figures.millis(slowest.p95()), slowest.name()));
    unsent.show(Integer.toString(now.unsent()), now.unsent() == 0 ? Tone.GOOD : Tone.FAIR,
        Texts.of("floor.tile.in-chats", now.unsentIn()));
    loss.show(FloorWords.loss(now.loss()), now.lossIn() == 0 ? Tone.GOOD : Tone.POOR,
        Texts.of("floor.tile.in-chats", now.lossIn()));
  }

  private static String agentsNote(FloorFigures now, boolean live) {
    if (!live) {
      return Texts.of("floor.tile.stale");
    }
    return now.places() == 0
        ? Texts.of("floor.tile.chats", now.load())
        : Texts.of("floor.tile.places", now.load(), now.places());
  }
}
