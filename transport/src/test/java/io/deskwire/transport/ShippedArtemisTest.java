package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.testing.RecordingListener;
import io.deskwire.transport.testing.ShippedArtemis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration for Artemis as it is shipped, with its port and its folders moved. */
@Timeout(60)
class ShippedArtemisTest {
  @TempDir
  private static Path folder;

  private static @Nullable ShippedArtemis started;

  @BeforeAll
  static void start() throws Exception {
    started = new ShippedArtemis(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    broker().stop();
  }

  private static ShippedArtemis broker() {
    return Objects.requireNonNull(started);
  }

  private Transport line(Dialect dialect, Credentials user, String inbox, RecordingListener listener) {
    return new Transports()
        .create(new ConnectRequest(broker().endpoint(dialect), user, TlsTrust.SYSTEM, new InboxName(inbox, true),
            TopicFilter.console(inbox), Duration.ofSeconds(15), ConnectRequest.DEFAULT_HEART_BEAT), listener);
  }

  @Test
  void carriesOneRoomOverEveryDialectOfItsOnePort() throws Exception {
    for (Dialect dialect : List.of(Dialect.STOMP_WS, Dialect.MQTT, Dialect.MQTT_WS)) {
      RecordingListener stomp = new RecordingListener();
      RecordingListener mqtt = new RecordingListener();
      Transport web = line(Dialect.STOMP_WS, broker().agent(), "web" + dialect, stomp);
      Transport mobile = line(dialect, broker().agent(), "mobile" + dialect, mqtt);
      web.connect().get(15, TimeUnit.SECONDS);
      mobile.connect().get(15, TimeUnit.SECONDS);
      try {
        byte[] payload = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        web.publish("chat/r1", payload, true).get(15, TimeUnit.SECONDS);
        mobile.publish("chat/r1/desk", payload, true).get(15, TimeUnit.SECONDS);
        for (RecordingListener each : List.of(stomp, mqtt)) {
          await().atMost(Duration.ofSeconds(15))
              .untilAsserted(() -> assertThat(each.topics()).contains("chat/r1", "chat/r1/desk"));
        }
      } finally {
        web.close();
        mobile.close();
      }
    }
  }

  @Test
  void refusesAUserWhoIsNoAgent() throws Exception {
    for (Dialect dialect : List.of(Dialect.STOMP_WS, Dialect.MQTT)) {
      assertThat(ContractTools
          .failure(line(dialect, broker().restricted(), "stranger", new RecordingListener()).connect()))
          .isInstanceOf(TransportException.class);
    }
  }
}
