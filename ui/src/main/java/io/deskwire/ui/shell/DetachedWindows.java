package io.deskwire.ui.shell;

import io.deskwire.session.Subscription;
import io.deskwire.ui.keys.Keymap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The conversations that have left their tabs for windows of their own, in the order in which they left. FX thread. */
final class DetachedWindows implements AutoCloseable {
  private final Map<String, DetachedWindow> windows = new LinkedHashMap<>();
  private final Keymap keymap;
  private final Function<Scene, Subscription> style;
  private final Runnable attention;
  private final Consumer<String> back;

  /**
   * @param style     gives the scene of a window its looks
   * @param attention told when one of them has got or lost the focus
   * @param back      told which room's window has been closed by hand, and is gone
   */
  DetachedWindows(Keymap keymap, Function<Scene, Subscription> style, Runnable attention, Consumer<String> back) {
    this.keymap = keymap;
    this.style = style;
    this.attention = attention;
    this.back = back;
  }

  /**
   * Shows the room in a window.
   *
   * @param beside the window it comes from; null when not known
   * @param before where the room's window stood on the screens; null when it had none
   */
  void open(RoomTab room, @Nullable Window beside, @Nullable Rectangle2D before) {
    DetachedWindow window = new DetachedWindow(room, keymap, beside, style, () -> attach(room.id()));
    if (before != null) {
      window.restore(before);
    }
    windows.put(room.id(), window);
    window.stage().focusedProperty().subscribe((_, _) -> attention.run());
    window.show();
  }

  private void attach(String room) {
    DetachedWindow window = windows.remove(room);
    if (window != null) {
      window.close();
      back.accept(room);
    }
  }

  /** Brings the room's window to the front. @return false when it has none */
  boolean toFront(String room) {
    DetachedWindow window = windows.get(room);
    if (window != null) {
      window.toFront();
    }
    return window != null;
  }

  /** The room whose window has the focus; empty for none. */
  Optional<String> inUse() {
    return windows.entrySet().stream().filter(each -> each.getValue().stage().isFocused()).map(Map.Entry::getKey)
        .findFirst();
  }

  /** By room. */
  Map<String, DetachedWindow> all() {
    return new LinkedHashMap<>(windows);
  }

  /** Where they stand on the screens, by room. */
  Map<String, Rectangle2D> frames() {
    Map<String, Rectangle2D> frames = new HashMap<>();
    windows.forEach((room, window) -> frames.put(room, WindowPlace.of(window.stage())));
    return frames;
  }

  /** All go; whose they were is closed by its owner. */
  @Override
  public void close() {
    windows.values().forEach(DetachedWindow::close);
    windows.clear();
  }
}
