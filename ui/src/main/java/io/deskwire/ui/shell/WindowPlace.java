package io.deskwire.ui.shell;

import io.deskwire.ui.fx.Theme;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Where windows stand on the screens, and where they stood. FX thread. */
final class WindowPlace {
  private static final double LEAST_WIDTH = 760;
  private static final double LEAST_HEIGHT = 480;
  private static final double GRIP = 40;

  private WindowPlace() {}

  /** The main window is never smaller than what it shows. */
  static void limit(Stage window) {
    window.setMinWidth(LEAST_WIDTH);
    window.setMinHeight(LEAST_HEIGHT);
  }

  /** At the old place if a screen is still there. */
  static void restore(Stage window, ShellState.Snapshot before) {
    restore(window, new Rectangle2D(before.x(), before.y(), before.width(), before.height()));
    window.setMaximized(before.maximized());
  }

  /**
   * At the old place if a screen is still there, in the old size in any case.
   *
   * @param before in px; NaN for where the system likes it
   */
  static void restore(Stage window, Rectangle2D before) {
    window.setWidth(before.getWidth());
    window.setHeight(before.getHeight());
    if (!Double.isNaN(before.getMinX()) && !Double.isNaN(before.getMinY())
        && isReachable(before.getMinX(), before.getMinY(), before.getWidth(), visible())) {
      window.setX(before.getMinX());
      window.setY(before.getMinY());
    }
  }

  /** Where the window stands, in px. */
  static Rectangle2D of(Stage window) {
    return new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight());
  }

  /** The part of each screen that no bar of the system covers. */
  static List<Rectangle2D> visible() {
    return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
  }

  /** Whether enough of its head is on a screen to take hold of the window. */
  static boolean isReachable(double x, double y, double width, List<Rectangle2D> screens) {
    Rectangle2D grip = new Rectangle2D(x + GRIP, y, Math.max(1, width - 2 * GRIP), GRIP);
    return screens.stream().anyMatch(screen -> screen.intersects(grip));
  }

  /**
   * How the window is left.
   *
   * @param desk in the window; null when what was kept of one stays as it was
   */
  static ShellState.Snapshot snapshot(Stage window, Theme theme, ShellState.Snapshot before, @Nullable Desk desk) {
    boolean whole = window.isMaximized(); // the size to come back to is the one before
    return new ShellState.Snapshot(whole ? before.x() : window.getX(), whole ? before.y() : window.getY(),
        whole ? before.width() : window.getWidth(), whole ? before.height() : window.getHeight(), whole,
        theme.choiceProperty().get(), theme.scaleProperty().get(), desk == null ? before.sidePanel() : desk.sidePanel(),
        desk == null ? before.work() : desk.tabs().arrangement());
  }
}
