package io.deskwire.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.time.FakeEventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final FakeEventLoop loop = new FakeEventLoop();
  private final List<Long> due = new ArrayList<>();

  @Test
  void theClockSaysWhenEachIsDue() {
    long start = loop.nanos();
    CompletableFuture<Boolean> over = new Pacer(loop, 4, 4, (_, nanos) -> due.add(millis(nanos - start))).start();
    loop.advance(Duration.ofMillis(749));
    assertThat(over).isNotDone();
    loop.advance(Duration.ofMillis(1));
    assertThat(due).containsExactly(0L, 250L, 500L, 750L);
    assertThat(over).isCompletedWithValue(true);
  }

  @Test
  void aLoopThatWasBusyLeavesNothingOutAndKeepsTheTimes() {
    long start = loop.nanos();
    List<Long> told = new ArrayList<>();
    Pacer pacer = new Pacer(loop, 10, 20, (number, nanos) -> {
      due.add(millis(nanos - start));
      told.add(millis(loop.nanos() - start));
      if (number == 4) {
        loop.advance(SECOND); // as when the loop has had something else to do
      }
    });
    var _ = pacer.start();
    loop.advance(Duration.ofSeconds(3));
    assertThat(due).hasSize(20).isSorted().element(10).isEqualTo(1000L);
    assertThat(told.get(10)).isEqualTo(1400L);
  }

  @Test
  void highRatesAreKept() {
    CompletableFuture<Boolean> over = new Pacer(loop, 20_000, 20_000, (_, nanos) -> due.add(nanos)).start();
    loop.advance(SECOND);
    assertThat(over).isCompletedWithValue(true);
    assertThat(due).hasSize(20_000);
  }

  @Test
  void stoppedItTellsNoMore() {
    Pacer pacer = new Pacer(loop, 10, 100, (_, nanos) -> due.add(nanos));
    CompletableFuture<Boolean> over = pacer.start();
    loop.advance(SECOND);
    pacer.stop();
    int soFar = due.size();
    loop.advance(SECOND);
    assertThat(due).hasSize(soFar);
    assertThat(over).isCompletedWithValue(false);
  }

  @Test
  void withNothingToTellItIsOverAtOnce() {
    CompletableFuture<Boolean> over = new Pacer(loop, 10, 0, (_, nanos) -> due.add(nanos)).start();
    loop.settle();
    assertThat(over).isCompletedWithValue(true);
    assertThat(due).isEmpty();
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }
}
