package io.deskwire.ui.conversation;

import io.deskwire.session.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses that end when the test says so. */
final class FakeDelay implements Delay {

  private final List<Runnable> tasks = new ArrayList<>();

  @Override
  public Subscription after(Duration pause, Runnable task) {
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  int waiting() {
    return tasks.size();
  }

  void pass() {
    List<Runnable> now = List.copyOf(tasks);
    tasks.clear();
    now.forEach(Runnable::run);
  }
}
