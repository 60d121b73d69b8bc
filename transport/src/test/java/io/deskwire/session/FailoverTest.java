package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.UnreachableException;
import io.deskwire.transport.testing.FakeTransport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Two endpoints, WebSocket preferred, MQTT standing by. */
class FailoverTest {
  @TempDir
  private Path folder;

  private TestDesk desk;

  @BeforeEach
  void openWarm() {
    desk = open(Profile.Standby.WARM);
    web().accept();
    mobile().accept();
    desk.loop().settle();
  }

  private TestDesk open(Profile.Standby standby) {
    return new TestDesk(folder, standby, "stomp+wss://web.example/ws", "mqtts://mobile.example");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private FakeTransport web() {
    return desk.broker().line("web.example");
  }

  private FakeTransport mobile() {
    return desk.broker().line("mobile.example");
  }

  private ConnectionSummary summary() {
    return desk.session().line().summarise(List.of());
  }

  private static List<String> ids(FakeTransport line) {
    return line.durable().stream().map(sent -> sent.envelope().id()).toList();
  }

  /** Time passes, and every line that is up proves that it lives; its probes come back after so many ms. */
  private void live(Duration time, FakeTransport... lines) {
    for (long left = time.toMillis(); left > 0; left -= 1_000) {
      for (FakeTransport line : lines) {
        line.proofOfLife(desk.loop().nanos());
      }
      desk.loop().advance(Duration.ofMillis(Math.min(left, 1_000)));
    }
  }

  private void loseWeb() {
    web().end(new ConnectionLostException("gone"));
    desk.loop().settle();
  }

  @Test
  void bothInboxesAreReadAndOneCopyIsShown() {
    String json = "{\"id\":\"c1\",\"room\":\"r1\",\"text\":\"Hello\"}";
    List<Boolean> first = mobile().deliver("chat/r1", json);
    List<Boolean> second = web().deliver("chat/r1", json);
    desk.loop().settle();
    assertThat(desk.history("r1")).extracting(ChatMessage::text).containsExactly("Hello");
    assertThat(first).hasSize(1);
    assertThat(second).hasSize(1);
  }

  @Test
  void thePreferredLineIsSentOverAlone() {
    MessageHandle handle = desk.send("r1", "Hello");
    assertThat(ids(web())).containsExactly(handle.id());
    assertThat(mobile().durable()).isEmpty();
    assertThat(summary().inUse()).isZero();
  }

  @Test
  void whatWasInFlightOnALineThatDiesGoesOverTheOtherOneAtOnceInOrderUnderTheSameIds() {
    List<MessageHandle> handles = Stream.of("first", "second", "third").map(text -> desk.send("r1", text)).toList();
    loseWeb();
    assertThat(mobile().texts()).containsExactly("first");
    assertThat(mobile().last().envelope().seq()).isEqualTo(1);
    desk.loop().settle();
    for (MessageHandle handle : handles) {
      assertThat(mobile().last().envelope().id()).isEqualTo(handle.id());
      mobile().last().confirm();
      desk.loop().settle();
      assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
    }
    assertThat(mobile().texts()).containsExactly("first", "second", "third");
    assertThat(summary().inUse()).isEqualTo(1);
  }

  @Test
  void whatBecomesOfTheLinesIsInTheLog() {
    Logger logger = (Logger) LoggerFactory.getLogger(Connection.class);
    Level before = logger.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    try {
      loseWeb();
      assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage)
          .anySatisfy(line -> assertThat(line).contains("web.example", "gone"))
          .anySatisfy(
              line -> assertThat(line).contains("mobile.example", "Messages leave over this line from now on."));
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(before);
    }
  }

