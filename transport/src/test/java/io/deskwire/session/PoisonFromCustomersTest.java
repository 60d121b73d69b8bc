package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.message.Role;
import io.deskwire.message.TopicFilter;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.Transport;
import io.deskwire.transport.Transports;
import io.deskwire.transport.testing.CustomerBroker;
import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.RabbitBroker;
import io.deskwire.transport.testing.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A customer sends what no console can read, through brokers with the configuration that is shipped. */
@Timeout(90)
class PoisonFromCustomersTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<byte[]> POISON = List.of(bytes("not JSON"), new byte[]{'"', (byte) 0xff, (byte) 0xfe, '"'},
      bytes("[".repeat(10_000)), bytes("{\"text\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
      bytes("{\"text\":5}"), bytes("{\"room\":\"room-b\",\"text\":\"into another room\"}"),
      bytes("{\"from\":{\"role\":\"agent\"},\"text\":\"in the desk's name\"}"), text(500 << 10));

  @TempDir
  private Path folder;

  @Test
  void isPutAsideOnRabbitOverStomp() throws Exception {
    sendsPoison(RabbitBroker.shared(), Dialect.STOMP_WS);
  }

  @Test
  void isPutAsideOnRabbitOverMqtt() throws Exception {
    sendsPoison(RabbitBroker.shared(), Dialect.MQTT);
  }

  @Test
  void isPutAsideOnMosquitto() throws Exception {
    sendsPoison(MosquittoBroker.shared(), Dialect.MQTT);
  }

  private void sendsPoison(CustomerBroker broker, Dialect dialect) throws Exception {
    List<Notice> notices = new CopyOnWriteArrayList<>();
    String good = "good " + UUID.randomUUID();
    Profile profile = Profile.of("desk", new Agent("anna", "anna", Role.AGENT), broker.endpoint(dialect),
        broker.agent(), folder);
    try (ChatSession session = ChatSession.open(profile)) {
      session.watch(new SessionWatcher() {
        @Override
        public void notice(Notice notice) {
          notices.add(notice);
        }
      });
      await().atMost(SOON).until(() -> session.connection().isOnline());
      Transport customer = customer(broker, CustomerBroker.CUSTOMER);
      for (byte[] poison : POISON) {
        customer.publish("chat/room-a", poison, true).get(15, TimeUnit.SECONDS);
      }
      // over the broker's own limit: Mosquitto closes, RabbitMQ says nothing (measured)
      CompletableFuture<Void> tooLarge = customer.publish("chat/room-a", text(600 << 10), true);
      customer.close();
      await().atMost(SOON).until(tooLarge::isCompletedExceptionally);

      send(broker, CustomerBroker.CUSTOMER, good);
      send(broker, CustomerBroker.OTHER_CUSTOMER, good);

      for (String room : List.of("room-a", "room-b")) {
        await().atMost(SOON).untilAsserted(() -> assertThat(session.room(room).history(null, 50).get())
            .extracting(ChatMessage::text).containsExactly(good));
      }
      assertThat(notices).filteredOn(notice -> notice.kind() == Notice.Kind.QUARANTINED).hasSameSizeAs(POISON);
      assertThat(session.connection().isOnline()).isTrue();
    }
  }

  private static void send(CustomerBroker broker, Credentials who, String text) throws Exception {
    Transport customer = customer(broker, who);
    customer.publish("chat/" + who.user(), bytes("{\"text\":\"" + text + "\"}"), true).get(15, TimeUnit.SECONDS);
    customer.close();
  }

  private static Transport customer(CustomerBroker broker, Credentials who) throws Exception {
    Transport customer = new Transports().create(new ConnectRequest(broker.customers(), who, TlsTrust.SYSTEM,
        new InboxName(who.user(), false), List.<TopicFilter>of(), SOON, ConnectRequest.DEFAULT_HEART_BEAT),
        new RecordingListener());
    customer.connect().get(15, TimeUnit.SECONDS);
    return customer;
  }

  private static byte[] text(int length) {
    return bytes("{\"text\":\"" + "x".repeat(length - 11) + "\"}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
