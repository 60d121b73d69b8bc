package io.deskwire.ui.fx;

import io.deskwire.session.Subscription;
import java.time.Duration;
import java.util.function.LongSupplier;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.stage.Window;

/**
 * Tells when nobody has used any window of the program for a while: what would hold up a key or a frame is done then. FX
 * thread.
 */
public final class QuietTime implements AutoCloseable {
  /** While nobody comes back, messages do. */
  private static final int AGAIN_AFTER = 30;

  private final LongSupplier nanos;
  private final Duration quiet;
  private final Runnable work;
  private final EventHandler<InputEvent> seen = _ -> used();
  private final ListChangeListener<Window> windows = this::changed;
  private final Subscription ticking;
  private long dueAt;

  /**
   * Watches all windows from now on, until closed.
   *
   * @param ticker when to look
   * @param nanos  the time, as {@link System#nanoTime}
   * @param quiet  without a key or a movement of the mouse; later again after thirty times as long
   */
  public QuietTime(Ticker ticker, LongSupplier nanos, Duration quiet, Runnable work) {
    this.nanos = nanos;
    this.quiet = quiet;
    this.work = work;
    used();
    Window.getWindows().forEach(window -> window.addEventFilter(InputEvent.ANY, seen));
    Window.getWindows().addListener(windows);
    ticking = ticker.each(this::look);
  }

  private void used() {
    dueAt = nanos.getAsLong() + quiet.toNanos();
  }

  private void look() {
    if (nanos.getAsLong() - dueAt >= 0) {
      dueAt = nanos.getAsLong() + quiet.multipliedBy(AGAIN_AFTER).toNanos();
      work.run();
    }
  }

  private void changed(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      change.getRemoved().forEach(window -> window.removeEventFilter(InputEvent.ANY, seen));
      change.getAddedSubList().forEach(window -> window.addEventFilter(InputEvent.ANY, seen));
    }
  }

  @Override
  public void close() {
    ticking.close();
    Window.getWindows().removeListener(windows);
    Window.getWindows().forEach(window -> window.removeEventFilter(InputEvent.ANY, seen));
  }
}
