package io.deskwire.app.console;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Rooms are opened, and closed again. */
final class OpeningBench {
  private static final Duration QUIET = Duration.ofMillis(500);
  /** By then everything has been made that is made once. */
  private static final int SETTLED = 100;
  private static final int TABS = 1_000;
  /** What a thousand tabs may leave behind: a byte for each pixel of one of their names would be more. */
  private static final double FLAT_KB = 1_024;

  private final Past past;

  OpeningBench(Past past) {
    this.past = past;
  }

  /**
   * So many times one after the other, from the call to the frame after the one in which its newest message has got its
   * place; and what the FX thread works for it, by its own processor time. The first ones are told apart: until the
   * compiler has seen enough of them they take twice as long, which an agent has behind them after some minutes of a day.
   *
   * @param cold  so many after the very first are told without a limit
   * @param times so many of all are held to the limit
   */
  void open(ConsoleWindow window, int cold, int times, double withinMs, WindowReport report) throws Exception {
    List<Long> taken = new ArrayList<>();
    List<Long> work = new ArrayList<>();
    int all = cold + times;
    for (int i = 0; i < all; i++) {
      int room = i % past.rooms();
      String newest = past.newest(room);
      long before = WindowEye.work();
      long start = System.nanoTime();
      window.showRoom(past.room(room));
      taken.add(WindowEye.await(() -> WindowEye.showsBubble(newest)) - start);
      work.add(WindowEye.work() - before);
      LockSupport.parkNanos(QUIET.toNanos()); // what opening leaves behind is over
      if (i >= all - past.rooms()) {
        continue; // the last ones stay
      }
      WindowEye.closeTab();
    }
    String what = "opening a room of " + past.messages() + " messages, ";
    report.atMost(what + "first of the run", "ms", taken.removeFirst() / 1e6, withinMs);
    work.removeFirst();
    if (cold > 0) {
      report.told(what + "p50 of the next " + cold, "ms",
          WindowEye.millis(taken.subList(0, cold).stream().sorted().toList(), 0.5));
    }
    List<Long> warm = taken.subList(cold, taken.size()).stream().sorted().toList();
    report.atMost(what + "p50", "ms", WindowEye.millis(warm, 0.5), withinMs);
    report.atMost(what + "worst", "ms", WindowEye.millis(warm, 1), withinMs);
    report.told(what + "work of the FX thread p50", "ms",
        WindowEye.millis(work.subList(cold, work.size()).stream().sorted().toList(), 0.5));
  }

  /** A thousand tabs, one after the other: what is left of them. */
  void openAndClose(ConsoleWindow window, WindowReport report) throws Exception {
    double settled = 0;
    for (int i = 0; i < TABS; i++) {
      if (i == SETTLED) {
        settled = heapKb();
      }
      int room = i % past.rooms();
      String newest = past.newest(room);
      window.showRoom(past.room(room));
      WindowEye.await(() -> WindowEye.showsBubble(newest));
      WindowEye.closeTab();
      WindowEye.await(() -> !WindowEye.showsBubble(newest));
    }
    double after = heapKb();
    String what = "opening and closing " + TABS + " tabs: heap ";
    report.told(what + "after " + SETTLED, "KB", settled);
    report.told(what + "after " + TABS, "KB", after);
    report.atMost(what + "grown by", "KB", after - settled, FLAT_KB);
  }

  /** What is alive, once nothing happens any more. */
  private static double heapKb() throws Exception {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      LockSupport.parkNanos(QUIET.toNanos());
      WindowEye.await(() -> true);
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0);
    }
    return least;
  }
}
