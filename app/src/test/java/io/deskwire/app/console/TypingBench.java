package io.deskwire.app.console;

import io.deskwire.ui.fx.FxGate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** An agent writes while customers write 1,000 messages a second: how long until a letter stands in the field. */
final class TypingBench {
  private static final String NAME = "typing";
  private static final int PER_SECOND = 1_000;
  private static final int SECONDS = 20;
  private static final int ROOMS = 50;
  private static final long EACH_MS = 97; // not in step with the frames
  /** One frame to wait for, and the one in which it is painted. */
  private static final double WITHIN_MS = 2_000 / 60.0;

  private final Crowd crowd;

  TypingBench(Crowd crowd) {
    this.crowd = crowd;
  }

  void run(ConsoleWindow window, WindowReport report) throws Exception {
    crowd.knock(NAME);
    window.showRoom(Crowd.room(NAME, 0));
    WindowEye.await(() -> WindowEye.showsBubble(Crowd.FIRST + Crowd.TEXT));
    String what = "typing at " + PER_SECOND + " messages a second: ";
    // until the compiler has seen enough of such a rush its frames are long
    report.told(what + "key to painted p99, the first " + SECONDS + " s of all", "ms",
        WindowEye.millis(taken(burst(SECONDS)), 0.99));
    List<Letter> letters = burst(SECONDS);
    List<Long> taken = taken(letters);
    report.told(what + "letters", "", letters.size());
    report.atMost(what + "painted in a later frame than the next", "",
        (int) letters.stream().filter(letter -> letter.frames > 1).count(), 0);
    report.told(what + "key to painted p50", "ms", WindowEye.millis(taken, 0.5));
    report.atMost(what + "key to painted p99", "ms", WindowEye.millis(taken, 0.99), WITHIN_MS);
    report.told(what + "key to painted, worst", "ms", WindowEye.millis(taken, 1));
  }

  private static List<Long> taken(List<Letter> letters) {
    return letters.stream().map(Letter::nanos).sorted().toList();
  }

  /**
   * One letter.
   *
   * @param frames that began after it was typed, until it was laid out
   */
  private record Letter(long nanos, long frames) {}

  private List<Letter> burst(int seconds) throws Exception {
    CompletableFuture<Crowd.Written> writing = new CompletableFuture<>();
    Thread.ofPlatform().start(() -> {
      try {
        writing.complete(crowd.burst(NAME, ROOMS, PER_SECOND, PER_SECOND * seconds));
      } catch (Exception e) { // told to whoever waits
        writing.completeExceptionally(e);
      }
    });
    List<Letter> letters = new ArrayList<>();
    try (Frames frames = new Frames()) {
      while (!writing.isDone()) {
        letters.add(frames.type());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(EACH_MS));
      }
    }
    writing.get();
    return letters;
  }

  /** Counts frames at their beginning, and looks into the field at the end of their layout. FX thread, but for type. */
  private static final class Frames extends AnimationTimer implements AutoCloseable {
    private final TextArea area = WindowEye.field();
    private final Runnable look = this::look;
    private volatile long begun;
    private int wanted;
    private CompletableFuture<Letter> shown = new CompletableFuture<>();
    private long typedAt;
    private long typedIn;

    Frames() {
      FxGate.platform().execute(() -> {
        area.clear();
        area.requestFocus();
        area.getScene().addPostLayoutPulseListener(look);
        start();
      });
    }

    Letter type() throws Exception {
      CompletableFuture<Letter> letter = new CompletableFuture<>();
      long at = System.nanoTime();
      long in = begun;
      FxGate.platform().execute(() -> {
        typedAt = at;
        typedIn = in;
        shown = letter;
        wanted = area.getLength() + 1;
        Event.fireEvent(area,
            new KeyEvent(KeyEvent.KEY_TYPED, "x", "x", KeyCode.UNDEFINED, false, false, false, false));
      });
      return letter.get(1, TimeUnit.MINUTES);
    }

    private void look() {
      if (!shown.isDone() && wanted > 0 && area.getLength() >= wanted) {
        shown.complete(new Letter(System.nanoTime() - typedAt, begun - typedIn));
      }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public void handle(long now) {
      begun++;
    }

    @Override
    public void close() {
      FxGate.platform().execute(() -> {
        stop();
        area.getScene().removePostLayoutPulseListener(look);
        area.clear();
      });
    }
  }
}
