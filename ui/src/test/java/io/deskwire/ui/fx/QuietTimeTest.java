package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class QuietTimeTest {
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // as System.nanoTime may be
  private final AtomicInteger works = new AtomicInteger();
  private final Ticker ticker = new Ticker();

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    ticker.tick();
  }

  private static void type(TextField field) {
    Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_TYPED, "x", "x", KeyCode.UNDEFINED, false, false, false, false));
  }

  @Test
  void worksOnceAfterAMinuteAndAgainHalfAnHourLater() {
    Fx.run(() -> {
      try (QuietTime _ = new QuietTime(ticker, nanos::get, QUIET, works::incrementAndGet)) {
        pass(Duration.ofSeconds(59));
        assertThat(works).hasValue(0);
        pass(Duration.ofSeconds(1));
        assertThat(works).hasValue(1);
        pass(Duration.ofMinutes(29));
        assertThat(works).hasValue(1);
        pass(Duration.ofMinutes(1));
        assertThat(works).hasValue(2);
      }
      assertThat(ticker.listenerCount()).isZero();
    });
  }

  @Test
  void aKeyInAnyWindowPutsItOff() {
    Fx.run(() -> {
      Stage before = new Stage();
      TextField first = new TextField();
      before.setScene(new Scene(first));
      before.show();
      Stage after = new Stage();
      try (QuietTime _ = new QuietTime(ticker, nanos::get, QUIET, works::incrementAndGet)) {
        TextField second = new TextField();
        after.setScene(new Scene(second));
        after.show();
        for (TextField field : new TextField[]{first, second}) {
          pass(Duration.ofSeconds(50));
          type(field);
        }
        pass(Duration.ofSeconds(50));
        assertThat(works).hasValue(0);
        pass(Duration.ofSeconds(10));
        assertThat(works).hasValue(1);
        type(first);
        pass(Duration.ofSeconds(60));
        assertThat(works).hasValue(2);
      } finally {
        before.hide();
        after.hide();
      }
    });
  }
}
