package io.deskwire.ui.conversation;

import io.deskwire.session.Subscription;
import java.time.Duration;
import javafx.animation.PauseTransition;

/** Pauses of the FX thread's own clock. */
final class FxDelay implements Delay {

  @Override
  public Subscription after(Duration pause, Runnable task) {
    PauseTransition transition = new PauseTransition(javafx.util.Duration.millis((double) pause.toMillis()));
    transition.setOnFinished(_ -> task.run());
    transition.play();
    return transition::stop;
  }
}
