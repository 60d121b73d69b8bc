package io.deskwire.ui.notification;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The desktop's bubbles and sounds. Never blocks the caller: a desktop that hangs must not hang the console. Any thread.
 */
public interface Notifier {

  /** Whether the desktop shows bubbles; otherwise the window does it itself. */
  boolean hasBubbles();

  /**
   * Shows a bubble, in place of an earlier one with this key.
   *
   * @param key  tells which one an update belongs to: the room, or the kind for several rooms at once
   * @param text one line, plain
   */
  void bubble(String key, String title, String text);

  /** Takes a bubble away; nothing when there is none any more. */
  void withdraw(String key);

  void sound(NotificationKind kind);

  /** Shows a bubble and makes a sound, and says how each went. Never completes exceptionally. */
  CompletableFuture<List<Check>> test();

  /**
   * What a test has found.
   *
   * @param text one sentence: that it works, or what is in the way and what to do
   */
  record Check(boolean ok, String text) {}

  /** A desktop without anything; the window shows what there is to say. */
  Notifier NONE = new Notifier() {
    @Override
    public boolean hasBubbles() {
      return false;
    }

    @Override
    public void bubble(String key, String title, String text) {}

    @Override
    public void withdraw(String key) {}

    @Override
    public void sound(NotificationKind kind) {}

    @Override
    public CompletableFuture<List<Check>> test() {
      return CompletableFuture.completedFuture(List.of());
    }
  };
}
