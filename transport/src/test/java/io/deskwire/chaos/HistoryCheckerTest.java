package io.deskwire.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.chaos.Event.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCheckerTest {
  private final History history = new History();

  /** Two senders and two consumers in two rooms, with everything that may happen. */
  private void correct() {
    history.reads("anna");
    history.reads("customer", "r1");
    for (int n = 1; n <= 5; n++) {
      for (String room : List.of("r1", "r2")) {
        for (String sender : List.of("ben", "cleo")) {
          String id = sender + room + n;
          history.sent(sender, room, id, n);
          if (n == 2) {
            history.unknown(id);
            history.unknownResolved(id);
          }
          if (n == 4) {
            history.dropped(id);
            continue;
          }
          history.confirmed(id);
          history.shown("anna", id, room, sender, n);
        }
      }
    }
    for (int n : new int[]{1, 2, 4, 5, 3}) { // 4 was given up, and had arrived; 3 was forgotten by the broker
      history.shown("customer", "benr1" + n, "r1", "ben", n);
      history.shown("customer", "cleor1" + n, "r1", "cleo", n);
    }
    history.resent("customer", "benr13");
    history.resent("customer", "cleor13");
  }

  private Verdict verdict() {
    return HistoryChecker.check(42, history.events());
  }

  private Violation only(Rule rule) {
    Verdict verdict = verdict();
    assertThat(verdict.violations()).as(verdict.report()).hasSize(1);
    assertThat(verdict.violations().getFirst().rule()).isEqualTo(rule);
    return verdict.violations().getFirst();
  }

  private static List<Kind> kinds(Violation violation) {
    return violation.shortest().stream().map(Event::kind).toList();
  }

  @Test
  void findsNothingInACorrectHistory() {
    correct();

    Verdict verdict = verdict();

    assertThat(verdict.violations()).as(verdict.report()).isEmpty();
    assertThat(verdict)
        .isEqualTo(new Verdict(42, 20, 16, 4, 26, 2, 2, List.of()));
    assertThat(verdict.report()).startsWith("seed 42: 20 sent, 16 confirmed");
  }

  @Test
  void findsWhatWasLost() {
    correct();
    history.sent("ben", "r2", "m1", 6);
    history.confirmed("m1");

    Violation violation = only(Rule.NOTHING_LOST);

    assertThat(violation.sentence()).isEqualTo("m1 (number 6 of ben in r2) was confirmed, and anna never saw it.");
    assertThat(kinds(violation)).containsExactly(Kind.READS, Kind.SENT, Kind.CONFIRMED);
  }

  @Test
  void findsWhatADiskHasForgotten() {
    correct();
    history.sent("ben", "r2", "m1", 6);
    history.stored("m1");
    history.dropped("m1");

    Violation violation = only(Rule.NOTHING_LOST);

    assertThat(violation.sentence()).isEqualTo("m1 (number 6 of ben in r2) was promised to be on disk, and is gone.");
    assertThat(kinds(violation)).containsExactly(Kind.SENT, Kind.STORED, Kind.DROPPED);
  }

  @Test
  void findsWhatAConsumerLostThatWasNeverDeclared() {
    history.sent("ben", "r1", "m1", 1);
    history.confirmed("m1");
    history.sent("ben", "r1", "m2", 2);
    history.confirmed("m2");
    history.shown("anna", "m2", "r1", "ben", 2);

    assertThat(kinds(only(Rule.NOTHING_LOST))).containsExactly(Kind.SENT, Kind.CONFIRMED, Kind.SHOWN);
  }

  @Test
  void findsWhatWasShownTwice() {
    correct();
    history.shown("anna", "benr13", "r1", "ben", 3);

    Violation violation = only(Rule.NOTHING_TWICE);

    assertThat(violation.sentence()).isEqualTo("anna was shown benr13 (number 3 of ben in r1) again.");
    assertThat(kinds(violation)).containsExactly(Kind.SHOWN, Kind.SHOWN);
  }

  @Test
  void findsDisorder() {
    correct();
    for (int n : new int[]{6, 7}) {
      history.sent("ben", "r2", "m" + n, n);
      history.confirmed("m" + n);
    }
    history.shown("anna", "m7", "r2", "ben", 7);
    history.shown("anna", "m6", "r2", "ben", 6);

    Violation violation = only(Rule.IN_ORDER);

    assertThat(violation.sentence())
        .isEqualTo("anna was shown m6 (number 6 of ben in r2) behind m7 (number 7 of ben in r2).");
    assertThat(violation.shortest()).extracting(Event::id).containsExactly("m7", "m6");
  }

  @Test
  void findsStrangers() {
    correct();
    history.shown("anna", "m1", "r2", "eve", 1);

    Violation violation = only(Rule.NOTHING_STRANGE);

    assertThat(violation.sentence()).isEqualTo("anna was shown m1 (number 1 of eve in r2), which nobody sent.");
    assertThat(kinds(violation)).containsExactly(Kind.SHOWN);
  }

  @Test
  void findsAMessageInTheWrongRoom() {
    history.sent("ben", "r1", "m1", 1);
    history.confirmed("m1");
    history.shown("anna", "m1", "r2", "ben", 1);

    assertThat(only(Rule.NOTHING_STRANGE).sentence()).contains("in r2").contains("sent as").contains("in r1");
  }

  @Test
  void findsAnIdThatWasGivenTwiceAndAConfirmationOfNothing() {
    history.sent("ben", "r1", "m1", 1);
    history.sent("cleo", "r1", "m1", 1);
    history.confirmed("m1");
    history.confirmed("m2");

    assertThat(verdict().violations()).extracting(Violation::rule).containsOnly(Rule.NOTHING_STRANGE).hasSize(2);
  }

  /** A file of two parts that has left, and whose parts have arrived. */
  private SaidFile file() {
    history.reads("anna");
    SaidFile file = new SaidFile(new Said("ben", "r1", 1), 2);
    history.file("ben", "r1", file.name());
    for (Said part : file.messages()) {
      history.sent("ben", "r1", part.id(), part.n());
      history.confirmed(part.id());
      history.shown("anna", part.id(), "r1", "ben", part.n());
    }
    return file;
  }

  @Test
  void aFileThatIsOneLineWithItsBytesInTheEndIsCorrect() {
    SaidFile file = file();
    history.whole("anna", file.name(), 0);
    history.whole("anna", file.name(), 1);

    assertThat(verdict().violations()).isEmpty();
  }

  @Test
  void findsAFileThatDidNotArriveWholeThoughItsPartsDid() {
    file();

    Violation violation = only(Rule.FILES_WHOLE);

    assertThat(violation.sentence())
        .isEqualTo("The file ben/r1/1+2 was confirmed, and anna has no line with its bytes.");
    assertThat(kinds(violation)).containsExactly(Kind.FILE, Kind.CONFIRMED, Kind.CONFIRMED, Kind.SHOWN);
  }

  @Test
  void findsAFileThatIsTwoLines() {
    history.whole("anna", file().name(), 2);

    assertThat(only(Rule.FILES_WHOLE).sentence()).endsWith("anna has 2 lines of it.");
  }

  @Test
  void aFileThatWasNotConfirmedNeedNotBeThere() {
    SaidFile file = new SaidFile(new Said("ben", "r1", 1), 1);
    history.reads("anna");
    history.file("ben", "r1", file.name());
    history.sent("ben", "r1", file.first().id(), 1);
    history.dropped(file.first().id());

    assertThat(verdict().violations()).isEmpty();
  }

  @Test
  void findsWhatNeverEnded() {
    correct();
    history.sent("ben", "r2", "m1", 6);

    Violation violation = only(Rule.EVERYTHING_ENDED);

    assertThat(violation.sentence()).isEqualTo("m1 (number 6 of ben in r2) was neither confirmed nor dropped.");
    assertThat(kinds(violation)).containsExactly(Kind.SENT);
  }

  @Test
  void findsWhatIsStillUnknown() {
    history.sent("ben", "r2", "m1", 6);
    history.dropped("m1");
    history.unknown("m1");

    assertThat(only(Rule.EVERYTHING_ENDED).sentence()).endsWith("is still unknown.");
  }

  @Test
  void redeliveryToAnotherConsumerIsNoRepetition() {
    history.sent("ben", "r1", "m1", 1);
    history.confirmed("m1");
    history.shown("anna", "m1", "r1", "ben", 1);
    history.shown("dora", "m1", "r1", "ben", 1);

    assertThat(verdict().isClean()).isTrue();
  }

  @Test
  void readsWhatKilledProcessesHaveTold(@TempDir Path folder) throws Exception {
    Path senders = folder.resolve("sender.jsonl");
    Path consumers = folder.resolve("consumer.jsonl");
    try (History sender = new History(senders)) {
      sender.sent("ben", "r1", "mé\n1", 1);
      sender.confirmed("mé\n1");
    }
    Files.writeString(senders, "{\"number\":3,\"kind\":\"SE", StandardOpenOption.APPEND);
    try (History again = new History(senders)) {
      again.sent("ben", "r1", "m2", 2);
      again.dropped("m2");
    }
    try (History consumer = new History(consumers)) {
      consumer.reads("anna");
      consumer.shown("anna", "mé\n1", "r1", "ben", 1);
    }
    Files.writeString(consumers, "{\"number\":3,\"kind\":\"SHOWN\"", StandardOpenOption.APPEND);

    List<Event> events = History.read(List.of(senders, consumers));

    assertThat(events).extracting(Event::kind).containsExactly(Kind.SENT, Kind.CONFIRMED, Kind.SENT, Kind.DROPPED,
        Kind.READS, Kind.SHOWN);
    assertThat(events).extracting(Event::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(HistoryChecker.check(1, events).isClean()).isTrue();
  }

  @Test
  void doesNotOverlookADamagedLine(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("h.jsonl"), "{}}\n{\"number\":1}\n");

    assertThatThrownBy(() -> History.read(List.of(file))).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void manyThreadsMayTell(@TempDir Path folder) {
    Path file = folder.resolve("h.jsonl");
    try (History shared = new History(file)) {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 20; i++) {
          String sender = "s" + i;
          threads.execute(() -> LongStream.rangeClosed(1, 50).forEach(n -> shared.sent(sender, "r1", sender + n, n)));
        }
      }

      assertThat(shared.events()).extracting(Event::number)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
      assertThat(History.read(List.of(file))).isEqualTo(shared.events());
    }
  }
}
