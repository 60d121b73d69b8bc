package io.deskwire.ui.fx;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * The last round trips as a line. A lost one is a gap with a mark at the top; the worst that people would notice gets a
 * dot; the dotted line is where good ends.
 */
public final class Sparkline extends Region {
  private static final double GUIDE_MS = 100;
  private static final double NOTICED_MS = 200;

  private final Path line = new Path();
  private final Path lost = new Path();
  private final Line guide = new Line();
  private final Circle worst = new Circle();
  private List<Double> values = List.of();

  public Sparkline() {
    getStyleClass().add("sparkline");
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT); // time runs to the right in every language
    line.getStyleClass().add("sparkline-line");
    lost.getStyleClass().add("sparkline-lost");
    guide.getStyleClass().add("sparkline-guide");
    worst.getStyleClass().add("sparkline-worst");
    for (var shape : List.of(guide, line, lost, worst)) {
      shape.setManaged(false);
      getChildren().add(shape);
    }
  }

  /**
   * Shows these round trips.
   *
   * @param recent milliseconds, oldest first, NaN for a lost one
   */
  public void show(List<Double> recent, Tone tone) {
    values = recent;
    Nodes.tone(line, tone);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double top = snappedTopInset() + 3;
    double width = Math.max(0, getWidth() - left - snappedRightInset());
    double height = Math.max(0, getHeight() - top - snappedBottomInset() - 3);
    line.getElements().clear();
    lost.getElements().clear();
    double max = values.stream().filter(v -> !v.isNaN()).mapToDouble(Double::doubleValue).max().orElse(0);
    double scale = Math.max(GUIDE_MS * 1.2, max);
    double step = values.size() > 1 ? width / (values.size() - 1) : 0;
    boolean pen = false;
    worst.setVisible(false);
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      double x = left + i * step;
      if (Double.isNaN(value)) {
        pen = false;
        lost.getElements().addAll(new MoveTo(x, top), new LineTo(x, top + 5));
        continue;
      }
      double y = top + height * (1 - value / scale);
      line.getElements().add(pen ? new LineTo(x, y) : new MoveTo(x, y));
      pen = true;
      if (value == max && max > NOTICED_MS) {
        worst.setVisible(true);
        worst.setCenterX(x);
        worst.setCenterY(y);
        worst.setRadius(3);
      }
    }
    double guideY = Math.round(top + height * (1 - GUIDE_MS / scale)) + 0.5;
    guide.setStartX(left);
    guide.setEndX(left + width);
    guide.setStartY(guideY);
    guide.setEndY(guideY);
  }
}
