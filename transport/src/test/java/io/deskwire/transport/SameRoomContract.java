package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.transport.testing.RecordingListener;
import io.deskwire.transport.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One broker, several dialects at once: everybody is in the same rooms. */
@Timeout(60)
abstract class SameRoomContract {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final List<Dialect> DIALECTS = List.of(Dialect.STOMP_WS, Dialect.MQTT, Dialect.MQTT_WS);

  final String room = "r" + UUID.randomUUID().toString().substring(0, 8);
  final List<RecordingListener> listeners = new ArrayList<>();
  private final List<Transport> transports = new ArrayList<>();

  abstract TestBroker broker();

  @BeforeEach
  void connectEveryDialect() throws Exception {
    for (Dialect dialect : DIALECTS) {
      RecordingListener listener = new RecordingListener();
      Transport transport = new Transports().create(
          new ConnectRequest(broker().endpoint(dialect), broker().agent(), TlsTrust.SYSTEM,
              new InboxName("i" + UUID.randomUUID().toString().replace("-", ""), false),
              TopicFilter.console("own" + room),
              SOON, ConnectRequest.DEFAULT_HEART_BEAT),
          listener);
      transport.connect().get(15, TimeUnit.SECONDS);
      listeners.add(listener);
      transports.add(transport);
    }
  }

  @AfterEach
  void disconnect() {
    transports.forEach(Transport::abort);
  }

  final void send(int from, String topic, String text) throws Exception {
    transports.get(from).publish(topic, text.getBytes(StandardCharsets.UTF_8), true).get(15, TimeUnit.SECONDS);
  }

  private static List<String> heard(RecordingListener listener, String topic) {
    return listener.events.stream().filter(event -> event.topic().equals(topic))
        .map(event -> new String(event.payload(), StandardCharsets.UTF_8)).toList();
  }

  @Test
  void everybodyHearsEverybodyEachInOrder() throws Exception {
    for (String topic : List.of("chat/" + room, "chat/" + room + "/desk", "desk/rooms/" + room)) {
      List<String> said = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (int from = 0; from < DIALECTS.size(); from++) {
          said.add("grüße 😀 " + round + " over " + DIALECTS.get(from));
          send(from, topic, said.getLast());
        }
      }

      for (RecordingListener listener : listeners) {
        await().atMost(SOON)
            .untilAsserted(() -> assertThat(heard(listener, topic)).containsExactlyInAnyOrderElementsOf(said));
        // between senders there is no order: on Artemis what is sent after another's confirmation can overtake it
        for (Dialect from : DIALECTS) {
          assertThat(heard(listener, topic)).filteredOn(text -> text.endsWith(" over " + from))
              .isEqualTo(said.stream().filter(text -> text.endsWith(" over " + from)).toList());
        }
      }
    }
  }

  /** Names that somebody else gave: whatever a topic can carry arrives under the same name, or is refused. */
  @Test
  void oddRoomNamesAreTheSameRoomForAll() throws Exception {
    for (String odd : List.of("a b", "Zürich", "客服", "😀", "\uFF21\uFEFB", "a:b", "a%b", "a'b\"c", "-", "$a",
        "a,b;c=d",
        "~!@()&?",
        "x".repeat(Topic.MAX_ROOM_LENGTH))) {
      String topic = new Topic.Chat(odd).path();
      for (int from = 0; from < DIALECTS.size(); from++) {
        send(from, topic, odd + from);
      }
      for (RecordingListener listener : listeners) {
        await(odd).atMost(SOON)
            .untilAsserted(() -> assertThat(heard(listener, topic)).containsExactly(odd + 0, odd + 1, odd + 2));
      }
    }
  }

  @Test
  void aRoomWithADotIsRefusedOverStompAndReachesNobodyElsesRoom() throws Exception {
    String topic = "chat/" + room + ".desk";

    assertThat(ContractTools.failure(transports.getFirst().publish(topic, new byte[]{'x'}, true)))
        .isInstanceOf(RefusedException.class).hasMessageContaining("dot");
    for (String odd : List.of("a*b", "a\\b", "a%2Fb")) {
      assertThat(ContractTools.failure(transports.getFirst().publish("chat/" + odd, new byte[]{'x'}, true)))
          .isInstanceOf(RefusedException.class);
    }

    assertThat(listeners)
        .allSatisfy(listener -> assertThat(listener.topics()).doesNotContain("chat/" + room + "/desk"));
  }

  @Test
  void bytesThatAreNotTextPassBetweenDialects() throws Exception {
    byte[] payload = {(byte) 0xff, 0, (byte) 0xfe, '\n', 0};
    transports.get(1).publish("chat/" + room, payload, true).get(15, TimeUnit.SECONDS);

    for (RecordingListener listener : listeners) {
      await().atMost(SOON).until(() -> !listener.events.isEmpty());
      assertThat(listener.events.getFirst().payload()).isEqualTo(payload);
      assertThat(listener.closings).isEmpty();
    }
  }
}
