package io.deskwire.app.load;

import io.deskwire.fault.Confirmations;
import io.deskwire.fault.Direction;
import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.fault.Line;
import io.deskwire.fault.Refusal;
import io.deskwire.fault.Toxic;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Breaks the lines of one proxy, again and again, each time in another way: a second or so of trouble after one to three
 * of peace. The seed gives the kinds and the times. Owned by the loop.
 */
final class Troubles {
  private static final int PEACE_MS = 1_000;
  private static final int TROUBLE_MS = 500;

  /** What happens to a line. */
  private enum Kind {
    CUT, RESET, LATE, BLACK_HOLE, HALF_OPEN, NO_CONFIRMATIONS, OUTAGE
  }

  private final EventLoop loop;
  private final FaultProxy proxy;
  private final Dialect dialect;
  private final @Nullable Line line;
  private final SplittableRandom random;
  private EventLoop.@Nullable Timer next;
  private int count;

  Troubles(EventLoop loop, FaultProxy proxy, Dialect dialect, @Nullable Line line, long seed) {
    this.loop = loop;
    this.proxy = proxy;
    this.dialect = dialect;
    this.line = line;
    this.random = new SplittableRandom(seed);
  }

  void start() {
    next = loop.schedule(Duration.ofMillis(PEACE_MS + random.nextInt(2 * PEACE_MS)), this::begin);
  }

  private void begin() {
    count++;
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    switch (kind) {
      case CUT -> proxy.cut(Ending.CLOSE);
      case RESET -> proxy.cut(Ending.RESET);
      case LATE -> {
        Toxic late = new Toxic.Latency(Duration.ofMillis(100 + random.nextInt(300)), Duration.ofMillis(200));
        add(Direction.UP, late);
        add(Direction.DOWN, late);
      }
      case BLACK_HOLE -> {
        add(Direction.UP, new Toxic.BlackHole());
        add(Direction.DOWN, new Toxic.BlackHole());
      }
      case HALF_OPEN -> add(random.nextBoolean() ? Direction.UP : Direction.DOWN, new Toxic.BlackHole());
      case NO_CONFIRMATIONS -> add(Direction.DOWN, new Toxic.CutBefore(Confirmations.of(dialect), Ending.RESET));
      case OUTAGE -> {
        proxy.refuse(Refusal.RESET);
        proxy.cut(Ending.RESET);
      }
    }
    next = loop.schedule(Duration.ofMillis(TROUBLE_MS + random.nextInt(2 * TROUBLE_MS)), () -> {
      heal();
      start();
    });
  }

  private void add(Direction direction, Toxic toxic) {
    List<Toxic> all = new ArrayList<>(line == null ? List.of() : line.toxics(direction));
    all.add(toxic);
    proxy.set(direction, all);
  }

  private void heal() {
    proxy.restore();
    if (line != null) {
      proxy.set(line);
    }
  }

  /** No more of them; what is cut or dead already, its customers have to find out. */
  void stop() {
    EventLoop.Timer pending = next;
    if (pending != null) {
      pending.cancel();
    }
    next = null;
    heal();
  }

  /** So far. */
  int count() {
    return count;
  }
}
