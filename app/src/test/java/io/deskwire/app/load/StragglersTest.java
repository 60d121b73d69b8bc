package io.deskwire.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.time.FakeEventLoop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StragglersTest {
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration MOST = Duration.ofSeconds(60);
  private final FakeEventLoop loop = new FakeEventLoop();
  private final AtomicInteger here = new AtomicInteger();
  private final Stragglers stragglers = new Stragglers(loop, () -> here.get() == 100, here::get);

  @Test
  void nothingIsWaitedForWhenAllIsThere() {
    here.set(100);
    CompletableFuture<Boolean> over = stragglers.await(QUIET, MOST);
    loop.settle();
    assertThat(over).isCompletedWithValue(true);
  }

  @Test
  void itIsOverWhenNothingComesAnyMore() {
    CompletableFuture<Boolean> over = stragglers.await(QUIET, MOST);
    loop.advance(Duration.ofSeconds(10));
    here.incrementAndGet();
    loop.advance(Duration.ofSeconds(14));
    assertThat(over).isNotDone();
    loop.advance(Duration.ofSeconds(2));
    assertThat(over).isCompletedWithValue(false);
  }

  @Test
  void itIsOverInTheEndThoughSomethingStillComes() {
    CompletableFuture<Boolean> over = stragglers.await(QUIET, MOST);
    for (int second = 0; second < 59; second++) {
      here.incrementAndGet();
      loop.advance(Duration.ofSeconds(1));
    }
    assertThat(over).isNotDone();
    loop.advance(Duration.ofSeconds(2));
    assertThat(over).isCompletedWithValue(false);
  }

  @Test
  void whoIsInAHurryWaitsLess() {
    stragglers.hurry(Duration.ofSeconds(5));
    CompletableFuture<Boolean> over = stragglers.await(QUIET, MOST);
    loop.advance(Duration.ofSeconds(6));
    assertThat(over).isCompletedWithValue(false);
  }
}
