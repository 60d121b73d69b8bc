package io.deskwire.ui.fx;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The only gate to the FX thread. View-models take it as an {@link Executor} and know no more; tests give them
 * {@link #direct()} and need no toolkit.
 */
public interface FxGate extends Executor {

  /** Runs the task on the FX thread: at once when the caller is there, else as soon as it is free. Any thread. */
  @Override
  void execute(Runnable task);

  /**
   * Runs the task on the FX thread with the next frame, together with all others given until then. Any thread; never
   * blocks and never runs the task in the caller.
   */
  void nextFrame(Runnable task);

  /**
   * How far apart what is glanced at, and changes all the time, is shown: nobody reads a list that changes with every
   * frame, and moving its rows takes half of one. Zero for every frame.
   */
  Duration pace();

  /** The toolkit's. */
  static FxGate platform() {
    return PlatformGate.INSTANCE;
  }

  /** Runs everything at once in the caller's thread. */
  static FxGate direct() {
    return new FxGate() {
      @Override
      public void execute(Runnable task) {
        task.run();
      }

      @Override
      public void nextFrame(Runnable task) {
        task.run();
      }

      @Override
      public Duration pace() {
        return Duration.ZERO;
      }
    };
  }
}
