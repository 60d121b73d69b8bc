package io.deskwire.app.console;

import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.list.AnchorList;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Looks at the window once per frame, at its beginning: what is found was laid out in the frame before. Any thread. */
final class WindowEye {
  private static final long LOST_AFTER_SECONDS = 60;

  private WindowEye() {}

  /** Waits for the frame in which it is so. @return {@link System#nanoTime()} of that frame */
  static long await(BooleanSupplier seen) throws Exception {
    CompletableFuture<Long> frame = new CompletableFuture<>();
    AnimationTimer timer = new AnimationTimer() {
      @Override
      public void handle(long ignored) {
        if (seen.getAsBoolean()) {
          stop();
          frame.complete(System.nanoTime());
        }
      }
    };
    FxGate.platform().execute(timer::start);
    return frame.get(LOST_AFTER_SECONDS, TimeUnit.SECONDS);
  }

  /** What the FX thread has worked until now, in nanoseconds of the processor. */
  static long work() throws Exception {
    CompletableFuture<Long> now = new CompletableFuture<>();
    FxGate.platform().execute(() -> now.complete(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()));
    return now.get(LOST_AFTER_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether the window has a desk and no longer its first page. */
  static boolean hasDesk() {
    return root().lookup(".work-tabs") != null;
  }

  /** Whether a bubble of the conversation in front has words that begin so, and a place in the window. */
  static boolean showsBubble(String beginning) {
    for (Node bubble : root().lookupAll(".cv-bubble")) {
      if (bubble instanceof Region region && region.getHeight() > 0 && isShown(region)
          && words(region).startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /** The lines of the conversation in front. FX thread. */
  static AnchorList<?> list() {
    return (AnchorList<?>) shown(".cv-list");
  }

  /** Where the agent writes in the conversation in front. */
  static TextArea field() {
    return (TextArea) shown(".cv-area");
  }

  /** The first field within. FX thread. */
  static TextField field(String within) {
    return (TextField) shown(within).lookup(".text-field");
  }

  /** Whether there is one. */
  static boolean hasField(String within) {
    return root().lookupAll(within).stream().anyMatch(WindowEye::isShown);
  }

  /** Unfolds all rooms of the inbox. @return whether there are so many */
  static boolean foldInbox(int rooms) {
    for (Node node : root().lookupAll(".room-list")) {
      if (node instanceof ListView<?> list && list.getItems().size() >= rooms) {
        if (!list.isVisible()) {
          ((Button) list.getParent().lookup(".section-header")).fire();
        }
        return true;
      }
    }
    return false;
  }

  private static Node shown(String selector) {
    return root().lookupAll(selector).stream().filter(WindowEye::isShown).findFirst().orElseThrow();
  }

  /** Closes the tab in front, as its key does. */
  static void closeTab() {
    FxGate.platform().execute(() -> Event.fireEvent(root(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.W, false, true, false, false)));
  }

  private static Parent root() {
    return Window.getWindows().getFirst().getScene().getRoot();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static String words(Parent bubble) {
    StringBuilder all = new StringBuilder();
    for (Node node : bubble.lookupAll(".cv-words")) {
      all.append(node instanceof Text text ? text.getText() : "");
    }
    return all.toString();
  }

  /** When the words of each bubble of the conversation in front, which stays there, were first laid out, until closed. */
  static final class FirstSeen implements AutoCloseable {
    private final Map<String, Long> seen = new HashMap<>(); // FX thread
    /** Looking through the whole window was a seventh of all that its process did (measured). */
    private @Nullable Parent conversation; // FX thread
    private final AnimationTimer timer = new AnimationTimer() {
      @Override
      public void handle(long ignored) {
        look(System.nanoTime());
      }
    };

    private void look(long now) {
      Parent where = conversation;
      for (Node bubble : (where == null ? root() : where).lookupAll(".cv-bubble")) {
        if (bubble instanceof Region region && region.getHeight() > 0 && isShown(region)) {
          seen.putIfAbsent(words(region), now);
          if (conversation == null) {
            conversation = list(region);
          }
        }
      }
    }

    private static @Nullable Parent list(Node bubble) {
      Parent at = bubble.getParent();
      while (at != null && !(at instanceof AnchorList<?>)) {
        at = at.getParent();
      }
      return at;
    }

    FirstSeen() {
      FxGate.platform().execute(timer::start);
    }

    /** Until now: words, and {@link System#nanoTime()} of the frame. */
    Map<String, Long> all() throws Exception {
      CompletableFuture<Map<String, Long>> copy = new CompletableFuture<>();
      FxGate.platform().execute(() -> copy.complete(Map.copyOf(seen)));
      return copy.get(LOST_AFTER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      FxGate.platform().execute(timer::stop);
    }
  }

  /** The times between frames, in nanoseconds, until it is closed. */
  static final class Gaps implements AutoCloseable {
    private final List<Long> gaps = new ArrayList<>(); // FX thread
    private long last;
    private final AnimationTimer timer = new AnimationTimer() {
      @Override
      public void handle(long ignored) {
        long now = System.nanoTime();
        if (last != 0) {
          gaps.add(now - last);
        }
        last = now;
      }
    };

    Gaps() {
      FxGate.platform().execute(timer::start);
    }

    /** All until now, sorted. */
    List<Long> sorted() throws Exception {
      CompletableFuture<List<Long>> copy = new CompletableFuture<>();
      FxGate.platform().execute(() -> copy.complete(gaps.stream().sorted().toList()));
      return copy.get(LOST_AFTER_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
      FxGate.platform().execute(timer::stop);
    }
  }

  /** The value that this share of them does not exceed. */
  static double millis(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.clamp((long) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1)) / 1e6;
  }
}
