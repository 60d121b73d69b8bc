package io.deskwire.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults come when, for how long and to whom: drawn from a seed before anything runs, so that the same seed gives
 * the same ones. Every fault comes once before one comes a second time.
 */
final class Schedule {
  private static final int SHORTEST_GAP = 250;
  private static final int LONGEST_GAP = 1_000;
  private static final int SHORTEST = 200;
  private static final int LONGEST = 4_000;

  private final Random random;
  private final List<Fault> deck = new ArrayList<>();

  /**
   * One fault.
   *
   * @param at     ms from the start of the round
   * @param target 0 to 999, of which whoever injects it takes the remainder
   * @param millis how long
   * @param luck   0 to 999, for what else there is to choose
   */
  record Step(int at, Fault fault, int target, int millis, int luck) {}

  /**
   * That of one of several that run at once, who begin with different faults.
   *
   * @param part from 0 to {@code parts} - 1
   */
  Schedule(long seed, int part, int parts) {
    List<Fault> all = new ArrayList<>(Fault.all());
    Collections.shuffle(all, new Random(seed));
    Collections.rotate(all, part * all.size() / parts);
    deck.addAll(all);
    random = new Random(seed * parts + part);
  }

  /** The next round, which ends before that time. */
  List<Step> round(Duration length) {
    List<Step> steps = new ArrayList<>();
    int at = SHORTEST_GAP;
    while (at < length.toMillis()) {
      if (deck.isEmpty()) {
        deck.addAll(Fault.all());
        Collections.shuffle(deck, random);
      }
      int millis = random.nextInt(SHORTEST, LONGEST);
      steps.add(new Step(at, deck.removeLast(), random.nextInt(1_000), millis, random.nextInt(1_000)));
      at += random.nextInt(SHORTEST_GAP, LONGEST_GAP);
    }
    return steps;
  }
}
