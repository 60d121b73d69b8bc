package io.deskwire.session;

import io.deskwire.transport.testing.TestFolder;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/**
 * Whatever people, network, broker, disk and process do to an outbox, in whatever order: it agrees with a list for each
 * room, and in the end everything has left in order, once.
 */
@Tag("property")
class OutboxModelTest {
  /** What can happen. */
  enum Kind {
    SEND, REPLY, NOTE, EDIT, HOLD, RETRY, DROP, CANCEL, CONFIRM, REFUSE, ECHO, MARKER, CUSTOMER, CUSTOMER_AGAIN, ACCEPT, CUT, BLACK_HOLE, OFFLINE, RECONNECT, PASS, SLEEP, STALL, FREE, KILL, RESTART, HURRY
  }

  /** One thing that happens; {@code pick} chooses among those it can happen to. */
  record Step(Kind kind, String room, int pick) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds = Arbitraries.frequency(
        often(8, Kind.SEND), often(6, Kind.REPLY), often(3, Kind.NOTE), often(3, Kind.EDIT), often(3, Kind.HOLD),
        often(4, Kind.RETRY), often(5, Kind.DROP), often(2, Kind.CANCEL), often(12, Kind.CONFIRM),
        often(4, Kind.REFUSE), often(6, Kind.ECHO), often(3, Kind.MARKER), often(4, Kind.CUSTOMER),
        often(1, Kind.CUSTOMER_AGAIN), often(8, Kind.ACCEPT), often(5, Kind.CUT), often(2, Kind.BLACK_HOLE),
        often(1, Kind.OFFLINE), often(2, Kind.RECONNECT), often(4, Kind.PASS), often(1, Kind.SLEEP),
        often(3, Kind.STALL), often(3, Kind.FREE), often(2, Kind.KILL), often(1, Kind.RESTART), often(4, Kind.HURRY));
    return Combinators.combine(kinds, Arbitraries.of("r1", "r2", "r3"), Arbitraries.integers().between(0, 60))
        .as(Step::new).list().ofMinSize(5).ofMaxSize(60);
  }

  private static Tuple.Tuple2<Integer, Kind> often(int frequency, Kind kind) {
    return Tuple.of(frequency, kind);
  }

  @Property(tries = 150)
  void agreesWithItsModel(@ForAll("steps") List<Step> steps, @ForAll boolean two) {
    Path folder = TestFolder.create("outbox-model");
    try (OutboxWorld world = new OutboxWorld(folder, two)) {
      for (Step step : steps) {
        happen(world, step);
        world.compare();
      }
      world.drain();
    } finally {
      TestFolder.delete(folder);
    }
  }

  private static void happen(OutboxWorld world, Step step) {
    int pick = step.pick();
    switch (step.kind()) {
      case SEND -> world.send(step.room());
      case REPLY -> world.reply(step.room());
      case NOTE -> world.note(step.room());
      case EDIT -> world.edit(pick);
      case HOLD -> world.hold(pick);
      case RETRY -> world.retry(pick);
      case DROP -> world.drop(pick, false);
      case CANCEL -> world.drop(pick, true);
      case CONFIRM -> world.confirm(pick);
      case REFUSE -> world.refuse(pick);
      case ECHO -> world.echo(pick);
      case MARKER -> world.markerComesBack(pick);
      case CUSTOMER -> world.customerWrites(step.room(), pick);
      case CUSTOMER_AGAIN -> world.customerAgain(pick);
      case ACCEPT -> world.accept(pick);
      case CUT -> world.cut(pick);
      case BLACK_HOLE -> world.blackHole(pick);
      case OFFLINE -> world.goOffline();
      case RECONNECT -> world.reconnect();
      case PASS -> world.pass(1 + pick % 12);
      case SLEEP -> world.sleep(11);
      case STALL -> world.stallDisk();
      case FREE -> world.freeDisk();
      case KILL -> world.kill();
      case RESTART -> world.restart();
      case HURRY -> {
        // a line comes while what people want is not on disk yet
        world.stallDisk();
        switch (pick % 3) {
          case 0 -> world.hold(pick / 3);
          case 1 -> world.edit(pick / 3);
          default -> world.drop(pick / 3, false);
        }
        world.accept(pick);
        world.freeDisk();
      }
    }
  }
}
