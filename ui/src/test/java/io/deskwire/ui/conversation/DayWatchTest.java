package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.fx.list.FxThread;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DayWatchTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final FakeDelay delay = new FakeDelay();
  private Instant now = Instant.parse("2026-11-24T22:59:50Z"); // ten seconds before midnight in Berlin
  private final Clock clock = new Clock() {
    @Override
    public ZoneId getZone() {
      return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  };

  @Test
  void theDayChangesAtMidnightOfTheZone() {
    DayWatch watch = new DayWatch(clock, delay);
    delay.pass();
    assertThat(watch.todayProperty().get()).isEqualTo(LocalDate.of(2026, 11, 24));
    now = now.plusSeconds(10);
    delay.pass();
    assertThat(watch.todayProperty().get()).isEqualTo(LocalDate.of(2026, 11, 25));
    watch.close();
    assertThat(delay.waiting()).isZero();
  }

  @Test
  void aDayLineThatIsSeenIsCalledYesterdayThen() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      desk.clock = clock;
      desk.room.readMark = Long.MAX_VALUE;
      desk.room.stored.add(customer("a", at("2026-11-24T20:00:00"), "Hello"));
      ConversationView view = desk.open();
      assertThat(days(view)).containsExactly("Today");
      now = now.plusSeconds(10);
      desk.delay.pass();
      assertThat(days(view)).containsExactly("Yesterday");
      view.close();
    });
  }

  private static List<String> days(ConversationView view) {
    return view.messages().list().visibleCells().stream().flatMap(
        cell -> cell instanceof RuleCell ? Stream.of(cell.getAccessibleText()) : Stream.empty()).toList();
  }
}
