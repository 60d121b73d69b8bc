package io.deskwire.chaos;

import io.deskwire.fault.Confirmations;
import io.deskwire.fault.Direction;
import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.fault.Refusal;
import io.deskwire.fault.Toxic;
import io.deskwire.transport.testing.FragileBroker;
import io.deskwire.transport.testing.TestCertificates;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Breaks what a schedule says, and mends it after its time. Steps come from one thread. */
final class Injector implements AutoCloseable {
  private static final long CRASH_WITHIN_MILLIS = 3_000;
  /** What Mosquitto has confirmed so long before its end may not be saved: a second, and a time in which it was frozen. */
  private static final long UNSAVED_MILLIS = 8_000;

  private final FragileBroker broker;
  private final List<Desk> desks;
  private final List<FaultProxy> lines;
  private final Desk.Certificates certificates;
  private final NameService names;
  private final History log;
  private final Hands hands = new Hands();
  private final Map<Fault, Integer> injected = new EnumMap<>(Fault.class); // guarded by itself
  private final List<Window> forgotten = new CopyOnWriteArrayList<>();

  /** When a broker may have forgotten what it had confirmed; ms since 1970 UTC. */
  record Window(long from, long to) {}

  Injector(FragileBroker broker, List<Desk> desks, List<FaultProxy> lines, Desk.Certificates certificates,
      NameService names, History log) {
    this.broker = broker;
    this.desks = desks;
    this.lines = lines;
    this.certificates = certificates;
    this.names = names;
    this.log = log;
  }

  Map<Fault, Integer> injected() {
    synchronized (injected) {
      return new EnumMap<>(injected);
    }
  }

  List<Window> forgotten() {
    return List.copyOf(forgotten);
  }

  private void count(Fault fault, String whom, int millis) {
    log.mark(fault.words() + ", " + whom + ", " + millis + " ms");
    synchronized (injected) {
      injected.merge(fault, 1, Integer::sum);
    }
  }

  /** Nothing happens where somebody else is at it, or there is nothing of that kind to break. */
  void inject(Schedule.Step step) {
    Desk desk = desks.get(step.target() % desks.size());
    if (step.fault().isOfBroker()) {
      hands.take(broker, () -> ofBroker(step));
    } else if (step.fault() == Fault.CLIENT_KILLED || step.fault() == Fault.CLIENT_FROZEN
        || step.fault().point() != null) {
      hands.take(desk, () -> ofClient(step, desk));
    } else {
      ofSurroundings(step, desk);
    }
  }

  private void ofBroker(Schedule.Step step) {
    count(step.fault(), "the broker", step.millis());
    if (step.fault() == Fault.BROKER_FROZEN) {
      broker.freeze(true);
      hands.later(step.millis(), broker, () -> broker.freeze(false));
      return;
    }
    long from = System.currentTimeMillis() - UNSAVED_MILLIS;
    broker.kill();
    hands.later(step.millis(), broker, () -> {
      broker.start();
      if (broker.forgets()) {
        forgotten.add(new Window(from, System.currentTimeMillis()));
      }
    });
  }

  private void ofClient(Schedule.Step step, Desk desk) {
    Console console = desk.console();
    CrashPoint point = step.fault().point();
    if (step.fault() == Fault.CLIENT_FROZEN) {
      count(step.fault(), console.name(), step.millis());
      console.freeze(true);
      hands.later(step.millis(), desk, () -> console.freeze(false));
    } else if (point == null) {
      count(step.fault(), console.name(), step.millis());
      console.kill();
      hands.later(step.millis(), desk, console::start);
    } else {
      lead(point, step, desk);
      hands.laterOrWhen(CRASH_WITHIN_MILLIS, () -> !console.isAlive(), desk, () -> {
        count(console.isAlive() ? Fault.CLIENT_KILLED : step.fault(), console.name(), step.millis());
        console.kill();
        desk.lines().forEach(FaultProxy::restore);
        hands.later(step.millis() / 2, desk, console::start);
      });
    }
  }

  /** Has the console come to that point. */
  private static void lead(CrashPoint point, Schedule.Step step, Desk desk) {
    Console console = desk.console();
    console.tell("crash " + point);
    for (FaultProxy line : desk.lines()) {
      switch (point) {
        case MID_FRAME -> line.set(Direction.UP, new Toxic.CutAfter(5 + step.luck() / 5, Ending.RESET));
        case REQUEUING -> line.set(Direction.UP, new Toxic.CutAfter(0, Ending.RESET));
        case ACCEPTED_UNCONFIRMED -> line.set(Direction.DOWN, confirmations(line, Ending.RESET));
        default -> {
          // the traffic leads there
        }
      }
    }
    console.tell("say r1 1 500");
  }

  private static Toxic confirmations(FaultProxy line, Ending ending) {
    return new Toxic.CutBefore(Confirmations.of(line.endpoint().dialect()), ending);
  }

