package io.deskwire.app.console;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.SessionWatcher;
import io.deskwire.session.Subscription;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Customers who write faster than anybody reads, with the window in front: frames, and what got lost. */
final class BurstBench {
  private static final Duration STILL_COMING = Duration.ofSeconds(20);

  private final Crowd crowd;
  private final String name;
  private final int rooms;
  private final int perSecond;
  private final int total;

  /**
   * @param name  of the burst; part of its rooms' ids
   * @param rooms that the messages are spread over
   */
  BurstBench(Crowd crowd, String name, int rooms, int perSecond, int seconds) {
    this.crowd = crowd;
    this.name = name;
    this.rooms = rooms;
    this.perSecond = perSecond;
    total = perSecond * seconds;
  }

  /** The window is open and the session online; the first room is opened and stays in front. */
  void run(ChatSession session, ConsoleWindow window, WindowReport report) throws Exception {
    Tally tally = new Tally();
    Subscription watching = session.watch(tally);
    try {
      // so that there is a line to be seen
      crowd.knock(name);
      String front = Crowd.room(name, 0);
      window.showRoom(front);
      WindowEye.await(() -> WindowEye.showsBubble(Crowd.FIRST + Crowd.TEXT));
      measure(tally, report);
    } finally {
      watching.close();
    }
  }

  private void measure(Tally tally, WindowReport report) throws Exception {
    List<Long> gaps;
    long seen;
    Crowd.Written result;
    long start = System.nanoTime();
    try (WindowEye.Gaps frames = new WindowEye.Gaps()) {
      result = crowd.burst(name, rooms, perSecond, total);
      tally.await(total);
      // not before: looking through the window in every frame costs a part of it
      seen = WindowEye.await(() -> WindowEye.showsBubble(tally.newestInFront()));
      gaps = frames.sorted();
    }
    int confirmed = result.confirmed();
    long written = result.lastNanos();
    String where = rooms == 1 ? ", 1 room" : ", " + rooms + " rooms";
    report.atLeast("burst" + where + ": written", "msg/s", total / ((written - start) / 1e9), perSecond * 0.99);
    report.atLeast("burst" + where + ": confirmed by the broker", "msg", confirmed, total);
    report.atMost("burst" + where + ": confirmed and not told", "msg", confirmed - tally.count(), 0);
    report.atMost("burst" + where + ": told twice", "msg", tally.twice(), 0);
    report.told("burst" + where + ": from written to told, last", "ms", (tally.lastAt() - written) / 1e6);
    report.told("burst" + where + ": from written to painted, last", "ms", (seen - written) / 1e6);
    report.told("burst" + where + ": frames", "", gaps.size());
    report.told("burst" + where + ": between frames p50", "ms", WindowEye.millis(gaps, 0.5));
    report.told("burst" + where + ": between frames p99", "ms", WindowEye.millis(gaps, 0.99));
    report.atMost("burst" + where + ": between frames, worst", "ms", WindowEye.millis(gaps, 1), 100);
    report.atMost("burst" + where + ": frames over 100 ms", "",
        (int) gaps.stream().filter(gap -> gap > Duration.ofMillis(100).toNanos()).count(), 0);
  }

  /** Counts what the session tells of. */
  private final class Tally implements SessionWatcher {
    private final BitSet told = new BitSet(total);
    private final AtomicLong lastAt = new AtomicLong();
    private int twice;
    private @Nullable ChatMessage newest;

    @Override
    public synchronized void messages(List<ChatMessage> changed) {
      for (ChatMessage message : changed) {
        int number = Integer.parseInt(message.text().substring(0, message.text().indexOf(' ')));
        if (message.room().startsWith("burst-" + name) && number < total) {
          twice += told.get(number) ? 1 : 0;
          told.set(number);
          boolean inFront = message.room().equals(Crowd.room(name, 0));
          // not the one with the highest number: two lines write, and the order is that of when they did
          newest = inFront && (newest == null || newest.compareTo(message) < 0) ? message : newest;
        }
      }
      lastAt.set(System.nanoTime());
    }

    synchronized int count() {
      return told.cardinality();
    }

    synchronized int twice() {
      return twice;
    }

    synchronized String newestInFront() {
      return newest == null ? "" : newest.text();
    }

    long lastAt() {
      return lastAt.get();
    }

    /** Until all have come, or nothing comes any more. */
    void await(int wanted) {
      while (count() < wanted && System.nanoTime() - lastAt() < STILL_COMING.toNanos()) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }
}
