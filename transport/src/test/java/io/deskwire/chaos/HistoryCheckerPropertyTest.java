package io.deskwire.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.chaos.Event.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Random runs that went well never fail, and one thing gone wrong in them always does. */
@Tag("property")
class HistoryCheckerPropertyTest {
  private static final List<String> CONSUMERS = List.of("anna", "dora", "floor");

  /** Senders write, some messages are given up, and each consumer is shown the rest at its own pace. */
  private static List<Event> correct(Random random) {
    History history = new History();
    CONSUMERS.forEach(history::reads);
    Map<String, Long> written = new HashMap<>();
    Map<String, List<Event>> waiting = new HashMap<>();
    CONSUMERS.forEach(consumer -> waiting.put(consumer, new ArrayList<>()));
    int messages = 2 + random.nextInt(40);
    for (int i = 0; i < messages; i++) {
      String sender = "s" + random.nextInt(3);
      String room = "r" + random.nextInt(3);
      long n = written.merge(sender + room, 1L, Long::sum);
      String id = "m" + i;
      history.sent(sender, room, id, n);
      if (random.nextInt(4) == 0) {
        history.unknown(id);
        if (random.nextBoolean()) {
          history.unknownResolved(id);
        }
      }
      boolean isDropped = i > 0 && random.nextInt(6) == 0; // one at least is confirmed
      if (isDropped) {
        history.dropped(id);
      } else {
        history.confirmed(id);
      }
      for (String consumer : CONSUMERS) {
        List<Event> due = Objects.requireNonNull(waiting.get(consumer));
        if (!isDropped || random.nextInt(3) == 0) { // what was given up may have arrived
          due.add(new Event(0, Kind.SHOWN, consumer, sender, room, id, n));
        }
        show(history, due, random.nextInt(3));
      }
    }
    waiting.values().forEach(rest -> show(history, rest, rest.size()));
    return history.events();
  }

  private static void show(History history, List<Event> waiting, int count) {
    for (int i = 0; i < count && !waiting.isEmpty(); i++) {
      Event event = waiting.removeFirst();
      history.shown(event.consumer(), event.id(), event.room(), event.sender(), event.n());
    }
  }

  @Property(tries = 300)
  void aCorrectRunNeverFails(@ForAll long seed) {
    Verdict verdict = HistoryChecker.check(seed, correct(new Random(seed)));

    assertThat(verdict.violations()).as(verdict.report()).isEmpty();
  }

  @Property(tries = 600)
  void oneThingGoneWrongIsAlwaysFound(@ForAll long seed, @ForAll @IntRange(max = 4) int mutation) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>(correct(random));
    Rule broken = mutate(events, mutation, random);

    Verdict verdict = HistoryChecker.check(seed, events);

    assertThat(verdict.violations()).as(verdict.report()).isNotEmpty()
        .anySatisfy(violation -> assertThat(violation.rule()).isEqualTo(broken));
    assertThat(verdict.violations()).allSatisfy(violation -> {
      assertThat(violation.shortest()).hasSizeBetween(1, 3);
      assertThat(HistoryChecker.check(0, violation.shortest()).violations()).extracting(Violation::rule)
          .contains(violation.rule());
    });
  }

  /** Breaks one thing. @return the rule it breaks */
  private static Rule mutate(List<Event> events, int mutation, Random random) {
    List<Event> shown = events.stream().filter(e -> e.kind() == Kind.SHOWN).toList();
    Event one = shown.get(random.nextInt(shown.size()));
    return switch (mutation) {
      case 0 -> forget(events, shown, random);
      case 1 -> show(events, events.size(), one, one.id(), one.n(), Rule.NOTHING_TWICE);
      case 2 -> swap(events, shown, random);
      case 3 -> show(events, random.nextInt(events.size()), one, "stranger", 1000, Rule.NOTHING_STRANGE);
      default -> {
        events.removeIf(e -> e.id().equals(one.id()) && (e.kind() == Kind.CONFIRMED || e.kind() == Kind.DROPPED));
        yield Rule.EVERYTHING_ENDED;
      }
    };
  }

  private static Rule forget(List<Event> events, List<Event> shown, Random random) {
    Set<String> confirmed = new HashSet<>();
    events.stream().filter(e -> e.kind() == Kind.CONFIRMED).forEach(e -> confirmed.add(e.id()));
    List<Event> due = shown.stream().filter(e -> confirmed.contains(e.id())).toList();
    events.remove(due.get(random.nextInt(due.size())));
    return Rule.NOTHING_LOST;
  }

  private static Rule show(List<Event> events, int at, Event like, String id, long n, Rule broken) {
    events.add(at, new Event(events.size() + 1L, Kind.SHOWN, like.consumer(), like.sender(), like.room(), id, n));
    return broken;
  }

  /** Where no sender has been shown twice to one consumer in one room, there is nothing to swap: shows one twice. */
  private static Rule swap(List<Event> events, List<Event> shown, Random random) {
    List<Event> mixed = new ArrayList<>(shown);
    Collections.shuffle(mixed, random);
    for (Event first : mixed) {
      for (Event second : mixed) {
        if (first.consumer().equals(second.consumer()) && first.sender().equals(second.sender())
            && first.room().equals(second.room()) && first.n() < second.n()) {
          Collections.swap(events, events.indexOf(first), events.indexOf(second));
          return Rule.IN_ORDER;
        }
      }
    }
    return mutate(events, 1, random);
  }
}
