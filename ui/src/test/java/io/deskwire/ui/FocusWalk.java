package io.deskwire.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Whether one sees where the keyboard is: goes round with Tab and compares what each control looks like with the focus and
 * without, while the one before and while the one behind has it; and whether its words can be read meanwhile. FX thread.
 */
public final class FocusWalk {
  /** WCAG 2.2 asks for it of what shows the focus. */
  private static final double CONTRAST = 3;
  /** WCAG 2.2 asks for it of words. */
  private static final double READABLE = 4.5;
  /** Pixels that must differ so much; a caret alone has fewer. */
  private static final int LEAST = 40;
  private static final double RING = 3;
  /** The frame of a field may be around what stands beside it as well. */
  private static final double FRAME = 14;

  private final Parent root;
  private final SceneWalk walk;

  public FocusWalk(Parent root) {
    this.root = root;
    walk = new SceneWalk(root);
    // what a scroll pane keeps as a picture of its content is made anew with the next frame alone
    root.lookupAll(".viewport *").forEach(node -> node.setCache(false));
    root.lookupAll(".scroll-pane *").forEach(node -> node.setCache(false));
  }

  /**
   * A control as it was.
   *
   * @param words the colour of its words; null for one without
   */
  private record Shot(Bounds at, WritableImage image, @Nullable Color words) {}

  /** Where the focus cannot be seen, as sentences. */
  public List<String> unseen() {
    List<Node> round = walk.round();
    if (round.size() < 2) {
      return List.of();
    }
    Map<Node, Shot> before = new HashMap<>();
    Map<Node, Shot> with = new HashMap<>();
    Map<Node, Shot> behind = new HashMap<>();
    round.getLast().requestFocus();
    SceneWalk.tab(root.getScene(), round.getLast());
    for (int i = 0; i <= round.size(); i++) {
      Node node = round.get(i % round.size());
      if (node.isFocused()) { // it may have gone since: the panel beside a conversation is another one's by now
        with.putIfAbsent(node, shot(node));
      }
      before.put(round.get((i + 1) % round.size()), shot(round.get((i + 1) % round.size())));
      Node left = round.get((i + round.size() - 1) % round.size());
      behind.put(left, shot(left));
      SceneWalk.tab(root.getScene(), node);
    }
    List<String> wrong = new ArrayList<>();
    for (Node node : round) {
      Shot first = before.get(node);
      Shot focused = with.get(node);
      Shot last = behind.get(node);
      if (first == null || focused == null || last == null || !first.at().equals(focused.at())
          || !last.at().equals(focused.at())) {
        continue; // scrolled meanwhile
      }
      int pixels = pixels(focused.image(), first.image(), last.image());
      if (pixels < LEAST) {
        wrong.add("focus not seen (" + pixels + " pixels): " + walk.path(node));
      }
      Color words = focused.words();
      if (words != null && Contrast.of(argb(words), ground(focused.image())) < READABLE) {
        wrong.add("words not to be read with the focus: " + walk.path(node));
      }
    }
    return wrong;
  }

  private Shot shot(Node node) {
    root.applyCss();
    root.layout();
    Bounds at = node.localToScene(node.getLayoutBounds());
    double margin = node instanceof TextInputControl ? FRAME : RING;
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setViewport(new Rectangle2D(Math.floor(at.getMinX() - margin), Math.floor(at.getMinY() - margin),
        Math.ceil(at.getWidth() + 2 * margin), Math.ceil(at.getHeight() + 2 * margin)));
    Color words = node instanceof Labeled label && !label.getText().isEmpty()
        && label.getTextFill() instanceof Color fill ? fill : null;
    return new Shot(at, root.getScene().getRoot().snapshot(parameters, null), words);
  }

  private static int argb(Color color) {
    return 0xFF << 24 | (int) Math.round(color.getRed() * 255) << 16 | (int) Math.round(color.getGreen() * 255) << 8
        | (int) Math.round(color.getBlue() * 255);
  }

  /** The colour of most of it. */
  private static int ground(WritableImage image) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        counts.merge(image.getPixelReader().getArgb(x, y), 1, Integer::sum);
      }
    }
    return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static int pixels(WritableImage focused, WritableImage before, WritableImage behind) {
    int count = 0;
    PixelReader with = focused.getPixelReader();
    for (int y = 0; y < focused.getHeight(); y++) {
      for (int x = 0; x < focused.getWidth(); x++) {
        int shown = with.getArgb(x, y);
        int first = before.getPixelReader().getArgb(x, y);
        int last = behind.getPixelReader().getArgb(x, y);
        if (shown != first && shown != last && Contrast.of(shown, first) >= CONTRAST
            && Contrast.of(shown, last) >= CONTRAST) {
          count++;
        }
      }
    }
    return count;
  }
}