  private void ofSurroundings(Schedule.Step step, Desk desk) {
    int luck = step.luck();
    int millis = step.millis();
    Console console = desk.console();
    switch (step.fault()) {
      case CLOCK_FORWARD -> jump(step, console, 5_000L + luck * 170_000L);
      case CLOCK_BACK -> jump(step, console, -5_000L - luck * 3_600L);
      case DISK_FULL -> {
        if (console.isAlive()) {
          count(step.fault(), console.name(), millis);
          console.tell("fill");
          hands.later(millis, () -> console.tell("empty"));
        }
      }
      case DNS_FAILURE -> {
        count(step.fault(), "all", millis);
        names.forget();
        desks.forEach(each -> each.lines().forEach(line -> line.cut(Ending.CLOSE)));
        hands.later(millis, names::know);
      }
      case CERTIFICATE -> desks.stream().filter(each -> !each.relays().isEmpty()).forEach(each -> {
        count(step.fault(), each.console().name(), millis);
        show(each, certificates.unknown());
        hands.later(millis, () -> {
          show(each, certificates.known());
          each.console().tell("online"); // otherwise it waits for half a minute, or for this
        });
      });
      case FAILOVER_IN_BURST -> desks.stream().filter(each -> each.lines().size() > 1).findFirst().ifPresent(each -> {
        count(step.fault(), each.console().name(), millis);
        each.console().tell("say r2 30 60");
        FaultProxy line = each.lines().getFirst();
        switch (luck % 3) {
          case 0 -> line.cut(Ending.RESET);
          case 1 -> line.blackHole();
          default -> line.set(Direction.UP, new Toxic.CutAfter(luck * 5L, Ending.CLOSE));
        }
        hands.later(millis, line::restore);
      });
      default -> {
        FaultProxy line = lines.get(step.target() % lines.size());
        count(step.fault(), line.endpoint().url(), millis);
        ofLine(step.fault(), line, luck);
        hands.later(millis, line::restore);
      }
    }
  }

  private void jump(Schedule.Step step, Console console, long by) {
    if (console.isAlive()) {
      count(step.fault(), console.name() + " by " + by + " ms", step.millis());
      console.tell("clock " + by);
      hands.later(step.millis(), () -> console.tell("clock 0"));
    }
  }

  private static void show(Desk desk, TestCertificates authority) {
    desk.relays().forEach(relay -> relay.use(authority.forLoopback().context()));
  }

  private static void ofLine(Fault fault, FaultProxy line, int luck) {
    Ending ending = luck % 2 == 0 ? Ending.RESET : Ending.CLOSE;
    switch (fault) {
      case LATENCY -> both(line, new Toxic.Latency(Duration.ofMillis(20 + luck), Duration.ofMillis(luck / 2)));
      case SLOW -> both(line, new Toxic.Bandwidth(8_000 + luck * 200L));
      case SLICES -> both(line, new Toxic.Slices(1 + luck % 50, Duration.ofMillis(luck % 3)));
      case STALL -> both(line, new Toxic.Stall());
      case BLACK_HOLE -> line.blackHole();
      case HALF_OPEN_UP -> line.halfOpen(Direction.UP);
      case HALF_OPEN_DOWN -> line.halfOpen(Direction.DOWN);
      case CUT_RESET -> line.cut(Ending.RESET);
      case CUT_CLOSE -> line.cut(Ending.CLOSE);
      case CUT_AFTER_BYTES -> line.set(luck % 3 == 0 ? Direction.DOWN : Direction.UP,
          new Toxic.CutAfter(luck * 3L, ending));
      case CUT_BEFORE_CONFIRMATION -> line.set(Direction.DOWN, confirmations(line, ending));
      case LATE_CONFIRMATION -> line.set(Direction.DOWN,
          new Toxic.Latency(Duration.ofMillis(800 + luck * 6L), Duration.ZERO));
      case SLOW_CLOSE -> {
        both(line, new Toxic.SlowClose(Duration.ofMillis(luck)));
        line.cut(Ending.CLOSE);
      }
      case REFUSED -> refuse(line, Refusal.NOT_LISTENING, ending);
      case CLOSED_AT_ONCE -> refuse(line, Refusal.CLOSED, ending);
      case RESET_AT_ONCE -> refuse(line, Refusal.RESET, ending);
      default -> throw new IllegalArgumentException(fault.name());
    }
  }

  private static void refuse(FaultProxy line, Refusal how, Ending ending) {
    line.refuse(how);
    line.cut(ending);
  }

  private static void both(FaultProxy line, Toxic toxic) {
    line.set(Direction.UP, toxic);
    line.set(Direction.DOWN, toxic);
  }

  /** Everything works again when this returns, or is about to. */
  void mend(Duration limit) {
    hands.awaitRest(limit);
    lines.forEach(FaultProxy::restore);
    names.know();
    for (Desk desk : desks) {
      show(desk, certificates.known());
      desk.console().tell("empty");
      desk.console().tell("clock 0");
      desk.console().tell("online");
    }
  }

  @Override
  public void close() {
    hands.close();
    hands.awaitEnd(TimeUnit.SECONDS.toMillis(30));
  }
}
