package io.deskwire.ui.fx;

import io.deskwire.latency.LatencyFigures;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A latency by shape, colour and text: {@code ● 38 ms}. */
public final class LatencyBadge extends HBox {
  private final ToneMark mark = new ToneMark();
  private final Label text = Nodes.figure("latency-text");
  private final boolean unit;

  /**
   * @param unit whether {@code ms} is written: not in a tab, where room is scarce
   */
  public LatencyBadge(boolean unit) {
    this.unit = unit;
    getChildren().setAll(mark, text);
    getStyleClass().add("latency-badge");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(USE_PREF_SIZE);
  }

  public void show(LatencyFigures figures) {
    Tone tone = Tone.of(figures.grade());
    mark.show(tone);
    Nodes.tone(text, tone);
    text.setText(unit ? Figures.millis(figures.p50()) : Figures.number(figures.p50()));
    setAccessibleText(Texts.of("latency.spoken", Figures.millis(figures.p50()), word(tone)));
  }

  /** The line is down: no figure is true now. What was measured last is said to those who ask. */
  public void showStale(LatencyFigures figures) {
    mark.show(Tone.UNKNOWN);
    Nodes.tone(text, Tone.UNKNOWN);
    text.setText("–");
    setAccessibleText(Texts.of("latency.stale.spoken", Figures.millis(figures.p50())));
  }

  /** Says something else in the badge's place, for example {@code offline}. */
  public void show(Tone tone, String words) {
    mark.show(tone);
    Nodes.tone(text, tone);
    text.setText(words);
    setAccessibleText(words);
  }

  /** {@code good}, {@code fair}, {@code poor} or {@code unknown}. */
  public static String word(Tone tone) {
    return switch (tone) {
      case GOOD -> Texts.of("latency.good");
      case FAIR -> Texts.of("latency.fair");
      case POOR -> Texts.of("latency.poor");
      case UNKNOWN -> Texts.of("latency.unknown");
    };
  }
}
