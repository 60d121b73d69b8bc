package io.deskwire.ui.latency;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.LatencyBadge;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Sparkline;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How fast the line to one customer is: chart, p50, p95, lost. */
public final class LatencyCard extends VBox {
  private final LatencyBadge grade = new LatencyBadge(true);
  private final Sparkline chart = new Sparkline();
  private final Label p50 = Nodes.figure("big-figure");
  private final Label p95 = Nodes.figure("big-figure");
  private final Label lost = Nodes.figure("big-figure");
  private final Label meaning = Nodes.wrapped("", "muted", "small");

  public LatencyCard() {
    getStyleClass().add("card");
    Label name = Nodes.label(Texts.of("latency.title"), "strong");
    name.setMinWidth(USE_PREF_SIZE);
    HBox title = new HBox(8, name, Nodes.spacer(), grade);
    title.setAlignment(Pos.CENTER_LEFT);
    // side by side, or below each other where the words are long
    FlowPane figures = new FlowPane(24, 8, figure(p50, "latency.p50.ms"), figure(p95, "latency.p95.ms"),
        figure(lost, "latency.lost"));
    getChildren().addAll(title, chart, figures, meaning);
  }

  private static VBox figure(Label value, String key) {
    Label name = Nodes.figure("muted", "tiny");
    name.setText(Texts.of(key));
    return new VBox(0, value, name);
  }

  /**
   * Shows the figures as history while there is no line, and as live otherwise.
   *
   * @param stale how long ago the line last proved that it lives, in words; empty when that is not known, null when it is up
   */
  public void show(RoomSummary room, @Nullable String stale) {
    Tone measured = Tone.of(room.latency().grade());
    boolean live = stale == null;
    Tone tone = live ? measured : Tone.UNKNOWN;
    grade.show(tone, live ? LatencyBadge.word(tone) : Texts.of("latency.stale"));
    for (Label figure : List.of(p50, p95, lost)) {
      Nodes.toggle(figure, "muted", !live);
    }
    chart.show(room.latency().recent(), tone);
    p50.setText(Figures.number(room.latency().p50()));
    p95.setText(Figures.number(room.latency().p95()));
    lost.setText(room.latency().sent() == 0 ? "–" : Long.toString(room.latency().lost()));
    if (stale != null && measured != Tone.UNKNOWN) {
      meaning.setText(stale.isEmpty() ? Texts.of("latency.before") : Texts.of("latency.before.ago", stale));
      return;
    }
    meaning.setText(measured == Tone.UNKNOWN
        ? Texts.of("latency.none-yet")
        : Texts.of(room.peerReceipts() ? "latency.to-peer" : "latency.to-broker"));
  }
}
