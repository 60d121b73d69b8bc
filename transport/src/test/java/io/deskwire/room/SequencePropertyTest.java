package io.deskwire.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SequencePropertyTest {

  /** Every event once, in a random order, some never: what is missing is exactly what never came after the baseline. */
  @Property(tries = 1000)
  void knowsWhatIsMissingAndKeepsTheOrderOfTheStream(@ForAll @IntRange(min = 1, max = 30) int count,
      @ForAll @IntRange(max = 5) int lost, @ForAll long seed) {
    Random random = new Random(seed);
    List<Long> events = new ArrayList<>();
    for (long seq = 1; seq <= count; seq++) {
      events.add(seq);
    }
    Collections.shuffle(events, random);
    List<Long> came = events.subList(Math.min(lost, count - 1), count);
    Sequence sequence = Sequence.empty("s", "chat/r1");
    Map<Long, Long> order = new HashMap<>();
    long now = 1_000_000;
    for (long seq : came) {
      now += random.nextInt(3);
      // a sender's clock may go anywhere within the clamp
      long place = sequence.place(seq, now - random.nextInt(30));
      assertThat(sequence.isMissing(seq)).isEqualTo(
          sequence.head() > 0 && seq < sequence.head() && sequence.gaps().stream()
              .anyMatch(gap -> gap.from() <= seq && seq <= gap.to()));
      sequence = sequence.seen(seq, place, now, false);
      order.put(seq, place);
    }
    TreeSet<Long> missing = new TreeSet<>();
    for (Sequence.Gap gap : sequence.gaps()) {
      for (long seq = gap.from(); seq <= gap.to(); seq++) {
        missing.add(seq);
      }
    }
    long baseline = came.getFirst() <= Sequence.NEAR_START ? 1 : came.getFirst();
    TreeSet<Long> wanted = new TreeSet<>();
    for (long seq = baseline; seq < Collections.max(came); seq++) {
      if (!came.contains(seq)) {
        wanted.add(seq);
      }
    }
    assertThat(missing).isEqualTo(wanted);
    long before = Long.MIN_VALUE;
    for (long seq : came.stream().filter(seq -> seq >= baseline).sorted().toList()) {
      long place = order.getOrDefault(seq, Long.MIN_VALUE);
      assertThat(place).as("order of %d in %s", seq, came).isGreaterThanOrEqualTo(before);
      before = place;
    }
  }

  @Property(tries = 300)
  void repetitionChangesNothing(@ForAll @IntRange(min = 1, max = 30) int count, @ForAll long seed) {
    Random random = new Random(seed);
    Sequence sequence = Sequence.empty("s", "chat/r1");
    List<Long> came = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long seq = random.nextLong(1, 41);
      sequence = sequence.seen(seq, sequence.place(seq, 1_000 + i), 1_000 + i, false);
      came.add(seq);
    }
    Sequence after = sequence;
    for (long seq : came) {
      after = after.seen(seq, after.place(seq, 5_000), 5_000, random.nextBoolean());
    }
    assertThat(after).isEqualTo(sequence);
  }
}
