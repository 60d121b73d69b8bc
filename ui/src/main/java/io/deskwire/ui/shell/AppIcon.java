package io.deskwire.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import javafx.stage.Stage;

/**
 * The icon of the windows, with the number of customers who wait on it: a taskbar shows it whichever window is in front,
 * also where it has no room for a title. FX thread.
 */
final class AppIcon {
  private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256);
  /** Larger than this no taskbar shows it, and a quarter of a megabyte for each number is too much. */
  private static final int LARGEST_BADGED = 128;
  /** More would not be read at the size of a taskbar. */
  private static final int MOST = 9;
  /** Diameter of the badge as a share of the icon. */
  private static final double BADGE = 0.62;
  private static final Color GROUND = Color.web("#c62828");

  private final List<Image> plain = SIZES.stream().map(AppIcon::load).toList();
  private final Map<String, List<Image>> badged = new HashMap<>();
  private String shown = "";

  private static Image load(int size) {
    return new Image(
        Objects.requireNonNull(AppIcon.class.getResourceAsStream("/deskwire/icons/deskwire-" + size + ".png")));
  }

  /** Gives the window its icons, with nobody waiting. */
  void dress(Stage window) {
    window.getIcons().setAll(plain);
    shown = "";
  }

  /** Shows how many wait; nothing for none. */
  void waiting(Stage window, int count) {
    String words = words(count);
    if (!words.equals(shown)) {
      shown = words;
      window.getIcons().setAll(words.isEmpty() ? plain : badged.computeIfAbsent(words, this::draw));
    }
  }

  static String words(int count) {
    if (count <= 0) {
      return "";
    }
    return count > MOST ? MOST + "+" : String.valueOf(count);
  }

  private List<Image> draw(String words) {
    return plain.stream().filter(icon -> icon.getWidth() <= LARGEST_BADGED).map(icon -> draw(icon, words)).toList();
  }

  private static Image draw(Image icon, String words) {
    double size = icon.getWidth();
    double badge = Math.rint(size * BADGE);
    double rim = Math.max(1, size / 24);
    Canvas canvas = new Canvas(size, size);
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.drawImage(icon, 0, 0);
    double at = size - badge;
    pen.setFill(Color.WHITE); // parts it from the icon on any taskbar
    pen.fillOval(at - rim, at - rim, badge + 2 * rim, badge + 2 * rim);
    pen.setFill(GROUND);
    pen.fillOval(at, at, badge, badge);
    pen.setFill(Color.WHITE);
    pen.setFont(Font.font("Inter", FontWeight.BOLD, badge * (words.length() > 1 ? 0.6 : 0.78)));
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.CENTER);
    pen.fillText(words, at + badge / 2, at + badge / 2);
    SnapshotParameters clear = new SnapshotParameters();
    clear.setFill(Color.TRANSPARENT);
    return canvas.snapshot(clear, null);
  }
}
