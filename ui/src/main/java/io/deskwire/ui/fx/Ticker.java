package io.deskwire.ui.fx;

import io.deskwire.session.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** The one second that all live durations share, so that they move together. FX thread; runs only while listened to. */
public final class Ticker {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Timeline timeline = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

  public Ticker() {
    timeline.setCycleCount(Animation.INDEFINITE);
  }

  /** Calls every second until closed. */
  public Subscription each(Runnable listener) {
    listeners.add(listener);
    timeline.play();
    return () -> {
      listeners.remove(listener);
      if (listeners.isEmpty()) {
        timeline.stop();
      }
    };
  }

  /** All listeners, now; the timer does it, and tests do. */
  public void tick() {
    listeners.forEach(Runnable::run);
  }

  /** Listeners that are registered; for tests of leaks. */
  public int listenerCount() {
    return listeners.size();
  }
}
