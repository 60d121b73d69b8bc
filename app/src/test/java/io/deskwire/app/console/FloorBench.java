package io.deskwire.app.console;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.SessionWatcher;
import io.deskwire.session.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A floor of 2,000 customers of whom each writes every ten seconds, and one in front who writes ten times a second: how
 * long until what the one in front writes stands in the window.
 */
final class FloorBench {
  private static final int CUSTOMERS = 2_000;
  private static final int PER_SECOND = 200;
  private static final int FRONT_EACH = 20;
  private static final int WARM_UP_SECONDS = 20;
  private static final int SECONDS = 60;
  private static final double PAINTED_WITHIN_MS = 200;
  private static final Duration STILL_COMING = Duration.ofSeconds(10);
  private static final String NAME = "floor";

  private final Crowd crowd;

  FloorBench(Crowd crowd) {
    this.crowd = crowd;
  }

  /** The window is open and the session online; the first room is opened and stays in front. */
  void run(ChatSession session, ConsoleWindow window, WindowReport report) throws Exception {
    crowd.knock(NAME);
    window.showRoom(Crowd.room(NAME, 0));
    WindowEye.await(() -> WindowEye.showsBubble(Crowd.FIRST + Crowd.TEXT));
    Told told = new Told();
    Subscription watching = session.watch(told);
    int total = PER_SECOND * (WARM_UP_SECONDS + SECONDS);
    try (WindowEye.FirstSeen seen = new WindowEye.FirstSeen(); WindowEye.Gaps frames = new WindowEye.Gaps()) {
      Crowd.Written written = crowd.floor(NAME, CUSTOMERS, FRONT_EACH, PER_SECOND, total);
      long giveUpAt = System.nanoTime() + STILL_COMING.toNanos();
      while (told.ids.size() < total && System.nanoTime() < giveUpAt) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      WindowEye.await(() -> true);
      judge(written, seen.all(), total, told.ids.size(), report);
      List<Long> gaps = frames.sorted();
      report.told("floor: between frames p99", "ms", WindowEye.millis(gaps, 0.99));
      report.told("floor: between frames, worst", "ms", WindowEye.millis(gaps, 1));
    } finally {
      watching.close();
    }
  }

  private static void judge(Crowd.Written written, Map<String, Long> seen, int total, int told, WindowReport report) {
    List<Long> times = new ArrayList<>();
    int unseen = 0;
    // until then the rooms are new, and half of the processor compiles
    for (int number = PER_SECOND * WARM_UP_SECONDS; number < total; number += FRONT_EACH) {
      Long at = seen.get(number + Crowd.TEXT);
      long due = written.startNanos() + number * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
      if (at == null) {
        unseen++;
      } else {
        times.add(at - due);
      }
    }
    times.sort(null);
    String what = "floor of " + CUSTOMERS + " customers: ";
    report.atMost(what + "confirmed and not told", "msg", written.confirmed() - told, 0);
    report.atMost(what + "in front and not painted", "msg", unseen, 0);
    report.told(what + "due to painted p50", "ms", WindowEye.millis(times, 0.5));
    report.told(what + "due to painted p95", "ms", WindowEye.millis(times, 0.95));
    report.atMost(what + "due to painted p99", "ms", WindowEye.millis(times, 0.99), PAINTED_WITHIN_MS);
  }

  /** What the session tells of. */
  private static final class Told implements SessionWatcher {
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    @Override
    public void messages(List<ChatMessage> changed) {
      changed.forEach(message -> ids.add(message.id()));
    }
  }
}
