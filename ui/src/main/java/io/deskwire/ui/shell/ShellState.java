package io.deskwire.ui.shell;

import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.inbox.InboxMemory;

/** Keeps how the window was left. FX thread; {@link #save} must not block on a disk. */
public interface ShellState {

  Snapshot load();

  void save(Snapshot snapshot);

  /** How the agent works. */
  Habits habits();

  void keep(Habits habits);

  /** What the inbox was filtered by, and which rooms are watched. */
  InboxMemory inbox();

  void keep(InboxMemory inbox);

  /** Forgets everything with the program. */
  static ShellState inMemory() {
    return new ShellState() {
      private Snapshot kept = Snapshot.FIRST;
      private Habits habits = Habits.USUAL;
      private InboxMemory inbox = InboxMemory.NONE;

      @Override
      public Snapshot load() {
        return kept;
      }

      @Override
      public void save(Snapshot snapshot) {
        kept = snapshot;
      }

      @Override
      public Habits habits() {
        return habits;
      }

      @Override
      public void keep(Habits next) {
        habits = next;
      }

      @Override
      public InboxMemory inbox() {
        return inbox;
      }

      @Override
      public void keep(InboxMemory next) {
        inbox = next;
      }
    };
  }

  /**
   * How the agent works.
   *
   * @param limit       chats that the agent takes at most; 0 for no limit
   * @param idleMinutes after so many minutes without a key or the pointer colleagues see the agent as away; 0 for never
   */
  record Habits(int limit, int idleMinutes) {
    /** No limit, and away after a quarter of an hour. */
    public static final Habits USUAL = new Habits(0, 15);
  }

  /**
   * How the window was left.
   *
   * @param x         of the window in px; NaN for where the system likes it
   * @param textScale 0.8 to 2.0
   */
  record Snapshot(double x, double y, double width, double height, boolean maximized, ThemeChoice theme,
      double textScale, boolean sidePanel, Arrangement work) {

    /** Of a window that was never open. */
    public static final Snapshot FIRST = new Snapshot(Double.NaN, Double.NaN, 1280, 800, false, ThemeChoice.SYSTEM, 1,
        true, Arrangement.NONE);
  }
}
