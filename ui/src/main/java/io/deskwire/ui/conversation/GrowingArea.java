package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.ReadingWay;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** A text field that is as high as its text, from one line to eight; then it scrolls. FX thread. */
final class GrowingArea extends TextArea {

  private static final int MOST_LINES = 8;

  private final Text ruler = new Text();

  GrowingArea() {
    setWrapText(true);
    ReadingWay.follow(this, textProperty());
    setPrefRowCount(1);
    setMinHeight(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    textProperty().addListener((_, _, _) -> requestLayout());
    widthProperty().addListener((_, _, _) -> requestLayout());
    fontProperty().addListener((_, _, _) -> requestLayout());
  }

  @Override
  protected double computePrefHeight(double width) {
    ruler.setFont(getFont());
    ruler.setWrappingWidth(0);
    ruler.setText("X");
    double line = ruler.getLayoutBounds().getHeight();
    Insets padding = contentPadding();
    double outer = snappedTopInset() + snappedBottomInset() + padding.getTop() + padding.getBottom();
    double inner = getWidth() - snappedLeftInset() - snappedRightInset() - padding.getLeft() - padding.getRight();
    if (getText().isEmpty() || inner <= 0) {
      showBar(false);
      return Math.ceil(line) + outer;
    }
    // far more than eight lines need not be measured
    String text = getText();
    ruler.setText(text.length() > 4_000 ? text.substring(0, 4_000) : text);
    ruler.setWrappingWidth(isWrapText() ? inner : 0);
    double height = ruler.getLayoutBounds().getHeight();
    showBar(height > line * MOST_LINES + 0.5);
    return Math.ceil(Math.clamp(height, line, line * MOST_LINES)) + outer;
  }

  /**
   * The skin shows a bar for half a pixel too much; here there is one for the ninth line alone. It also paints through a
   * cached picture, which outlives its field by minutes (JavaFX's image pool holds it softly) and is made anew with every
   * letter.
   */
  private void showBar(boolean needed) {
    if (lookup(".scroll-pane") instanceof ScrollPane pane) {
      pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER); // it would stand on the only line
      pane.setVbarPolicy(needed ? ScrollPane.ScrollBarPolicy.AS_NEEDED : ScrollPane.ScrollBarPolicy.NEVER);
      Node viewport = pane.lookup(".viewport");
      if (viewport != null) {
        viewport.setCache(false);
      }
    }
  }

  private Insets contentPadding() {
    Node content = lookup(".content");
    return content instanceof Region region ? region.getInsets() : Insets.EMPTY;
  }
}
