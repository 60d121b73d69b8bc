package io.deskwire.ui.floor;

import io.deskwire.session.Peer;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import java.text.Collator;
import java.util.Comparator;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.ProgressBar;
import org.jspecify.annotations.Nullable;

/** The table of the agents. */
final class AgentTable {
  private static final double NEARLY_FULL = 0.8;

  private final FloorViewModel model;
  private final FloorTable<AgentFacts> table;

  AgentTable(FloorViewModel model, ReadOnlyDoubleProperty scale) {
    this.model = model;
    table = new FloorTable<>(model.agentRows(), scale, model::orderAgents);
    table.setAccessibleText(Texts.of("floor.agents"));
    Collator words = Collator.getInstance(Texts.locale());
    table.wide(Texts.of("floor.column.agent"), 5, 20, Comparator.comparing(AgentFacts::name, words),
        () -> new FloorCell<>(AgentFacts::name, _ -> null, "floor-name"));
    table.column(Texts.of("floor.column.state"), 7.2, Comparator.comparing(AgentFacts::status),
        () -> new FloorCell<>(agent -> FloorWords.status(agent.status()), agent -> tone(agent.status())));
    table.column(Texts.of("floor.column.load"), 7.4, Comparator.comparingInt(AgentFacts::load), LoadCell::new);
    table.column(Texts.of("floor.column.line"), 6.8, Comparator.comparing(AgentFacts::line, words),
        () -> new FloorCell<>(agent -> agent.line().isEmpty() ? FloorWords.NONE : agent.line(), _ -> null));
    table.column(Texts.of("latency.p50.ms"), 4.4, Comparator.comparingDouble(agent -> known(agent.p50())),
        () -> figure(agent -> Figures.number(live(agent.p50())), agent -> FloorWords.latency(live(agent.p50()))));
    table.spare(Texts.of("floor.column.unsent"), 4.4, Comparator.comparingInt(AgentFacts::unsent),
        () -> figure(agent -> Integer.toString(agent.unsent()), agent -> agent.unsent() > 0 ? Tone.FAIR : null));
    table.fit();
  }

  private double live(double figure) {
    return model.liveProperty().get() ? figure : Double.NaN;
  }

  private static double known(double figure) {
    return Double.isNaN(figure) ? -1 : figure;
  }

  private static FloorCell<AgentFacts> figure(Function<AgentFacts, String> words,
      Function<AgentFacts, @Nullable Tone> tone) {
    return new FloorCell<>(words, tone, "figure-cell");
  }

  private static Tone tone(Peer.Status status) {
    return switch (status) {
      case ONLINE -> Tone.GOOD;
      case AWAY -> Tone.FAIR;
      case OFFLINE -> Tone.UNKNOWN;
    };
  }

  FloorTable<AgentFacts> table() {
    return table;
  }

  /** How much of what an agent takes is taken. */
  private static final class LoadCell extends FloorCell<AgentFacts> {
    private final ProgressBar bar = new ProgressBar();

    LoadCell() {
      super(agent -> agent.limit() == 0 ? Integer.toString(agent.load()) : agent.load() + "/" + agent.limit(),
          _ -> null, "load-cell");
      bar.getStyleClass().add("load-bar");
      bar.setMinWidth(0);
    }

    @Override
    void show(AgentFacts agent) {
      super.show(agent);
      boolean limited = agent.limit() > 0;
      if (limited) {
        bar.setProgress(agent.fullness());
        Nodes.toggle(bar, "full", agent.fullness() >= NEARLY_FULL);
      }
      bar.setVisible(limited); // it keeps its room: figures stand below one another
      setGraphic(bar);
    }
  }
}
