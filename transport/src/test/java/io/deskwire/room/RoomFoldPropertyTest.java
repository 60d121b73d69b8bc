package io.deskwire.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Two consoles that have seen the same events agree about a room, in whatever order and however often they came. */
@Tag("property")
class RoomFoldPropertyTest {
  private static final EventType[] STATE = {EventType.CLAIM, EventType.CLAIMED, EventType.RELEASED,
      EventType.TRANSFERRED, EventType.SNOOZED, EventType.REOPENED, EventType.CLOSED, EventType.TAGGED,
      EventType.UNTAGGED, EventType.PRIORITY, EventType.QUEUED, EventType.RAISED,
      EventType.BLOCKED, EventType.UNBLOCKED};

  @Provide
  Arbitrary<List<Envelope>> changes() {
    Arbitrary<EventType> types = Arbitraries.of(STATE);
    Arbitrary<String> agents = Arbitraries.of("anna", "ben", "cleo");
    Arbitrary<Hlc> clocks = Combinators.combine(Arbitraries.longs().between(1, 4), Arbitraries.integers().between(0, 2))
        .as(Hlc::new);
    Arbitrary<String> words = Arbitraries.of("a", "b");
    Arbitrary<Integer> priorities = Arbitraries.integers().between(0, 2);
    // one writer gives one clock reading to one event only: the id says which
    return Combinators.combine(types, agents, Arbitraries.longs().between(1, 4), clocks, words, priorities)
        .as((type, agent, epoch, hlc, word, priority) -> event(type, agent,
            new StateChange(epoch, hlc, type == EventType.TRANSFERRED ? word : null, word, null,
                type == EventType.SNOOZED ? 1000 + priority : 0, word, priority, priority > 0, Map.of("s", 3L + epoch),
                List.of())))
        .list().ofMaxSize(8).map(RoomFoldPropertyTest::oneEventPerReading);
  }

  private static List<Envelope> oneEventPerReading(List<Envelope> events) {
    Map<String, Envelope> byReading = new java.util.LinkedHashMap<>();
    for (Envelope e : events) {
      StateChange change = java.util.Objects.requireNonNull(e.state());
      byReading.putIfAbsent(change.hlc() + e.from().id(), e);
    }
    return List.copyOf(byReading.values());
  }

  private static Envelope event(EventType type, String agent, StateChange change) {
    return Envelope.of(Ids.message(1), "r1", type, new Sender(agent, "", Role.AGENT), "desk", 1).withState(change);
  }

  private static Envelope customer(long seq) {
    return Envelope.of(Ids.message(1), "r1", EventType.MESSAGE, new Sender("r1", "", Role.CUSTOMER), "s", 1)
        .withText("x").withSeq(seq);
  }

  private static List<Object> registers(RoomState s) {
    return List.of(s.ownerAt(), s.ownerType(), s.owner(), s.tags(), s.tagged(), s.priorityAt(), s.priority(), s.upTo(),
        s.until(), s.marks().with(Block.NONE), s.marks().block().at(), s.marks().block().holds());
  }

  private static RoomState fold(List<Envelope> events) {
    RoomState state = RoomState.empty("r1");
    long order = 0;
    for (Envelope event : events) {
      state = RoomFold.apply(state, event, ++order);
    }
    return state;
  }

  @Property(tries = 1000)
  void registersAreTheSameForEveryOrderAndRepetition(@ForAll("changes") List<Envelope> changes, @ForAll long seed) {
    List<Envelope> events = new ArrayList<>(changes);
    events.add(customer(5));
    List<Object> wanted = registers(fold(events));
    Random random = new Random(seed);
    List<Envelope> again = new ArrayList<>(events);
    for (Envelope event : events) {
      if (random.nextBoolean()) {
        again.add(event);
      }
    }
    Collections.shuffle(again, random);
    assertThat(registers(fold(again))).isEqualTo(wanted);
  }

  @Property(tries = 300)
  void whoWaitsDoesNotDependOnTheOrderOfACloseAndTheMessagesAroundIt(@ForAll("changes") List<Envelope> changes,
      @ForAll long seed) {
    List<Envelope> events = new ArrayList<>(changes);
    for (long seq = 4; seq <= 7; seq++) {
      events.add(customer(seq));
    }
    RoomState wanted = fold(events);
    Collections.shuffle(events, new Random(seed));
    RoomState other = fold(events);
    assertThat(other.owner()).isEqualTo(wanted.owner());
    assertThat(isMissed(other)).isEqualTo(isMissed(wanted));
  }

  private static boolean isMissed(RoomState state) {
    return state.owner().kind() == Owner.Kind.WAITING && state.waitingSince() != 0
        && state.missedSince(state.owner()) != 0;
  }
}
