package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.fault.Ending;
import io.deskwire.fault.FaultProxy;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.ArtemisBroker;
import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.RabbitBroker;
import io.deskwire.transport.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WebSocket preferred and MQTT standing by, on one real broker or on two that are bridged, with the network failing in
 * between. The reader has one line, to the broker of the standby.
 */
@Timeout(180)
class FailoverOnBrokersTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MESSAGES = 30;

  @TempDir
  private Path folder;
  private final String room = "failover-" + UUID.randomUUID().toString().substring(0, 8);

  enum Broker {
    ARTEMIS(ArtemisBroker::shared), RABBIT(RabbitBroker::shared), RABBIT_AND_MOSQUITTO(RabbitBroker::shared) {
      @Override
      TestBroker standby() {
        return bridged();
      }
    };

    @SuppressWarnings("ImmutableEnumChecker") // makes a broker at most once
    private final Supplier<TestBroker> shared;

    Broker(Supplier<TestBroker> shared) {
      this.shared = shared;
    }

    TestBroker preferred() {
      return shared.get();
    }

    TestBroker standby() {
      return preferred();
    }
  }

  private static @Nullable MosquittoBroker bridged;

  private static MosquittoBroker bridged() {
    if (bridged == null) {
      bridged = MosquittoBroker.bridgedTo(RabbitBroker.shared());
    }
    return bridged;
  }

  @AfterAll
  static void stop() {
    if (bridged != null) {
      bridged.kill();
      bridged = null;
    }
  }

  private interface Fault {
    void happen(FaultProxy line);
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aCutInTheMiddleLosesAndRepeatsNothing(Broker kind) throws Exception {
    survives(kind.preferred(), kind.standby(), line -> line.cut(Ending.RESET));
  }

  @ParameterizedTest
  @EnumSource(Broker.class)
  void aBlackHoleInTheMiddleLosesAndRepeatsNothing(Broker kind) throws Exception {
    survives(kind.preferred(), kind.standby(), FaultProxy::blackHole);
  }

  /** What one side says before the bridge has subscribed there never comes over it. */
  private void awaitBridge(ChatSession writer, ChatSession reader) {
    String early = room + "-early";
    await().atMost(SOON).until(() -> {
      writer.room(early).send("is anybody there?");
      return !reader.room(early).history(null, 1).get().isEmpty();
    });
  }

  private void survives(TestBroker preferred, TestBroker standby, Fault fault) throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    List<String> said = IntStream.range(0, MESSAGES).mapToObj(i -> "message " + i).toList();
    try (FaultProxy web = new FaultProxy(preferred.endpoint(Dialect.STOMP_WS), 1);
        ChatSession reader = ChatSession.open(Profile.of("desk", new Agent("reader", "Reader", Role.AGENT),
            standby.endpoint(Dialect.MQTT), standby.agent(), folder.resolve("reader")));
        ChatSession writer = ChatSession.open(Profile.of("desk", new Agent("writer", "Writer", Role.AGENT),
            web.endpoint(), preferred.agent(), folder.resolve("writer"))
            .withEndpoints(List.of(web.endpoint(), standby.endpoint(Dialect.MQTT)), Profile.Standby.WARM))) {
      reader.events(0, event -> {
        if (event.envelope().room().equals(room) && event.envelope().text() != null) {
          heard.add(event.envelope().text());
        }
      });
      await().atMost(SOON).until(() -> reader.connection().isOnline()
          && writer.connection().lines().stream().allMatch(line -> line.state() == LineState.CONNECTED));
      awaitBridge(writer, reader);
      List<MessageHandle> handles = new ArrayList<>();
      for (String text : said) {
        handles.add(writer.room(room).send(text));
        if (handles.size() == MESSAGES / 2) {
          fault.happen(web);
        }
      }
      for (MessageHandle handle : handles) {
        handle.reached(DeliveryState.SENT).get(SOON.toSeconds(), TimeUnit.SECONDS);
      }
      await().atMost(SOON).until(() -> heard.size() >= MESSAGES);
      // whatever was on both lines has been heard twice by now, if at all
      writer.room(room).send("last").reached(DeliveryState.SENT).get(SOON.toSeconds(), TimeUnit.SECONDS);
      await().atMost(SOON).until(() -> heard.contains("last"));
      assertThat(heard.subList(0, MESSAGES)).containsExactlyElementsOf(said);
      assertThat(heard).hasSize(MESSAGES + 1);
      assertThat(writer.room(room).history(null, 100).get()).extracting(ChatMessage::text).hasSize(MESSAGES + 1);
    }
  }
}
