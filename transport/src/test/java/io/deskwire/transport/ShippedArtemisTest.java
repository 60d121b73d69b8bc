package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.testing.Ports;
import io.deskwire.transport.testing.RecordingListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration for Artemis as it is shipped, with its port and its folders moved. */
@Timeout(60)
class ShippedArtemisTest {
  private static final Path SHIPPED = Path.of(System.getProperty("deskwire.root", ".."), "resources", "broker",
      "artemis.xml");
  private static final Credentials AGENT = new Credentials("anna", "anna-secret");
  private static final Credentials STRANGER = new Credentials("eve", "eve-secret");

  @TempDir
  private Path folder;

  private final int port = Ports.free();
  private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

  @BeforeEach
  void start() throws Exception {
    String xml = Files.readString(SHIPPED);
    assertThat(xml).contains(":15674?");
    Path moved = Files.writeString(folder.resolve("broker.xml"), xml.replace(":15674?", ":" + port + "?"));
    FileConfiguration configuration = new FileConfiguration();
    FileDeploymentManager reader = new FileDeploymentManager(moved.toUri().toString());
    reader.addDeployable(configuration);
    reader.readConfiguration();
    configuration.setBrokerInstance(folder.toFile());
    configuration.setJMXManagementEnabled(false);
    SecurityConfiguration users = new SecurityConfiguration();
    users.addUser(AGENT.user(), AGENT.password());
    users.addRole(AGENT.user(), "agents");
    users.addUser(STRANGER.user(), STRANGER.password());
    users.addRole(STRANGER.user(), "somebody");
    server.setConfiguration(configuration);
    server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  private Transport line(Dialect dialect, Credentials user, String inbox, RecordingListener listener) {
    Endpoint endpoint = new Endpoint(dialect, "127.0.0.1", port, dialect.defaultPath());
    return new Transports().create(new ConnectRequest(endpoint, user, TlsTrust.SYSTEM, new InboxName(inbox, true),
        TopicFilter.console(inbox), Duration.ofSeconds(15), ConnectRequest.DEFAULT_HEART_BEAT), listener);
  }

  @Test
  void carriesOneRoomOverEveryDialectOfItsOnePort() throws Exception {
    for (Dialect dialect : List.of(Dialect.STOMP_WS, Dialect.MQTT, Dialect.MQTT_WS)) {
      RecordingListener stomp = new RecordingListener();
      RecordingListener mqtt = new RecordingListener();
      Transport web = line(Dialect.STOMP_WS, AGENT, "web" + dialect, stomp);
      Transport mobile = line(dialect, AGENT, "mobile" + dialect, mqtt);
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
      assertThat(ContractTools.failure(line(dialect, STRANGER, "stranger", new RecordingListener()).connect()))
          .isInstanceOf(TransportException.class);
    }
  }
}
