package io.deskwire.app.console;

import io.deskwire.ui.fx.FxGate;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/**
 * Words are looked for in an inbox with all its rooms unfolded, and on the floor: what the FX thread works for the frame
 * that costs most of each, by its own processor time. And the frames of seconds in which nothing happens but time.
 */
final class InboxBench {
  /** One frame. */
  private static final double WITHIN_MS = 1_000 / 60.0;
  private static final int FRAMES = 20;
  private static final int TICKING = 300;
  private static final long MINUTES = 2;
  private static final List<String> WARM_UP = List.of("parcel", "customer", "", "tag:vip", "7/0", "");

  private final Past past;

  InboxBench(Past past) {
    this.past = past;
  }

  void run(ConsoleWindow window, WindowReport report) throws Exception {
    WindowEye.await(() -> WindowEye.foldInbox(past.rooms()));
    look(".inbox-filter", "the inbox", report);
    judge("the inbox, nothing typed", new Work(null, "", TICKING).go(), report);
    window.showFloor(true);
    WindowEye.await(() -> WindowEye.hasField(".floor-head"));
    look(".floor-head", "the floor", report);
    judge("the floor, nothing typed", new Work(null, "", TICKING).go(), report);
    window.showFloor(false);
  }

  private void look(String where, String name, WindowReport report) throws Exception {
    CompletableFuture<TextField> field = new CompletableFuture<>();
    FxGate.platform().execute(() -> field.complete(WindowEye.field(where)));
    TextField typed = field.get(1, TimeUnit.MINUTES);
    for (int i = 0; i < 3; i++) {
      for (String words : WARM_UP) {
        new Work(typed, words, FRAMES).go();
      }
    }
    List<Long> worst = new ArrayList<>();
    for (int room = 0; room < past.rooms(); room += past.rooms() / 10) {
      String whole = "parcel " + past.room(room);
      for (int end = 1; end <= whole.length(); end += 3) {
        worst.add(new Work(typed, whole.substring(0, end), FRAMES).go().getLast());
      }
      worst.add(new Work(typed, "", FRAMES).go().getLast());
    }
    judge(name + ", a word", worst.stream().sorted().toList(), report);
  }

  private void judge(String what, List<Long> work, WindowReport report) {
    String whole = past.rooms() + " rooms, " + what + ": ";
    report.told(whole + "work p50", "ms", WindowEye.millis(work, 0.5));
    report.atMost(whole + "work, worst", "ms", WindowEye.millis(work, 1), WITHIN_MS);
  }

  /** Some frames after something was typed. FX thread, but for {@link #go}. */
  private static final class Work extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final List<Long> frames = new ArrayList<>();
    private final CompletableFuture<List<Long>> done = new CompletableFuture<>();
    private final @Nullable TextField field;
    private final String words;
    private final int most;
    private long before;

    /**
     * @param field null when nothing is typed
     */
    Work(@Nullable TextField field, String words, int most) {
      this.field = field;
      this.words = words;
      this.most = most;
    }

    /** The work of each frame in nanoseconds of the processor, sorted. */
    List<Long> go() throws Exception {
      FxGate.platform().execute(this::start);
      return done.get(MINUTES, TimeUnit.MINUTES).stream().sorted().toList();
    }

    @Override
    public void handle(long ignored) {
      long now = threads.getCurrentThreadCpuTime();
      if (before != 0) {
        frames.add(now - before);
      } else if (field != null) {
        field.setText(words);
      }
      before = now;
      if (frames.size() >= most) {
        stop();
        done.complete(frames);
      }
    }
  }
}