  @Test
  void aBlackHoleCostsOneHedge() {
    MessageHandle handle = desk.send("r1", "Hello");
    desk.loop().advance(Duration.ofMillis(499));
    assertThat(mobile().durable()).isEmpty();
    desk.loop().advance(Duration.ofMillis(1));
    assertThat(ids(mobile())).containsExactly(handle.id());
    assertThat(mobile().last().envelope()).isEqualTo(web().last().envelope());
    mobile().last().confirm();
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aBlackHoleCostsTheNextMessageNothing() {
    desk.loop().advance(Duration.ofMillis(1)); // since it was connected, which proves that it lives
    desk.send("r1", "Hello");
    desk.loop().advance(Duration.ofMillis(500));
    mobile().proofOfLife(desk.loop().nanos());
    mobile().last().confirm();
    desk.loop().settle();
    assertThat(summary().inUse()).isEqualTo(1);
    assertThat(summary().log()).extracting(ConnectionSummary.LogEntry::reason)
        .contains("It has not answered a message that the other line has confirmed.");
    desk.send("r2", "next");
    assertThat(mobile().texts()).containsExactly("Hello", "next");
    assertThat(web().texts()).containsExactly("Hello");
  }

  @Test
  void aLineThatWasMuteIsPreferredAgainWhenItHasSpokenForHalfAMinute() {
    desk.loop().advance(Duration.ofMillis(1)); // since it was connected, which proves that it lives
    desk.send("r1", "Hello");
    desk.loop().advance(Duration.ofMillis(500));
    mobile().last().confirm();
    desk.loop().settle();
    assertThat(summary().inUse()).isEqualTo(1);
    live(Duration.ofSeconds(29), web(), mobile());
    assertThat(summary().inUse()).isEqualTo(1);
    live(Duration.ofSeconds(4), web(), mobile());
    assertThat(summary().inUse()).isZero();
  }

  @Test
  void aLineThatSpeaksWhileItsConfirmationTakesLongIsNotDoubted() {
    desk.send("r1", "Hello");
    desk.loop().advance(Duration.ofMillis(400));
    web().proofOfLife(desk.loop().nanos());
    desk.loop().advance(Duration.ofMillis(100));
    mobile().last().confirm();
    desk.loop().settle();
    assertThat(summary().inUse()).isZero();
  }

  @Test
  void aLateConfirmationOfTheOldLineChangesNothing() {
    desk.send("r1", "Hello");
    FakeTransport.Sent old = web().last();
    desk.loop().advance(Duration.ofMillis(500));
    mobile().last().confirm();
    desk.loop().settle();
    MessageHandle next = desk.send("r1", "next");
    old.confirm();
    desk.loop().settle();
    assertThat(next.state()).isEqualTo(DeliveryState.SENDING);
    assertThat(desk.outbox()).extracting(row -> row.id()).containsExactly(next.id());
  }

  @Test
  void whatIsConfirmedInTimeIsNotHedged() {
    desk.send("r1", "Hello");
    desk.confirmOn(web());
    live(Duration.ofSeconds(3), web(), mobile());
    assertThat(mobile().durable()).isEmpty();
  }

  @Test
  void whatWentOverBothIsUnknownOnlyWhenBothAreGone() {
    MessageHandle handle = desk.send("r1", "Hello");
    desk.loop().advance(Duration.ofMillis(500));
    FakeTransport.Sent hedged = mobile().last();
    loseWeb();
    assertThat(mobile().durable()).hasSize(1);
    hedged.confirm();
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aNetworkThatTakesBothLinesAlongSaysNothingOfTheMessage() {
    MessageHandle handle = desk.send("r1", "Hello");
    loseWeb();
    mobile().end(new ConnectionLostException("gone"));
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.QUEUED);
  }

  @Test
  void aMessageOnWhichTheSameLineClosesTwiceHasFailed() {
    MessageHandle handle = desk.send("r1", "poison");
    loseWeb();
    mobile().end(new ConnectionLostException("gone"));
    desk.loop().advance(Duration.ofMillis(700));
    web().accept();
    desk.loop().settle();
    assertThat(ids(web())).containsExactly(handle.id());
    loseWeb();
    assertThat(handle.state()).isEqualTo(DeliveryState.FAILED);
  }

  @Test
  void aLineThatIsLostLeavesNoTraceOfATryThatWasNone() {
    desk.send("r1", "first");
    mobile().end(new ConnectionLostException("gone"));
    desk.loop().settle();
    loseWeb();
    assertThat(desk.outbox()).singleElement().satisfies(row -> assertThat(row.attempts()).isEqualTo(1));
  }

  @Test
  void aStandbyThatRefusesAHedgeDoesNotSpeakForTheFirstLine() {
    MessageHandle handle = desk.send("r1", "Hello");
    desk.loop().advance(Duration.ofMillis(500));
    mobile().last().word().completeExceptionally(new RefusedException("not allowed here"));
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENDING);
    web().last().confirm();
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aColdStandbyStaysAwayWhileTheAgentWorksOffline() {
    desk.close();
    desk = open(Profile.Standby.COLD);
    for (int i = 0; i < 3; i++) {
      web().end(new UnreachableException("nobody there"));
      desk.loop().advance(Duration.ofSeconds(1));
    }
    assertThat(desk.broker().wasTried("mobile.example")).isTrue();
    desk.goOffline();
    int attempts = desk.broker().attempts();
    desk.loop().advance(Duration.ofMinutes(1));
    assertThat(desk.broker().attempts()).isEqualTo(attempts);
  }

  @Test
  void aColdStandbyLeavesNoInboxBehindAndAsksWhatItHasMissed() {
    assertThat(mobile().request().inbox().durable()).as("warm").isTrue();
    live(Duration.ofSeconds(20), web(), mobile()); // a newcomer asks no longer
    desk.close();
    desk = open(Profile.Standby.COLD);
    for (int i = 0; i < 3; i++) {
      web().end(new UnreachableException("nobody there"));
      desk.loop().advance(Duration.ofSeconds(1));
    }
    assertThat(web().request().inbox().durable()).isTrue();
    assertThat(mobile().request().inbox().durable()).isFalse();
    mobile().accept();
    desk.loop().settle();
    assertThat(mobile().live()).extracting(sent -> sent.envelope().eventType()).contains(Optional.of(EventType.ASK));
  }

  @Test
  void aLineThatFailsAgainInTheSameWayIsToldOnce() {
    loseWeb();
    for (int i = 0; i < 10; i++) {
      desk.loop().advance(Duration.ofSeconds(1));
      web().end(new UnreachableException("nobody there"));
    }
    desk.loop().settle();
    assertThat(summary().log()).filteredOn(entry -> "nobody there".equals(entry.reason())).hasSize(1);
  }

  @Test
  void theSwitchIsToldWithItsTime() {
    long before = desk.loop().wallMillis();
    loseWeb();
    ConnectionSummary now = summary();
    assertThat(now.inUse()).isEqualTo(1);
    assertThat(now.inUseSince()).isGreaterThanOrEqualTo(before);
    assertThat(now.log().getLast().line()).isZero();
    assertThat(now.log()).anySatisfy(entry -> {
      assertThat(entry.line()).isEqualTo(1);
      assertThat(entry.reason()).startsWith("Messages leave over this line");
    });
  }

  @Test
  void thePreferredLineIsTakenAgainAfterHalfAMinuteOfHealth() {
    loseWeb();
    desk.loop().advance(Duration.ofSeconds(1));
    web().accept();
    desk.loop().settle();
    live(Duration.ofSeconds(28), web(), mobile());
    assertThat(summary().inUse()).isEqualTo(1);
    live(Duration.ofSeconds(4), web(), mobile());
    assertThat(summary().inUse()).isZero();
    assertThat(summary().log().getLast().reason())
        .isEqualTo("Messages leave over this line again, as it has been well for 30 s.");
    desk.send("r1", "back");
    assertThat(web().texts()).containsExactly("back");
  }

  private static List<FakeTransport.Sent> probes(FakeTransport line) {
    return line.live().stream().filter(sent -> sent.envelope().type().equals("probe")).toList();
  }

  @Test
  void aLineThatIsSlowForHalfAMinuteIsLeftAndTheReasonIsTold() {
    int slow = 0;
    int quick = 0;
    for (int tenth = 0; tenth < 500 && summary().inUse() == 0; tenth++) {
      live(Duration.ofMillis(100), web(), mobile());
      for (; quick < probes(mobile()).size(); quick++) {
        mobile().echo(probes(mobile()).get(quick), desk.loop().nanos());
      }
      // probes go out in the last tenth of a second
      for (; tenth % 10 == 5 && slow < probes(web()).size(); slow++) {
        web().echo(probes(web()).get(slow), desk.loop().nanos());
      }
      desk.loop().settle();
    }
    assertThat(summary().inUse()).isEqualTo(1);
    assertThat(summary().log().getLast().reason())
        .isEqualTo("Messages leave over this line from now on: the other one was over twice as slow for 30 s.");
  }

  @Test
  void oneSlowAnswerAmongFewDoesNotMakeALineSlow() {
    int web = 0;
    int mobile = 0;
    for (int tenth = 0; tenth < 550; tenth++) {
      live(Duration.ofMillis(100), web(), mobile());
      for (; mobile < probes(mobile()).size(); mobile++) {
        mobile().echo(probes(mobile()).get(mobile), desk.loop().nanos());
      }
      for (; web < probes(web()).size() && (web > 0 || tenth % 10 == 5); web++) {
        web().echo(probes(web()).get(web), desk.loop().nanos());
      }
      desk.loop().settle();
      assertThat(summary().inUse()).isZero();
    }
    assertThat(summary().lines().getFirst().latency().recent().getFirst()).isGreaterThan(100);
  }

  @Test
  void whatIsInFlightOnTheStandbyStaysThereWhenThePreferredLineIsBack() {
    loseWeb();
    desk.loop().advance(Duration.ofSeconds(1));
    web().accept();
    desk.loop().settle();
    live(Duration.ofSeconds(29), web(), mobile());
    MessageHandle handle = desk.send("r1", "slow");
    FakeTransport.Sent sent = mobile().last();
    desk.loop().advance(Duration.ofMillis(400));
    sent.confirm();
    desk.loop().settle();
    assertThat(handle.state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aSilentLineIsLeftForOneThatLives() {
    live(Duration.ofSeconds(17), mobile());
    assertThat(summary().lines().getFirst().state()).isEqualTo(LineState.SILENT);
    assertThat(summary().inUse()).isEqualTo(1);
  }

  @Test
  void aProbeCountsOnTheLineItWentOutOnAlone() {
    FakeTransport.Sent probe = web().live().stream().filter(sent -> sent.envelope().type().equals("probe")).findFirst()
        .orElseThrow();
    mobile().echo(probe);
    desk.loop().settle();
    assertThat(summary().lines().get(1).latency().sent()).isZero();
    assertThat(summary().lines().get(0).latency().sent()).isZero();
    web().echo(probe);
    desk.loop().settle();
    assertThat(summary().lines().get(0).latency().sent()).isEqualTo(1);
  }

  @Test
  void withoutAnyLineItIsOfflineAndTheFirstToComeIsUsed() {
    loseWeb();
    mobile().end(new ConnectionLostException("gone"));
    desk.loop().settle();
    assertThat(summary().isOnline()).isFalse();
    MessageHandle handle = desk.send("r1", "Hello");
    assertThat(handle.state()).isEqualTo(DeliveryState.QUEUED);
    desk.loop().advance(Duration.ofSeconds(1));
    mobile().accept();
    desk.loop().settle();
    assertThat(ids(mobile())).containsExactly(handle.id());
    assertThat(summary().inUse()).isEqualTo(1);
  }

  @Test
  void eachEndpointHasAnInboxOfItsOwn() {
    assertThat(web().request().inbox()).isNotEqualTo(mobile().request().inbox());
  }

  @Test
  void aColdStandbyIsConnectedWhenTheFirstHasFailedTwiceAndRestsWhenItIsInUseAgain() {
    desk.close();
    desk = open(Profile.Standby.COLD);
    assertThat(desk.broker().attempts()).isEqualTo(1);
    for (int i = 0; i < 2; i++) {
      web().end(new UnreachableException("nobody there"));
      desk.loop().advance(Duration.ofMillis(700));
    }
    desk.loop().advance(Duration.ofSeconds(1));
    assertThat(desk.broker().wasTried("mobile.example")).isTrue();
    mobile().accept();
    desk.loop().settle();
    assertThat(summary().inUse()).isEqualTo(1);
    web().accept();
    desk.loop().settle();
    FakeTransport standby = mobile();
    live(Duration.ofSeconds(33), web(), mobile());
    assertThat(summary().inUse()).isZero();
    assertThat(standby.isAborted()).isTrue();
    assertThat(summary().lines().get(1).problem()).isEqualTo("It stands by until it is needed.");
  }

  @Test
  void aColdStandbyIsLeftAloneWhileTheFirstWorks() {
    desk.close();
    desk = open(Profile.Standby.COLD);
    web().accept();
    desk.loop().settle();
    live(Duration.ofMinutes(2), web());
    assertThat(desk.broker().wasTried("mobile.example")).isFalse();
  }
}
