package io.deskwire.ui.shell;

import io.deskwire.session.Peer;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Whether the agent is there, and how many chats they take. Away by their own word until they take it back; away by
 * their silence until they touch the window again. Knows no control.
 */
final class OwnStatus {
  private final Clock clock;
  private final BiConsumer<Peer.Status, Integer> tell;
  private final Consumer<ShellState.Habits> keep;
  private ShellState.Habits habits;
  private Peer.Status chosen = Peer.Status.ONLINE;
  private boolean idle;
  private long touchedAt;

  /**
   * Here, with the habits of last time.
   *
   * @param tell tells colleagues status and limit
   * @param keep keeps habits over a restart
   */
  OwnStatus(Clock clock, ShellState.Habits habits, BiConsumer<Peer.Status, Integer> tell,
      Consumer<ShellState.Habits> keep) {
    this.clock = clock;
    this.habits = habits;
    this.tell = tell;
    this.keep = keep;
    touchedAt = clock.millis();
    if (habits.limit() > 0) {
      tell();
    }
  }

  Peer.Status status() {
    return idle ? Peer.Status.AWAY : chosen;
  }

  ShellState.Habits habits() {
    return habits;
  }

  /** Whether the agent has as many chats as they want. */
  boolean isFull(int chats) {
    return habits.limit() > 0 && chats >= habits.limit();
  }

  /** By the agent's word. */
  void choose(Peer.Status status) {
    chosen = status;
    idle = false;
    touchedAt = clock.millis();
    tell();
  }

  void change(ShellState.Habits next) {
    habits = next;
    keep.accept(next);
    tell();
  }

  /** A key or the pointer, anywhere in the window. @return whether the agent has come back */
  boolean touched() {
    touchedAt = clock.millis();
    if (!idle) {
      return false;
    }
    idle = false;
    tell();
    return true;
  }

  /** A second has gone by. */
  void tick() {
    long silent = clock.millis() - touchedAt;
    if (!idle && chosen == Peer.Status.ONLINE && habits.idleMinutes() > 0
        && silent >= Duration.ofMinutes(habits.idleMinutes()).toMillis()) {
      idle = true;
      tell();
    }
  }

  private void tell() {
    tell.accept(status(), habits.limit());
  }
}
