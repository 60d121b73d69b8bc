package io.deskwire.app.console;

import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.list.AnchorList;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleAttribute;

/**
 * Scrolls up a long conversation: what the FX thread works for each frame, by its own processor time. What other
 * processes take of the machine is not in it.
 */
final class ScrollBench {
  private static final double WITHIN_MS = 12;
  private static final double NOTCH = 120;
  private static final double THROW = 2_400;
  private static final int WARM_UP = 300;
  private static final int FRAMES = 1_200;
  private static final int LONGEST = 6_000;
  /** Frames at the first line that is there, after which it is taken for the first of all. */
  private static final int WAITED = 120;
  private static final long MINUTES = 5;

  private final Past past;

  ScrollBench(Past past) {
    this.past = past;
  }

  void run(ConsoleWindow window, WindowReport report) throws Exception {
    String newest = past.newest(0);
    window.showRoom(past.room(0));
    WindowEye.await(() -> WindowEye.showsBubble(newest));
    new Way(NOTCH, WARM_UP).go();
    judge("a notch of the wheel each frame", new Way(NOTCH, FRAMES), report);
    judge("three pages each frame", new Way(THROW, LONGEST), report);
  }

  private void judge(String how, Way way, WindowReport report) throws Exception {
    List<Long> work = way.go();
    work.sort(null);
    String what = "scrolling " + past.messages() + " messages, " + how + ": ";
    report.told(what + "lines read", "", way.lines);
    report.told(what + "frames", "", work.size());
    report.told(what + "work p50", "ms", WindowEye.millis(work, 0.5));
    report.atMost(what + "work p99", "ms", WindowEye.millis(work, 0.99), WITHIN_MS);
    report.told(what + "work, worst", "ms", WindowEye.millis(work, 1));
  }

  /** Upwards, frame by frame. FX thread, but for {@link #go}. */
  private static final class Way extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Long> work = new ArrayList<>();
    private final CompletableFuture<List<Long>> done = new CompletableFuture<>();
    private final double step;
    private final int most;
    private volatile double lines;
    private long before;
    private int atTop;

    Way(double step, int most) {
      this.step = step;
      this.most = most;
    }

    /** The work of each frame in nanoseconds of the processor. */
    List<Long> go() throws Exception {
      FxGate.platform().execute(this::start);
      return done.get(MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void handle(long ignored) {
      long now = threads.getCurrentThreadCpuTime();
      if (before != 0) {
        work.add(now - before);
      }
      before = now;
      AnchorList<?> list = WindowEye.list();
      atTop = list.firstVisibleProperty().get() == 0 ? atTop + 1 : 0;
      if (work.size() >= most || atTop > WAITED) {
        stop();
        lines = list.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT) instanceof Integer count
            ? count
            : Double.NaN;
        done.complete(work);
        return;
      }
      list.scrollBy(-step);
    }
  }
}
