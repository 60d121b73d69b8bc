package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.TopicFilter;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.time.FakeEventLoop;
import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.SignInException;
import io.deskwire.transport.TlsException;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.UnreachableException;
import io.deskwire.transport.testing.FakeBroker;
import io.deskwire.transport.testing.FakeTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static final Duration BEAT = Duration.ofSeconds(10);

  private final FakeEventLoop loop = new FakeEventLoop();
  private final FakeBroker broker = new FakeBroker();
  private final Heard heard = new Heard();
  private Line line;

  @BeforeEach
  void start() throws Exception {
    ConnectRequest request = new ConnectRequest(Endpoint.parse("mqtt://broker.example"), Credentials.NONE,
        TlsTrust.SYSTEM, new InboxName("inbox", true), TopicFilter.console("me"), ConnectRequest.DEFAULT_TIMEOUT, BEAT);
    line = new Line(loop, broker, request, new Random(7), heard);
    line.start();
    loop.settle();
  }

  private void connect() {
    broker.line().accept();
    loop.settle();
  }

  private void fail(TransportException reason) {
    broker.line().end(reason);
    loop.settle();
  }

  private LineState state() {
    return line.summary().state();
  }

  private static UnreachableException unreachable() {
    return new UnreachableException("Nobody answers there.");
  }

  @Test
  void isUpOnceTheAttemptHasSucceeded() {
    assertThat(state()).isEqualTo(LineState.CONNECTING);
    assertThat(line.transport()).isNull();
    connect();
    assertThat(state()).isEqualTo(LineState.CONNECTED);
    assertThat(line.transport()).isSameAs(broker.line());
    assertThat(heard.events).containsExactly("CONNECTING", "CONNECTED", "connected");
  }

  @Test
  void triesAnUnreachableHostTwiceASecondWithoutGrowingPauses() {
    for (int i = 0; i < 120; i++) {
      fail(unreachable());
      loop.advance(Duration.ofMillis(600));
    }
    assertThat(broker.attempts()).isEqualTo(121);
  }

  @Test
  void countsTheHalfSecondFromAttemptToAttempt() {
    for (int i = 0; i < 20; i++) {
      int before = broker.attempts();
      loop.advance(Duration.ofMillis(300)); // the library takes its time to say it
      fail(unreachable());
      loop.advance(Duration.ofMillis(99));
      assertThat(broker.attempts()).isEqualTo(before);
      loop.advance(Duration.ofMillis(201));
      assertThat(broker.attempts()).isEqualTo(before + 1);
    }
  }

  @Test
  void isNotHammeringAnUnreachableHost() {
    fail(unreachable());
    loop.advance(Duration.ofMillis(399));
    assertThat(broker.attempts()).isEqualTo(1);
  }

  @Test
  void backsOffFromRefusalsUpToHalfAMinute() {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      fail(new RefusedException("Not that topic."));
      long failedAt = loop.wallMillis();
      int before = broker.attempts();
      for (int step = 0; broker.attempts() == before && step < 400; step++) {
        loop.advance(Duration.ofMillis(100));
      }
      pauses.add(loop.wallMillis() - failedAt);
    }
    assertThat(pauses).allMatch(pause -> pause >= 250 && pause <= 30_100);
    assertThat(pauses.subList(0, 3)).allMatch(pause -> pause <= 2_100);
    assertThat(pauses.subList(8, 40)).anyMatch(pause -> pause > 15_000);
  }

  @Test
  void returnsAtOnceAfterAnEstablishedConnectionWasLost() {
    connect();
    fail(new ConnectionLostException("gone"));
    assertThat(state()).isEqualTo(LineState.WAITING);
    assertThat(heard.events).contains("disconnected");
    loop.advance(Duration.ofMillis(150));
    assertThat(broker.attempts()).isEqualTo(2);
  }

  @Test
  void doesNotHammerABrokerThatTakesEverybodyAndClosesAtOnce() {
    connect();
    for (int i = 0; i < 600; i++) {
      if (state() == LineState.CONNECTED) {
        fail(new ConnectionLostException("gone"));
      }
      loop.advance(Duration.ofMillis(100));
      broker.line().accept();
      loop.settle();
    }
    assertThat(broker.attempts()).as("in a minute").isBetween(8, 30);
  }

  @Test
  void isBackWithinASecondOfANetworkThatTakesItAwayAgainAndAgain() {
    for (int outage = 0; outage < 30; outage++) {
      connect();
      assertThat(state()).as("outage %d", outage).isEqualTo(LineState.CONNECTED);
      fail(new ConnectionLostException("gone"));
      for (int i = 0; i < 6; i++) {
        loop.advance(Duration.ofMillis(500));
        if (state() == LineState.CONNECTING) {
          fail(unreachable());
        }
      }
      loop.advance(Duration.ofMillis(600));
    }
  }

  @Test
  void isBlockedByAWrongPasswordAndTriesRarely() {
    assertBlockedBy(new SignInException("Wrong password."));
  }

  @Test
  void isBlockedByACertificateAndTriesRarely() {
    assertBlockedBy(new TlsException("Not trusted."));
  }

  @Test
  void isBlockedByABadEndpointAndTriesRarely() {
    assertBlockedBy(new BadEndpointException("No such address."));
  }

  private void assertBlockedBy(TransportException reason) {
    fail(reason);
    assertThat(state()).isEqualTo(LineState.BLOCKED);
    assertThat(line.summary().problem()).isEqualTo(reason.getMessage());
    assertThat(line.summary().nextAttempt()).isEqualTo(loop.wallMillis() + 30_000);
    loop.advance(Duration.ofSeconds(29));
    assertThat(broker.attempts()).isEqualTo(1);
    loop.advance(Duration.ofSeconds(1));
    assertThat(broker.attempts()).isEqualTo(2);
  }

  @Test
  void triesABlockedLineAtOnceWhenTheUserActs() {
    fail(new SignInException("Wrong password."));
    line.retryNow();
    assertThat(broker.attempts()).isEqualTo(2);
    connect();
    assertThat(line.summary().problem()).isNull();
    loop.advance(Duration.ofMillis(900));
    assertThat(broker.attempts()).as("the old timer is gone").isEqualTo(2);
  }

  @Test
  void isSilentAfterABeatAndAHalfAndRecoversWithTheNextByte() {
    connect();
    loop.advance(Duration.ofSeconds(15));
    assertThat(state()).isEqualTo(LineState.CONNECTED);
    loop.advance(Duration.ofSeconds(1));
    assertThat(state()).isEqualTo(LineState.SILENT);
    assertThat(line.transport()).as("still sent over").isNotNull();
    broker.line().proofOfLife(loop.nanos());
    loop.advance(Duration.ofSeconds(1));
    assertThat(state()).isEqualTo(LineState.CONNECTED);
    assertThat(heard.events).doesNotContain("disconnected");
  }

  @Test
  void cutsALineThatIsSilentForTwoAndAHalfBeatsAndConnectsAnew() {
    connect();
    FakeTransport dead = broker.line();
    loop.advance(Duration.ofSeconds(26));
    assertThat(dead.isAborted()).isTrue();
    assertThat(heard.events).containsOnlyOnce("disconnected");
    assertThat(broker.attempts()).isEqualTo(2);
    assertThat(state()).isEqualTo(LineState.CONNECTING);
  }

  @Test
  void connectsAnewAtOnceWhenTheMachineWakesFromSleep() {
    connect();
    FakeTransport old = broker.line();
    loop.sleepMachine(Duration.ofMinutes(30));
    loop.advance(Duration.ofSeconds(1));
    assertThat(old.isAborted()).isTrue();
    assertThat(broker.attempts()).isEqualTo(2);
  }

  @Test
  void doesNotWaitForItsBackOffWhenTheMachineWakesFromSleep() {
    fail(new SignInException("Wrong password."));
    loop.sleepMachine(Duration.ofMinutes(30));
    loop.advance(Duration.ofSeconds(1));
    assertThat(broker.attempts()).isEqualTo(2);
  }

  @Test
  void staysAwayWhilePausedAlsoAfterSleep() {
    connect();
    line.pause("You are working offline.");
    loop.settle();
    assertThat(state()).isEqualTo(LineState.WAITING);
    assertThat(line.summary().problem()).contains("offline");
    loop.sleepMachine(Duration.ofMinutes(30));
    loop.advance(Duration.ofMinutes(2));
    assertThat(broker.attempts()).isEqualTo(1);
    line.retryNow();
    assertThat(broker.attempts()).isEqualTo(2);
  }

  @Test
  void saysOfflineWithoutANextAttemptWhenPausedWhileWaiting() {
    fail(unreachable());
    line.pause("You are working offline.");
    assertThat(line.summary().problem()).contains("offline");
    assertThat(line.summary().nextAttempt()).isZero();
  }

  @Test
  void aBlockedLineIsJustOfflineWhenPaused() {
    fail(new SignInException("Wrong password."));
    line.pause("You are working offline.");
    assertThat(state()).isEqualTo(LineState.WAITING);
    assertThat(line.summary().nextAttempt()).isZero();
  }

  @Test
  void ignoresWhatAnOldAttemptSaysLate() {
    connect();
    FakeTransport old = broker.line();
    loop.sleepMachine(Duration.ofMinutes(30));
    loop.advance(Duration.ofSeconds(1));
    connect();
    old.end(new SignInException("late"));
    loop.settle();
    assertThat(state()).isEqualTo(LineState.CONNECTED);
    assertThat(line.transport()).isSameAs(broker.line());
  }

  @Test
  void anAttemptThatSucceedsAfterItWasGivenUpIsNotUsed() {
    line.pause("You are working offline.");
    broker.line().accept();
    loop.settle();
    assertThat(line.transport()).isNull();
    assertThat(state()).isEqualTo(LineState.WAITING);
  }

  @Test
  void aByteOfAnOldConnectionIsNoProofForTheNewOne() {
    connect();
    FakeTransport old = broker.line();
    fail(new ConnectionLostException("gone"));
    loop.advance(Duration.ofMillis(150));
    connect();
    loop.advance(Duration.ofSeconds(15));
    old.proofOfLife(loop.nanos());
    loop.advance(Duration.ofSeconds(1));
    assertThat(state()).isEqualTo(LineState.SILENT);
  }

  @Test
  void anAttemptThatIsClosedRightAfterItSucceededIsUpAndThenLost() {
    broker.line().accept();
    broker.line().end(new ConnectionLostException("gone"));
    loop.settle();
    assertThat(heard.events).containsExactly("CONNECTING", "CONNECTED", "connected", "disconnected", "WAITING");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void doesNothingAnyMoreOnceClosed(boolean up) {
    if (up) {
      connect();
    }
    line.close();
    loop.settle();
    loop.sleepMachine(Duration.ofMinutes(30));
    loop.advance(Duration.ofMinutes(2));
    line.retryNow();
    assertThat(broker.attempts()).isEqualTo(1);
    assertThat(line.transport()).isNull();
  }

  /** Writes down what the line says. */
  private static final class Heard implements Line.Owner {
    private final List<String> events = new ArrayList<>();

    @Override
    public void received(int epoch, Inbound inbound) {
      events.add("received");
    }

    @Override
    public void stateChanged(LineState state, @Nullable String reason) {
      events.add(state.name());
    }

    @Override
    public void connected(Transport transport) {
      events.add("connected");
    }

    @Override
    public void disconnected(Transport transport, boolean byPeer) {
      events.add("disconnected");
    }
  }
}
