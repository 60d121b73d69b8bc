package io.deskwire.app.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final long MILLI = 1_000_000;
  private final Ledger ledger = new Ledger();

  @BeforeEach
  void twoCustomersCome() {
    ledger.open("a", "stream-a");
    ledger.open("b", "stream-b");
  }

  @Test
  void whatArrivesOnceAndInOrderIsClean() {
    for (int i = 0; i < 3; i++) {
      ledger.arrived(message("a", ledger.due("a", 0, true), "a" + i), MILLI);
    }
    assertThat(ledger.missing()).isZero();
    assertThat(ledger.totals()).returns(3L, Ledger.Totals::sent).returns(3L, Ledger.Totals::delivered)
        .returns(0L, Ledger.Totals::duplicates).returns(0L, Ledger.Totals::outOfOrder)
        .returns(0L, Ledger.Totals::repeats);
  }

  @Test
  void whatDoesNotArriveIsMissing() {
    ledger.due("a", 0, true);
    ledger.arrived(message("a", ledger.due("a", 0, true), "second"), MILLI);
    assertThat(ledger.missing()).isEqualTo(1);
    assertThat(ledger.totals()).returns(2L, Ledger.Totals::sent).returns(1L, Ledger.Totals::delivered);
  }

  @Test
  void aSecondCopyUnderItsIdIsARepeatThatNobodySees() {
    Envelope message = message("a", ledger.due("a", 0, true), "id");
    ledger.arrived(message, MILLI);
    ledger.arrived(message, 2 * MILLI);
    assertThat(ledger.totals()).returns(1L, Ledger.Totals::delivered).returns(1L, Ledger.Totals::repeats)
        .returns(0L, Ledger.Totals::duplicates);
  }

  @Test
  void aSecondCopyUnderAnotherIdIsADuplicate() {
    long seq = ledger.due("a", 0, true);
    ledger.arrived(message("a", seq, "id"), MILLI);
    ledger.arrived(message("a", seq, "another id"), 2 * MILLI);
    assertThat(ledger.totals()).returns(1L, Ledger.Totals::delivered).returns(0L, Ledger.Totals::repeats)
        .returns(1L, Ledger.Totals::duplicates);
  }

  @Test
  void whatIsOvertakenInItsRoomIsOutOfOrder() {
    Envelope first = message("a", ledger.due("a", 0, true), "first");
    Envelope second = message("a", ledger.due("a", 0, true), "second");
    Envelope third = message("a", ledger.due("a", 0, true), "third");
    ledger.arrived(third, MILLI);
    ledger.arrived(first, MILLI);
    ledger.arrived(second, MILLI);
    assertThat(ledger.totals()).returns(3L, Ledger.Totals::delivered).returns(2L, Ledger.Totals::outOfOrder);
  }

  @Test
  void roomsDoNotWaitForEachOther() {
    Envelope first = message("a", ledger.due("a", 0, true), "first");
    Envelope second = message("b", ledger.due("b", 0, true), "second");
    ledger.arrived(second, MILLI);
    ledger.arrived(first, MILLI);
    assertThat(ledger.totals()).returns(0L, Ledger.Totals::outOfOrder);
  }

  @Test
  void aRepeatOfAnEarlierOneIsNotOutOfOrder() {
    Envelope first = message("a", ledger.due("a", 0, true), "first");
    ledger.arrived(first, MILLI);
    ledger.arrived(message("a", ledger.due("a", 0, true), "second"), MILLI);
    ledger.arrived(first, MILLI);
    assertThat(ledger.totals()).returns(0L, Ledger.Totals::outOfOrder).returns(1L, Ledger.Totals::repeats);
  }

  @Test
  void timesAreFromWhenItWasDue() {
    for (int i = 1; i <= 100; i++) {
      ledger.arrived(message("a", ledger.due("a", 5 * MILLI, true), "a" + i), (5 + i) * MILLI);
    }
    assertThat(ledger.totals().p50()).isBetween(49.9, 50.2);
    assertThat(ledger.totals().p95()).isBetween(94.9, 95.2);
    assertThat(ledger.totals().p99()).isBetween(98.9, 99.2);
    assertThat(ledger.totals().max()).isBetween(99.9, 100.2);
  }

  @Test
  void withoutAnArrivalThereIsNoTime() {
    ledger.due("a", 0, true);
    assertThat(ledger.totals().p50()).isNaN();
  }

  @Test
  void theWarmUpIsWaitedForAndNotCounted() {
    Envelope early = message("a", ledger.due("a", 0, false), "early");
    assertThat(ledger.missing()).isEqualTo(1);
    ledger.arrived(early, 1000 * MILLI);
    ledger.arrived(early, 1000 * MILLI);
    assertThat(ledger.missing()).isZero();
    assertThat(ledger.totals()).isEqualTo(new Ledger.Totals(0, 0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN,
        Double.NaN));
  }

  @Test
  void whatOthersWriteIsIgnored() {
    long seq = ledger.due("a", 0, true);
    ledger.arrived(message("elsewhere", seq, "1"), MILLI);
    ledger.arrived(Envelope.of("2", "a", EventType.MESSAGE, sender("a"), "another stream", 0).withSeq(seq), MILLI);
    ledger.arrived(message("a", seq + 1, "3"), MILLI);
    ledger.arrived(message("a", 0, "4"), MILLI);
    assertThat(ledger.totals().delivered()).isZero();
    assertThat(ledger.arrivals()).isZero();
  }

  private static Envelope message(String room, long seq, String id) {
    return Envelope.of(id, room, EventType.MESSAGE, sender(room), "stream-" + room, 0).withSeq(seq)
        .withText(Ids.secret());
  }

  private static Sender sender(String room) {
    return new Sender(room, "", Role.CUSTOMER);
  }
}
