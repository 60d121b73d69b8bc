package io.deskwire.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.stage.Window;

/** What is wrong on the way: scenes that could not be played and texts that cannot be read; for the tour. */
final class TourTrouble {
  private final List<String> failures = new ArrayList<>();
  /** Each once, with the first picture in which it is. */
  private final Map<String, String> seen = new LinkedHashMap<>();

  /** The picture is taken all the same, so that one sees how far it came. */
  void in(String name, Runnable scene) {
    try {
      scene.run();
    } catch (RuntimeException | AssertionError e) {
      failures.add(name + ": " + e);
    }
  }

  /** Looks for what is cut off in everything that is open. FX thread. */
  void walk(String name) {
    for (Window window : List.copyOf(Window.getWindows())) {
      if (window.isShowing()) {
        SceneWalk walk = new SceneWalk(window.getScene().getRoot());
        walk.cut().forEach(each -> seen.putIfAbsent(each, name));
      }
    }
  }

  void report() {
    seen.forEach((what, name) -> System.out.println(name + ": " + what));
    if (!failures.isEmpty()) {
      throw new IllegalStateException("scenes that failed:\n" + String.join("\n", failures));
    }
  }
}
