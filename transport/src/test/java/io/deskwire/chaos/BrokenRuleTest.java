package io.deskwire.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.chaos.Saboteur.Fault;
import io.deskwire.fault.Confirmations;
import io.deskwire.fault.Direction;
import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.fault.Toxic;
import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.LiveTap;
import io.deskwire.session.MessageHandle;
import io.deskwire.session.OpenedSession;
import io.deskwire.session.Profile;
import io.deskwire.time.ThreadEventLoop;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.Transports;
import io.deskwire.transport.testing.ArtemisBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A proof is worth something only when it fails without the rule: each rule is broken on purpose, in a run on a real
 * broker that is clean when it is kept.
 */
@Timeout(120)
class BrokenRuleTest {
  private static final String ROOM = "r1";
  private static final String CONSOLE = "anna";
  private static final String PLAIN = "mia";

  private final ArtemisBroker broker = ArtemisBroker.shared();
  private final History history = new History();
  private final AtomicInteger plainShown = new AtomicInteger();
  @RegisterExtension
  private final Opened opened = new Opened();

  @TempDir
  private Path folder;

  private static void until(BooleanSupplier condition) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
  }

  private ConnectRequest request(TopicFilter... filters) {
    return new ConnectRequest(broker.endpoint(Dialect.MQTT), broker.agent(), TlsTrust.SYSTEM,
        new InboxName("replaced", false), List.of(filters), Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  /** A client of the customer, who is shown what comes in the order it comes, each id once. */
  private void plainReader() {
    Set<String> ids = new HashSet<>();
    history.reads(PLAIN, ROOM);
    LiveTap tap = opened
        .keep(new LiveTap(new Transports(), request(new TopicFilter(new Topic.Desk(ROOM).path(), false)),
            event -> {
              if (event.envelope().eventType().orElse(null) == EventType.MESSAGE && ids.add(event.envelope().id())) {
                Said said = Said.of(String.valueOf(event.envelope().text())).orElseThrow();
                history.shown(PLAIN, said.id(), said.room(), said.sender(), said.n());
                plainShown.incrementAndGet();
              }
            }));
    tap.connect().join();
  }

  private ChatSession colleague(Diary diary) {
    ChatSession session = opened.keep(ChatSession.open(Profile.of("desk", new Agent("ben", "ben", Role.AGENT),
        broker.endpoint(Dialect.MQTT), broker.agent(), folder.resolve("ben"))));
    session.events(diary.cursor(), diary::show);
    until(() -> session.connection().isOnline());
    return session;
  }

  private ChatSession console(FaultProxy line, Fault fault) {
    ChatSession session = opened.keep(OpenedSession.open(
        Profile.of("desk", new Agent(CONSOLE, CONSOLE, Role.AGENT), line.endpoint(), broker.agent(),
            folder.resolve(CONSOLE)),
        new Saboteur(fault), new ThreadEventLoop("deskwire-session")).session());
    until(() -> session.connection().isOnline());
    return session;
  }

  private static MessageHandle say(ChatSession session, Diary diary) {
    Said said = diary.next(ROOM);
    MessageHandle handle = session.room(ROOM).send(said.text(20));
    var _ = handle.onState(state -> diary.is(said.id(), state));
    return handle;
  }

  @ParameterizedTest
  @CsvSource({"NONE,", "NEW_ID_ON_RETRY, NOTHING_TWICE", "TWO_IN_FLIGHT, IN_ORDER", "SEQ_AT_ENQUEUE, NOTHING_LOST"})
  void aBrokenRuleOfSendingIsFound(Fault fault, @Nullable Rule found) {
    plainReader();
    Diary diary = new Diary(history, CONSOLE);
    Diary readers = new Diary(history, "ben");
    ChatSession colleague = colleague(readers);
    FaultProxy line = opened.keep(new FaultProxy(broker.endpoint(Dialect.MQTT), 1));
    ChatSession console = console(line, fault);

    // what was never tried may be dropped without a trace
    console.goOffline();
    say(console, diary);
    MessageHandle dropped = say(console, diary);
    say(console, diary);
    assertThat(console.drop(dropped.id()).join()).isTrue();
    diary.refused(new Said(CONSOLE, ROOM, 2));
    console.reconnectNow();
    until(() -> diary.open() == 0 && readers.shown() >= 2);
    // and what has lost its confirmation is tried again
    line.set(Direction.DOWN, new Toxic.CutBefore(Confirmations.of(Dialect.MQTT), Ending.RESET));
    say(console, diary);
    say(console, diary);
    until(() -> readers.shown() >= 3);
    line.restore();
    until(() -> diary.open() == 0 && readers.shown() >= 4 && plainShown.get() >= 4);
    until(() -> fault != Fault.NEW_ID_ON_RETRY || plainShown.get() >= 5);
    until(() -> fault != Fault.SEQ_AT_ENQUEUE || !colleague.room(ROOM).summary().orElseThrow().missing().isEmpty());
    readers.missed(colleague.rooms());

    expect(found, HistoryChecker.check(0, history.events()));
  }

  private static void expect(@Nullable Rule found, Verdict verdict) {
    if (found == null) {
      assertThat(verdict.violations()).as(verdict.report()).isEmpty();
    } else {
      assertThat(verdict.violations()).as(verdict.report()).extracting(Violation::rule).contains(found);
    }
  }

  @ParameterizedTest
  @CsvSource({"false,", "true, NOTHING_LOST"})
  void acknowledgingBeforeTheCommitIsFound(boolean broken, @Nullable Rule found) {
    Console console = opened.keep(new Console(new ConsoleSettings(CONSOLE, folder.resolve(CONSOLE),
        List.of(broker.endpoint(Dialect.MQTT)), Profile.Standby.WARM, broker.agent(), null, Duration.ofSeconds(10)),
        "-Dacknowledge-first=" + broken));
    console.start();
    until(console::isUp);
    console.make("crash " + CrashPoint.INBOUND_BEFORE_COMMIT);

    customerSays(1);

    assertThat(console.awaitEnd()).isEqualTo(Seams.KILLED);
    console.start();
    customerSays(2);
    until(() -> shown(console) >= (broken ? 1 : 2));
    console.tell("quit");
    assertThat(console.awaitEnd()).isZero();
    List<Event> events = new ArrayList<>(history.events());
    events.addAll(History.read(List.of(console.history())));
    expect(found, HistoryChecker.check(0, events));
  }

  private static int shown(Console console) {
    Console.Status status = console.status();
    return status == null ? 0 : status.shown();
  }

  /** As clients do that number nothing, so that nobody can ask for what is missing. */
  private void customerSays(long n) {
    Said said = new Said(PLAIN, ROOM, n);
    history.sent(PLAIN, ROOM, said.id(), n);
    try (Transport line = new Transports().create(request(), new Unheard())) {
      line.connect().join();
      line.publish(new Topic.Chat(ROOM).path(), Saboteur.plain(said), true).join();
    }
    history.confirmed(said.id());
  }

  /** For somebody who only writes. */
  private static final class Unheard implements TransportListener {
    @Override
    public void received(Inbound inbound) {
      inbound.ack().run();
    }

    @Override
    public void proofOfLife(long nanos) {}

    @Override
    public void closed(TransportException reason) {}
  }
}
