package io.deskwire.ui.floor;

import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One large figure: what it is, and what stands behind it. */
final class FigureTile extends VBox {
  private final Label value = Nodes.figure("tile-figure");
  private final ToneMark mark = new ToneMark();
  private final Label note = Nodes.label("", "tile-note");
  private final Tooltip whole = new Tooltip();
  private final String caption;

  FigureTile(String caption) {
    this.caption = caption;
    getStyleClass().add("figure-tile");
    HBox first = new HBox(8, value, mark);
    first.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(first, Nodes.label(caption, "tile-caption"), note);
    setMinWidth(0);
    setPrefWidth(0); // all of them share the width alike
    setAccessibleRole(AccessibleRole.TEXT);
    show("", Tone.GOOD, "");
  }

  /** A tone that is not good stands beside the figure as a shape as well. */
  void show(String figure, Tone tone, String words) {
    boolean bad = tone == Tone.FAIR || tone == Tone.POOR;
    value.setText(figure);
    for (Tone each : Tone.values()) {
      Nodes.toggle(value, each.styleClass(), bad && each == tone);
    }
    mark.show(tone);
    Nodes.show(mark, bad);
    note.setText(words);
    whole.setText(caption + ": " + figure + ", " + words);
    Tooltip.install(this, whole);
    setAccessibleText(whole.getText());
  }
}
