package io.deskwire.ui.conversation;

import io.deskwire.session.Subscription;
import java.time.Duration;

/** Runs something later on the view-models' thread; tests move it by hand. */
@FunctionalInterface
public interface Delay {

  /** Runs the task once after the pause, unless closed before. */
  Subscription after(Duration pause, Runnable task);
}
