package io.deskwire.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.chaos.Event.Kind;
import io.deskwire.fault.Confirmations;
import io.deskwire.fault.Direction;
import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.fault.Toxic;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.store.FirstVersion;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.testing.ArtemisBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A console is killed at each crash point, started again, and finishes its work: everything arrives once, in order. The
 * history says whether the point was really hit.
 */
@Timeout(180)
class CrashPointTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String ROOM = "r1";
  private static final String CONSOLE = "anna";
  private static final int BEFORE = 3;
  private static final int AFTER = 2;

  private final ArtemisBroker broker = ArtemisBroker.shared();
  @RegisterExtension
  private final Opened opened = new Opened();

  @TempDir
  private Path folder;

  private Path data() {
    return folder.resolve(CONSOLE).resolve("data");
  }

  private FaultProxy proxy(Dialect dialect) {
    return opened.keep(new FaultProxy(broker.endpoint(dialect), 1));
  }

  private Console console(FaultProxy... lines) {
    return opened.keep(new Console(new ConsoleSettings(CONSOLE, folder.resolve(CONSOLE),
        List.of(lines).stream().map(FaultProxy::endpoint).toList(), Profile.Standby.WARM, broker.agent(), null,
        Duration.ofSeconds(10))));
  }

  /** A colleague in this process, who is shown everything. */
  private Diary reader(History history) {
    Diary diary = new Diary(history, "ben");
    ChatSession session = opened.keep(ChatSession.open(Profile.of("desk", new Agent("ben", "ben", Role.AGENT),
        broker.endpoint(Dialect.MQTT), broker.agent(), folder.resolve("ben"))));
    session.events(diary.cursor(), diary::show);
    until(() -> session.connection().isOnline());
    return diary;
  }

  private Customer customer(History history) {
    return opened
        .keep(new Customer("mia", ROOM, broker.endpoint(Dialect.MQTT), broker.agent(), TlsTrust.SYSTEM, history));
  }

  private static void until(BooleanSupplier condition) {
    await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
  }

  private static boolean has(History history, Said said) {
    return history.events().stream().anyMatch(event -> event.kind() == Kind.SHOWN && event.id().equals(said.id()));
  }

  private static void assertKilledAt(CrashPoint point, Console console) {
    assertThat(console.awaitEnd()).isEqualTo(
        point == CrashPoint.CHECKPOINT || point == CrashPoint.MIGRATION ? FileLimit.KILLED : Seams.KILLED);
    assertThat(History.read(List.of(console.history()))).extracting(Event::id).contains(point.mark());
  }

  @ParameterizedTest
  @CsvSource({"BEFORE_ENQUEUE_COMMIT, STOMP_WS", "BEFORE_SENDING, STOMP_WS", "MID_FRAME, STOMP_WS", "MID_FRAME, MQTT",
      "ACCEPTED_UNCONFIRMED, STOMP_WS", "ACCEPTED_UNCONFIRMED, MQTT", "BEFORE_ROW_UPDATE, MQTT",
      "INBOUND_BEFORE_COMMIT, STOMP_WS", "INBOUND_BEFORE_ACKNOWLEDGEMENT, STOMP_WS",
      "INBOUND_BEFORE_ACKNOWLEDGEMENT, MQTT", "INBOUND_AFTER_ACKNOWLEDGEMENT, STOMP_WS",
      "INBOUND_AFTER_ACKNOWLEDGEMENT, MQTT", "REQUEUING, STOMP_WS"})
  void losesAndRepeatsNothing(CrashPoint point, Dialect dialect) {
    History others = opened.keep(new History(folder.resolve("others.jsonl")));
    Diary reader = reader(others);
    Customer customer = customer(others);
    FaultProxy line = proxy(dialect);
    Console console = point == CrashPoint.REQUEUING ? console(line, proxy(Dialect.MQTT)) : console(line);
    console.start();
    until(console::isUp);
    console.make("say r1 " + BEFORE + " 10");
    customer.say(BEFORE);
    until(() -> reader.shown() == 2 * BEFORE && console.isEmpty() && shown(console) == 2 * BEFORE);

    Said last = killAt(point, dialect, console, line, customer);

    assertKilledAt(point, console);
    customer.say(1); // what has come behind it is the proof of what has not come before
    Said fence = new Said("mia", ROOM, last.sender().equals("mia") ? last.n() + 1 : BEFORE + 1L);
    until(() -> has(others, fence));
    switch (point) {
      case BEFORE_ENQUEUE_COMMIT, BEFORE_SENDING, MID_FRAME, REQUEUING -> assertThat(has(others, last)).isFalse();
      default -> until(() -> has(others, last));
    }
    line.restore();
    console.start();
    console.make("say r1 " + AFTER + " 10");
    customer.say(AFTER);
    int all = 2 * BEFORE + 2 + 2 * AFTER - (point == CrashPoint.BEFORE_ENQUEUE_COMMIT ? 1 : 0);
    until(() -> customer.isEmpty() && console.isEmpty() && shown(console) >= all && reader.shown() >= all);
    assertProved(console, all);
    assertThat(has(others, last)).isEqualTo(point != CrashPoint.BEFORE_ENQUEUE_COMMIT);
  }

  private static int shown(Console console) {
    Console.Status status = console.status();
    return status == null ? 0 : status.shown();
  }

  /** @return the message that was on its way */
  private static Said killAt(CrashPoint point, Dialect dialect, Console console, FaultProxy line, Customer customer) {
    Said own = new Said(CONSOLE, ROOM, BEFORE + 1L);
    switch (point) {
      case MID_FRAME -> killWhenHeld(point, console,
          () -> line.set(Direction.UP, new Toxic.CutAfter(12, Ending.RESET)));
      case ACCEPTED_UNCONFIRMED -> killWhenHeld(point, console,
          () -> line.set(Direction.DOWN, new Toxic.CutBefore(Confirmations.of(dialect), Ending.RESET)));
      case REQUEUING -> killWhenHeld(point, console,
          () -> line.set(Direction.UP, new Toxic.CutAfter(0, Ending.RESET)));
      case INBOUND_BEFORE_COMMIT, INBOUND_BEFORE_ACKNOWLEDGEMENT, INBOUND_AFTER_ACKNOWLEDGEMENT -> {
        console.make("crash " + point);
        customer.say(1);
        return new Said("mia", ROOM, BEFORE + 1L);
      }
      default -> {
        console.make("crash " + point);
        console.tell("say r1 1 1000");
      }
    }
    return own;
  }

  /** Breaks the line when nothing but the message can come next. */
  private static void killWhenHeld(CrashPoint point, Console console, Runnable fault) {
    console.make("hold");
    console.tell("say r1 1 1000");
    console.await("held");
    console.make("crash " + point);
    fault.run();
    console.tell("pass");
  }

  private void assertProved(Console console, int all) {
    console.tell("quit");
    assertThat(console.awaitEnd()).isZero();
    opened.each(Customer.class).forEach(Customer::close);
    Verdict verdict = HistoryChecker.check(0,
        History.read(List.of(console.history(), folder.resolve("others.jsonl"))));
    assertThat(verdict.violations()).as(verdict.report()).isEmpty();
    assertThat(verdict.confirmed()).isEqualTo(all);
    assertThat(verdict.shown()).isEqualTo(2 * all);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aKillDuringACheckpointLosesNothing() {
    History others = opened.keep(new History(folder.resolve("others.jsonl")));
    Diary reader = reader(others);
    Console console = console(proxy(Dialect.STOMP_WS));
    console.start();
    until(console::isUp);
    console.make("say r1 " + BEFORE + " 10");
    until(() -> reader.shown() == BEFORE && console.isEmpty());
    console.make("offline");

    console.tell("crash " + CrashPoint.CHECKPOINT);

    assertKilledAt(CrashPoint.CHECKPOINT, console);
    int all = BEFORE + ConsoleProgram.MESSAGES_IN_LOG;
    assertThat(SqliteLog.pagesOnTheWay(data().resolve("deskwire.db"))).isGreaterThan(1_000);
    console.start();
    until(() -> console.isEmpty() && shown(console) >= all && reader.shown() >= all);
    assertProved(console, all);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aKillDuringAMigrationLosesNothing() {
    CrashPoint point = CrashPoint.MIGRATION;
    int old = 1_000;
    int waiting = 5;
    List<Envelope> arrived = new ArrayList<>();
    List<Envelope> unsent = new ArrayList<>();
    Console console = console(proxy(Dialect.STOMP_WS));
    for (int i = 1; i <= old; i++) {
      arrived.add(message("mia", "stream-mia", new Said("mia", "old", i)).withSeq(i));
    }
    History others = opened.keep(new History(folder.resolve("others.jsonl")));
    Diary reader = reader(others);
    try (History before = new History(console.history())) {
      before.reads(CONSOLE, ROOM);
      for (int i = 1; i <= waiting; i++) {
        Said said = new Said(CONSOLE, ROOM, i);
        before.sent(CONSOLE, ROOM, said.id(), i);
        before.stored(said.id());
        unsent.add(message(CONSOLE, "stream-anna", said));
      }
      // what the earlier version has shown
      arrived.forEach(event -> others.sent("mia", "old", Said.of(String.valueOf(event.text())).orElseThrow().id(),
          event.seq()));
      arrived.forEach(event -> others.dropped(Said.of(String.valueOf(event.text())).orElseThrow().id()));
    }
    FirstVersion.make(data(), "stream-anna", arrived, unsent);

    console.launch("-Dcrash=" + point);

    assertKilledAt(point, console);
    assertThat(FirstVersion.versionOf(data())).isEqualTo(1);
    assertThat(FirstVersion.number(data(), "SELECT count(*) FROM message")).isEqualTo(old + waiting);
    assertThat(FirstVersion.number(data(), "SELECT count(*) FROM outbox")).isEqualTo(waiting);
    console.start();
    console.make("say r1 " + AFTER + " 10");
    int all = waiting + AFTER;
    until(() -> console.isEmpty() && shown(console) >= old + all && reader.shown() >= all);
    console.tell("quit");
    assertThat(console.awaitEnd()).isZero();
    Verdict verdict = HistoryChecker.check(0,
        History.read(List.of(console.history(), folder.resolve("others.jsonl"))));
    assertThat(verdict.violations()).as(verdict.report()).isEmpty();
    assertThat(verdict.confirmed()).isEqualTo(all);
    assertThat(verdict.shown()).isEqualTo(old + 2 * all);
  }

  private static Envelope message(String sender, String stream, Said said) {
    long now = System.currentTimeMillis();
    return Envelope.of(Ids.message(now), said.room(), EventType.MESSAGE,
        new Sender(sender, sender, sender.equals(CONSOLE) ? Role.AGENT : Role.CUSTOMER), stream, now)
        .withText(said.text(16_000));
  }
}
