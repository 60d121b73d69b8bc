package io.deskwire.chaos;

import io.deskwire.chaos.Event.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Proves after a run that no message was lost, repeated, disordered or made up. Pure: the same events give the same
 * verdict. What rules say of a message depends on the events of it, and of one other for the order, so a violation is
 * shown with very few events.
 */
public final class HistoryChecker {
  /** More are not shortened; somebody who sees a hundred has enough. */
  private static final int SHORTENED = 100;

  private final Map<String, Event> sent = new LinkedHashMap<>();
  private final Set<String> confirmed = new HashSet<>();
  private final Set<String> stored = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();
  private final Set<String> unknown = new HashSet<>();
  /** Ids, and who was told that they come late. */
  private final Map<String, Set<String>> resent = new HashMap<>();
  /** Rooms of each consumer; an empty name is every room. Whoever was shown something undeclared reads every room. */
  private final Map<String, Set<String>> reads = new LinkedHashMap<>();
  private final Map<String, List<Event>> shown = new LinkedHashMap<>();
  private final Map<String, Event> files = new LinkedHashMap<>();
  /** How many lines of each consumer are which file. */
  private final Map<String, Map<String, Long>> whole = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private int shownLate;

  private HistoryChecker() {}

  /**
   * Looks at everything once.
   *
   * @param seed of the run, for the verdict
   */
  public static Verdict check(long seed, List<Event> events) {
    HistoryChecker checker = new HistoryChecker();
    checker.run(events);
    Map<String, List<Integer>> byId = new HashMap<>();
    Map<String, List<Integer>> byConsumer = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      byId.computeIfAbsent(event.id(), _ -> new ArrayList<>()).add(i);
      List<Integer> known = byConsumer.computeIfAbsent(event.consumer(), _ -> new ArrayList<>());
      if (event.kind() == Kind.READS || known.isEmpty()) {
        known.add(i); // what makes the consumer known
      }
    }
    List<Violation> shortened = new ArrayList<>();
    for (Violation violation : checker.violations) {
      SortedSet<Integer> concerned = new TreeSet<>(byId.getOrDefault(violation.id(), List.of()));
      SaidFile.of(violation.id()).ifPresent(file -> file.messages()
          .forEach(part -> concerned.addAll(byId.getOrDefault(part.id(), List.of()))));
      if (!violation.consumer().isEmpty()) {
        concerned.addAll(byConsumer.getOrDefault(violation.consumer(), List.of()));
      }
      if (!violation.other().isEmpty()) {
        concerned.addAll(byId.getOrDefault(violation.other(), List.of()));
      }
      List<Event> history = concerned.stream().map(events::get).toList();
      shortened.add(violation.with(shortened.size() < SHORTENED ? shortest(violation, history) : history));
    }
    return new Verdict(seed, checker.sent.size(), checker.confirmed.size(), checker.dropped.size(),
        checker.shown.values().stream().mapToInt(Collection::size).sum(), checker.resent.size(), checker.shownLate,
        shortened);
  }

  /** Leaves out one event after the other until each of those left is needed. */
  private static List<Event> shortest(Violation violation, List<Event> history) {
    List<Event> left = new ArrayList<>(history);
    int i = 0;
    while (i < left.size()) {
      Event event = left.remove(i);
      if (breaks(violation, left)) {
        i = 0; // another may have become needless
      } else {
        left.add(i, event);
        i++;
      }
    }
    return left;
  }

  private static boolean breaks(Violation violation, List<Event> events) {
    HistoryChecker checker = new HistoryChecker();
    checker.run(events);
    return checker.violations.stream().anyMatch(violation::isSameAs);
  }

  private void run(List<Event> events) {
    events.forEach(this::take);
    for (String id : confirmed) {
      if (!sent.containsKey(id)) {
        add(Rule.NOTHING_STRANGE, "", id, "", "Message " + id + " was confirmed, and nobody sent it.");
      }
    }
    sent.forEach(this::checkEnd);
    shown.forEach(this::checkShown);
    reads.forEach(this::checkLost);
    reads.keySet().forEach(this::checkWhole);
  }

  private void take(Event event) {
    String id = event.id();
    switch (event.kind()) {
      case READS -> reads.computeIfAbsent(event.consumer(), _ -> new HashSet<>()).add(event.room());
      case SENT -> {
        if (sent.putIfAbsent(id, event) != null) {
          add(Rule.NOTHING_STRANGE, "", id, "", "The id " + id + " was given to two messages.");
        }
      }
      case CONFIRMED -> {
        confirmed.add(id);
        unknown.remove(id);
      }
      case DROPPED -> {
        dropped.add(id);
        unknown.remove(id);
      }
      case STORED -> stored.add(id);
      case UNKNOWN -> unknown.add(id);
      case UNKNOWN_RESOLVED -> unknown.remove(id);
      case RESENT -> resent.computeIfAbsent(id, _ -> new HashSet<>()).add(event.consumer());
      case SHOWN -> shown.computeIfAbsent(event.consumer(), _ -> new ArrayList<>()).add(event);
      case FILE -> files.put(id, event);
      case WHOLE -> whole.computeIfAbsent(event.consumer(), _ -> new HashMap<>()).put(id, event.n());
      case MISSED -> add(Rule.NOTHING_LOST, event.consumer(), "", "",
          event.consumer() + " is told at the end that " + event.n() + " messages of " + event.room()
              + " are missing.");
      case MARK -> {
        // for people
      }
    }
  }

  private void checkEnd(String id, Event event) {
    if (stored.contains(id) && dropped.contains(id)) {
      add(Rule.NOTHING_LOST, "", id, "", name(event) + " was promised to be on disk, and is gone.");
    }
    if (unknown.contains(id)) {
      add(Rule.EVERYTHING_ENDED, "", id, "", name(event) + " is still unknown.");
    } else if (!confirmed.contains(id) && !dropped.contains(id)) {
      add(Rule.EVERYTHING_ENDED, "", id, "", name(event) + " was neither confirmed nor dropped.");
    }
  }

  private void checkShown(String consumer, List<Event> events) {
    reads.computeIfAbsent(consumer, _ -> Set.of(""));
    Set<String> seen = new HashSet<>();
    Map<List<String>, Event> last = new HashMap<>();
    for (Event event : events) {
      String id = event.id();
      if (!seen.add(id)) {
        add(Rule.NOTHING_TWICE, consumer, id, "", consumer + " was shown " + name(event) + " again.");
        continue;
      }
      checkStranger(event);
      Event before = last.get(List.of(event.sender(), event.room()));
      if (before == null || event.n() > before.n()) {
        last.put(List.of(event.sender(), event.room()), event);
      } else if (resent.getOrDefault(id, Set.of()).contains(consumer)) {
        shownLate++;
      } else {
        add(Rule.IN_ORDER, consumer, id, before.id(),
            consumer + " was shown " + name(event) + " behind " + name(before) + ".");
      }
    }
  }

  private void checkStranger(Event event) {
    Event original = sent.get(event.id());
    if (original == null) {
      add(Rule.NOTHING_STRANGE, event.consumer(), event.id(), "",
          event.consumer() + " was shown " + name(event) + ", which nobody sent.");
    } else if (!original.sender().equals(event.sender()) || !original.room().equals(event.room())
        || original.n() != event.n()) {
      add(Rule.NOTHING_STRANGE, event.consumer(), event.id(), "",
          event.consumer() + " was shown " + name(event) + ", which was sent as " + name(original) + ".");
    }
  }

  private void checkLost(String consumer, Set<String> rooms) {
    Set<String> seen = new HashSet<>();
    shown.getOrDefault(consumer, List.of()).forEach(event -> seen.add(event.id()));
    sent.forEach((id, event) -> {
      if (confirmed.contains(id) && !seen.contains(id) && (rooms.contains("") || rooms.contains(event.room()))) {
        add(Rule.NOTHING_LOST, consumer, id, "", name(event) + " was confirmed, and " + consumer + " never saw it.");
      }
    });
  }

  private void checkWhole(String consumer) {
    Map<String, Long> lines = whole.getOrDefault(consumer, Map.of());
    for (String id : files.keySet()) {
      boolean arrived = SaidFile.of(id).orElseThrow().messages().stream()
          .allMatch(part -> confirmed.contains(part.id()));
      long count = lines.getOrDefault(id, 0L);
      if (arrived && count != 1) {
        add(Rule.FILES_WHOLE, consumer, id, "", "The file " + id + " was confirmed, and " + consumer + " has "
            + (count == 0 ? "no line with its bytes." : count + " lines of it."));
      }
    }
  }

  private static String name(Event event) {
    return event.id() + " (number " + event.n() + " of " + event.sender() + " in " + event.room() + ")";
  }

  private void add(Rule rule, String consumer, String id, String other, String sentence) {
    violations.add(new Violation(rule, consumer, id, other, sentence, List.of()));
  }
}
