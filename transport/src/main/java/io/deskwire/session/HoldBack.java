package io.deskwire.session;

import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Events that have come before one of their stream that may be on its way over another line. They are neither stored nor
 * acknowledged, so a crash leaves them with the broker. Owned by the session thread.
 */
final class HoldBack {
  private static final Duration LONGEST = Duration.ofSeconds(2);
  /** More would use up what a broker gives out without acknowledgement (Mosquitto: 20), and stop everything. */
  private static final int MAX = 8;

  private final EventLoop loop;
  private final List<Held> held = new ArrayList<>();

  /** One of them. */
  private record Held(String topic, String stream, long seq, long deadline, Consumer<Boolean> again,
      EventLoop.Timer timer) {}

  HoldBack(EventLoop loop) {
    this.loop = loop;
  }

  /**
   * Keeps an event until something of its stream has been stored, at most 2 s from its arrival.
   *
   * @param arrived when it came, {@link EventLoop#nanos}
   * @param again   called once, with whether it may still be kept
   */
  void hold(String topic, String stream, long seq, long arrived, Consumer<Boolean> again) {
    long left = arrived + LONGEST.toNanos() - loop.nanos();
    if (held.size() >= MAX || left <= 0) {
      again.accept(false);
      return;
    }
    Held[] self = new Held[1];
    self[0] = new Held(topic, stream, seq, arrived + LONGEST.toNanos(), again,
        loop.schedule(Duration.ofNanos(left), () -> release(self[0], false)));
    held.add(self[0]);
  }

  private void release(Held each, boolean patient) {
    if (held.remove(each)) {
      each.timer.cancel();
      each.again.accept(patient);
    }
  }

  /** Something of a stream has been stored. */
  void stored(String topic, String stream) {
    if (held.isEmpty()) {
      return;
    }
    held.stream().filter(each -> each.topic.equals(topic) && each.stream.equals(stream))
        .sorted(Comparator.comparingLong(Held::seq)).toList().forEach(each -> release(each, true));
  }

  /** Nothing is waited for any longer. */
  void releaseAll() {
    held.stream().sorted(Comparator.comparingLong(Held::seq)).toList().forEach(each -> release(each, false));
  }
}
