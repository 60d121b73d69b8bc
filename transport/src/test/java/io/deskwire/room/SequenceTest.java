package io.deskwire.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceTest {
  private Sequence sequence = Sequence.empty("s", "chat/r1");

  private long come(long seq, long order) {
    long place = sequence.place(seq, order);
    sequence = sequence.seen(seq, place, order, false);
    return place;
  }

  @Test
  void theFirstSeenIsTheBaseline() {
    come(500, 1_000);
    assertThat(sequence.gaps()).isEmpty();
    assertThat(sequence.expected()).isEqualTo(1);
  }

  @Test
  void whatIsBeforeABaselineNearTheStartIsSuspectedAndNotCounted() {
    come(3, 1_000);
    assertThat(sequence.gaps()).hasSize(1);
    assertThat(sequence.missing()).isZero();
    assertThat(sequence.isMissing(1)).isTrue();
    assertThat(sequence.withoutSuspicion().gaps()).isEmpty();
  }

  @Test
  void aLateOneStandsBetweenItsNeighbours() {
    long one = come(1, 1_000);
    long four = come(4, 1_000);
    assertThat(sequence.missing()).isEqualTo(2);
    assertThat(sequence.expected()).isEqualTo(4);
    long three = come(3, 900_000);
    long two = come(2, 5);
    assertThat(new long[]{one, two, three, four}).isSorted().doesNotHaveDuplicates();
    assertThat(sequence.gaps()).isEmpty();
  }

  @Test
  void aLostTailIsNoticedByWhatItsSenderTells() {
    come(20, 1_000);
    sequence = sequence.told(22, 2_000);
    assertThat(sequence.missing()).isEqualTo(2);
    assertThat(sequence.told(22, 3_000)).isEqualTo(sequence);
    long next = come(23, 1_500);
    long late = come(22, 1_500);
    assertThat(late).isBetween(1_001L, next - 1);
    assertThat(sequence.missing()).isEqualTo(1);
  }

  @Test
  void aJumpThatNobodyCanHaveSentIsANewBaseline() {
    come(1, 1_000);
    come(9_000_000_000L, 2_000);
    assertThat(sequence.missing()).isZero();
    assertThat(sequence.told(9_000_100_000L, 3_000)).isEqualTo(sequence);
  }

  @Test
  void gapsAreBounded() {
    for (long seq = 1; seq < 1_000; seq += 2) {
      come(seq, seq);
    }
    assertThat(sequence.gaps()).hasSize(Sequence.MAX_GAPS);
    assertThat(sequence.gaps().getLast().to()).isEqualTo(998);
  }

  @Test
  void aHistoryNeedNotBeWhole() {
    sequence = sequence.seen(20, 1_000, 1_000, true).seen(25, 1_001, 1_001, true);
    assertThat(sequence.gaps()).isEmpty();
    come(26, 2_000);
    assertThat(sequence.gaps()).isEmpty();
  }

  @Test
  void aHistoryThatGoesOnBehindWhatHasComeLeavesASuspicion() {
    come(20, 1_000);
    sequence = sequence.seen(30, 2_000, 2_000, true);
    assertThat(sequence.missing()).isZero();
    assertThat(sequence.isMissing(25)).isTrue();
    assertThat(sequence.isBehind(25)).isTrue();
    long late = come(25, 5_000);
    assertThat(late).isBetween(1_001L, 1_999L);
    come(31, 6_000);
    assertThat(sequence.missing()).isZero();
  }

  @Test
  void streamsOfARoomAreBounded() {
    Sequences all = Sequences.EMPTY;
    for (int i = 0; i < 1_000; i++) {
      all = all.with(Sequence.empty("s" + i, "chat/r1").seen(1, 1, 1, false));
    }
    assertThat(all.all()).hasSize(Sequences.MAX);
    assertThat(all.of("s999", "chat/r1").head()).isEqualTo(1);
    assertThat(all.of("s0", "chat/r1").head()).isZero();
  }
}
