package io.deskwire.ui.conversation;

import io.deskwire.session.SearchHit.Span;
import io.deskwire.ui.fx.ReadingWay;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/** The words of one message in their bubble, with links, and with what is selected of them behind. FX thread. */
final class BubbleText extends Region {

  private static final PseudoClass BARE = PseudoClass.getPseudoClass("bare");
  private static final double QUOTE_GAP = 6;
  private static final double FILE_GAP = 6;

  private final Path selected = new Path();
  private final Path marked = new Path();
  /** Behind the words, of their size and read from their side: shapes come in the words' own coordinates. */
  private final Pane behind = new Pane(marked, selected);
  private final Quote quote = new Quote();
  private final TextFlow flow = new TextFlow();
  private final AttachmentBox file;
  private List<Links.Part> parts = List.of();
  private String text = "";
  private TextSelection.@Nullable Range range;
  private List<Span> spans = List.of();

  BubbleText(AttachmentBox file) {
    this.file = file;
    getStyleClass().add("cv-bubble");
    selected.getStyleClass().add("cv-selected");
    flow.getStyleClass().add("cv-text");
    marked.getStyleClass().add("cv-marked");
    behind.setManaged(false);
    behind.setMouseTransparent(true);
    behind.nodeOrientationProperty().bind(flow.nodeOrientationProperty());
    quote.setVisible(false);
    file.setVisible(false);
    getChildren().addAll(behind, quote, file, flow);
  }

  void show(String newText) {
    if (newText.equals(text) && !parts.isEmpty()) {
      return;
    }
    text = newText;
    parts = Links.split(newText);
    List<Text> nodes = new ArrayList<>(parts.size());
    for (Links.Part part : parts) {
      for (String words : Chunks.of(newText, part.start(), part.end())) {
        Text node = new Text(words);
        node.getStyleClass().add(part.address() == null ? "cv-words" : "cv-link");
        ReadingWay.letters(node, newText);
        nodes.add(node);
      }
    }
    flow.getChildren().setAll(nodes);
    flow.setNodeOrientation(ReadingWay.ofText(newText));
    flow.setVisible(!newText.isEmpty());
    pseudoClassStateChanged(BARE, newText.isEmpty());
    range = null;
    spans = List.of();
    selected.getElements().clear();
    marked.getElements().clear();
  }

  /** Above the words; invisible where they answer nothing. */
  Quote quote() {
    return quote;
  }

  int length() {
    return text.length();
  }

  String text() {
    return text;
  }

  void select(TextSelection.@Nullable Range newRange) {
    if (!Objects.equals(range, newRange)) {
      range = newRange;
      paintSelected();
    }
  }

  /** Paints what was found behind these words. */
  void mark(List<Span> newSpans) {
    if (!newSpans.equals(spans)) {
      spans = newSpans;
      paintMarked();
    }
  }

  /** The place between characters that is nearest to a point in this node's coordinates. */
  int characterAt(Point2D point) {
    Point2D inFlow = flow.parentToLocal(point);
    if (inFlow.getY() < 0) {
      return 0;
    }
    if (inFlow.getY() > flow.getHeight()) {
      return text.length();
    }
    return Math.clamp(flow.getHitInfo(inFlow).getInsertionIndex(), 0, text.length());
  }

  /** The link under a point in this node's coordinates. */
  @Nullable
  URI linkAt(Point2D point) {
    Point2D inFlow = flow.parentToLocal(point);
    for (int i = 0; i < parts.size(); i++) {
      URI address = parts.get(i).address();
      if (address != null && onLink(parts.get(i), inFlow)) {
        return address;
      }
    }
    return null;
  }

  private boolean onLink(Links.Part part, Point2D inFlow) {
    int character = flow.getHitInfo(inFlow).getCharIndex();
    // the nearest character may be far away: beside the last word of a line
    return character >= part.start() && character < part.end()
        && new Path(flow.getRangeShape(part.start(), part.end(), false)).getBoundsInLocal().contains(inFlow);
  }

  @Override
  protected double computePrefWidth(double height) {
    Insets insets = getInsets();
    double words = Math.max(flow.isVisible() ? flow.prefWidth(-1) : 0, quote.isVisible() ? quote.prefWidth(-1) : 0);
    return Math.ceil(Math.max(words, file.isVisible() ? file.prefWidth(-1) : 0)) + 1 + insets.getLeft()
        + insets.getRight();
  }

  @Override
  protected double computePrefHeight(double width) {
    Insets insets = getInsets();
    double inner = width < 0 ? -1 : width - insets.getLeft() - insets.getRight();
    return aboveWords(inner) + (flow.isVisible() ? flow.prefHeight(inner) : 0) + insets.getTop() + insets.getBottom();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double width = getWidth() - insets.getLeft() - insets.getRight();
    if (quote.isVisible()) {
      quote.resizeRelocate(insets.getLeft(), insets.getTop(), width, quote.prefHeight(width));
    }
    if (file.isVisible()) {
      file.resizeRelocate(insets.getLeft(), insets.getTop() + quoteHeight(), width, file.prefHeight(width));
    }
    double above = aboveWords(width);
    flow.resizeRelocate(insets.getLeft(), insets.getTop() + above, width,
        Math.max(0, getHeight() - insets.getTop() - insets.getBottom() - above));
    behind.resizeRelocate(flow.getLayoutX(), flow.getLayoutY(), flow.getWidth(), flow.getHeight());
    paintSelected();
    paintMarked();
  }

  private double quoteHeight() {
    return quote.isVisible() ? Math.ceil(quote.prefHeight(-1)) + QUOTE_GAP : 0;
  }

  private double aboveWords(double width) {
    return quoteHeight()
        + (file.isVisible() ? file.prefHeight(width) + (flow.isVisible() ? FILE_GAP : 0) : 0);
  }

  private void paintSelected() {
    TextSelection.Range now = range;
    if (now == null) {
      selected.getElements().clear();
    } else {
      selected.getElements().setAll(flow.getRangeShape(now.start(), Math.min(now.end(), text.length()), false));
    }
  }

  private void paintMarked() {
    marked.getElements().clear();
    for (Span span : spans) {
      marked.getElements().addAll(flow.getRangeShape(span.from(), Math.min(span.to(), text.length()), false));
    }
  }
}
