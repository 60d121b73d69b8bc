package io.deskwire.ui.fx;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The gate of the real toolkit. The timer runs only while something waits: an idle console costs no frames. */
final class PlatformGate implements FxGate {
  static final PlatformGate INSTANCE = new PlatformGate();

  private static final Duration PACE = Duration.ofMillis(100);

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean armed = new AtomicBoolean();
  private final AnimationTimer frame = new AnimationTimer() {
    @Override
    public void handle(long nanos) {
      stop();
      armed.set(false);
      drain();
    }
  };

  private PlatformGate() {}

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public void execute(Runnable task) {
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
  }

  @Override
  public void nextFrame(Runnable task) {
    waiting.add(task);
    if (armed.compareAndSet(false, true)) {
      execute(frame::start);
    }
  }

  /** Only what is there now: a task that asks for the next frame must get the next one. */
  private void drain() {
    for (int left = waiting.size(); left > 0; left--) {
      Runnable task = waiting.poll();
      if (task == null) {
        return;
      }
      try {
        task.run();
      } catch (RuntimeException e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }
}
