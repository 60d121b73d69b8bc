package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.testing.ArtemisBroker;
import io.deskwire.transport.testing.LineThreads;
import io.deskwire.transport.testing.Ports;
import io.deskwire.transport.testing.RecordingListener;
import io.deskwire.transport.testing.TestGateway;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a user is told when an endpoint cannot be used: one sentence, the right kind, in time, for every dialect. */
@Timeout(30)
class FaultsTest {
  private final RecordingListener listener = new RecordingListener();

  private Throwable attempt(Endpoint endpoint, Duration timeout, TlsTrust trust) {
    Transport transport = new Transports().create(
        new ConnectRequest(endpoint, new Credentials("agent", "agent-secret"), trust, new InboxName("faults", false),
            List.of(new TopicFilter("chat/+", true)), timeout, Duration.ofSeconds(10)),
        listener);
    Throwable failure = ContractTools.failure(transport.connect());
    Awaitility.await().until(() -> listener.closings.size() == 1);
    assertThat(listener.closing()).isSameAs(failure);
    assertThat(listener.broken).isEmpty();
    assertThat(failure.getMessage()).endsWith(".").doesNotContain("Exception").doesNotContain("\n")
        .doesNotContain("agent-secret");
    return failure;
  }

  private final LineThreads threads = new LineThreads();

  @AfterEach
  void noThreadIsLeft() {
    Awaitility.await().atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(threads.since()).isEmpty());
  }

  /** As a broker does that is full, or refuses the address: the MQTT library left a thread behind for each attempt. */
  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WS", "JSON_WS", "MQTT_WS", "MQTT"})
  void closesAtOnce(Dialect dialect) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> {
        try {
          while (!server.isClosed()) {
            server.accept().close();
          }
        } catch (IOException e) {
          // closed
        }
      });
      assertThat(attempt(at(dialect, "127.0.0.1", server.getLocalPort()))).isInstanceOf(UnreachableException.class)
          .hasMessageContaining("check");
    }
  }

  private Throwable attempt(Endpoint endpoint) {
    return attempt(endpoint, Duration.ofSeconds(10), TlsTrust.SYSTEM);
  }

  private static Endpoint at(Dialect dialect, String host, int port) {
    return new Endpoint(dialect, host, port, dialect.defaultPath());
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void unknownHost(Dialect dialect) {
    assertThat(attempt(at(dialect, "no-such-host.invalid", 4711))).isInstanceOf(UnreachableException.class)
        .hasMessage("The host \"no-such-host.invalid\" is unknown; check its name and the network.");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusedPort(Dialect dialect) {
    int port = Ports.free();

    assertThat(attempt(at(dialect, "127.0.0.1", port))).isInstanceOf(UnreachableException.class)
        .hasMessageStartingWith("127.0.0.1:" + port + " refuses the connection");
  }

  /** Takes connections and never says a word, as a hung broker or a firewall does. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void silence(Dialect dialect) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      long start = System.nanoTime();

      assertThat(attempt(at(dialect, "127.0.0.1", server.getLocalPort()), Duration.ofMillis(700), TlsTrust.SYSTEM))
          .isInstanceOf(UnreachableException.class).hasMessageContaining("0.7 s");

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
  }

  /** Answers everything with the same bytes. */
  private static ServerSocket answering(String bytes) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> {
      try {
        while (!server.isClosed()) {
          try (Socket client = server.accept()) {
            OutputStream out = client.getOutputStream();
            var _ = client.getInputStream().read();
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
          }
        }
      } catch (IOException e) {
        // closed
      }
    });
    return server;
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WS", "JSON_WS", "MQTT_WS"})
  void wrongPath(Dialect dialect) throws Exception {
    try (ServerSocket server = answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(attempt(new Endpoint(dialect, "127.0.0.1", server.getLocalPort(), "/wrong")))
          .isInstanceOf(BadEndpointException.class).hasMessageContaining("/wrong").hasMessageContaining("404");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WS", "JSON_WS", "MQTT_WS"})
  void gatewayWithoutItsBroker(Dialect dialect) throws Exception {
    try (ServerSocket server = answering("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(attempt(at(dialect, "127.0.0.1", server.getLocalPort()))).isInstanceOf(UnreachableException.class)
          .hasMessageContaining("503");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WS", "JSON_WS", "MQTT_WS", "MQTT"})
  void somethingElseAnswers(Dialect dialect) throws Exception {
    try (ServerSocket server = answering("SSH-2.0-OpenSSH_9.2\r\n")) {
      assertThat(attempt(at(dialect, "127.0.0.1", server.getLocalPort()))).isInstanceOf(BadEndpointException.class)
          .hasMessageContaining("check the port");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WSS", "JSON_WSS", "MQTT_WSS", "MQTTS"})
  void noTlsThere(Dialect dialect) throws Exception {
    try (ServerSocket server = answering("SSH-2.0-OpenSSH_9.2\r\n")) {
      assertThat(attempt(at(dialect, "127.0.0.1", server.getLocalPort()))).isInstanceOf(BadEndpointException.class)
          .hasMessageContaining("does not speak TLS");
    }
  }

  @Test
  void jsonGatewayInsteadOfStomp() {
    Endpoint gateway = TestGateway.shared().endpoint(Dialect.STOMP_WS);

    assertThat(attempt(gateway)).isInstanceOf(BadEndpointException.class).hasMessageContaining("does not speak");
  }

  @Test
  void plainMqttOnATlsPort() {
    Endpoint tls = ArtemisBroker.shared().endpoint(Dialect.MQTTS);

    assertThat(attempt(at(Dialect.MQTT, tls.host(), tls.port()), Duration.ofSeconds(10), TlsTrust.SYSTEM))
        .isInstanceOfAny(UnreachableException.class, BadEndpointException.class).hasMessageContaining("port");
  }

  @Test
  void anAbortedAttemptFailsAtOnce() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Transport transport = new Transports().create(
          new ConnectRequest(at(Dialect.MQTT, "127.0.0.1", server.getLocalPort()), Credentials.NONE, TlsTrust.SYSTEM,
              new InboxName("faults", false), List.of(), Duration.ofSeconds(20), Duration.ofSeconds(10)),
          listener);
      var outcome = transport.connect();

      transport.abort();

      assertThat(ContractTools.failure(outcome)).isInstanceOf(ConnectionLostException.class);
      assertThat(listener.closings).hasSize(1);
    }
  }

  @Test
  void fileOfAuthorities(@TempDir Path folder) throws Exception {
    Path text = Files.writeString(folder.resolve("ca.pem"), "not a certificate");
    Endpoint endpoint = at(Dialect.MQTTS, "127.0.0.1", Ports.free());

    assertThat(attempt(endpoint, Duration.ofSeconds(5), new TlsTrust(text))).isInstanceOf(TlsException.class)
        .hasMessageContaining("certificate").hasMessageContaining(text.toString());
  }

  @Test
  void missingFileOfAuthorities(@TempDir Path folder) {
    Path missing = folder.resolve("none.pem");

    assertThat(attempt(at(Dialect.STOMP_WSS, "127.0.0.1", Ports.free()), Duration.ofSeconds(5), new TlsTrust(missing)))
        .isInstanceOf(TlsException.class).hasMessageContaining("does not exist");
  }
}
