package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.testing.ArtemisBroker;
import io.deskwire.transport.testing.RecordingListener;
import io.deskwire.transport.testing.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encrypted lines of every dialect: the desk's own authority, and the certificates that must not be taken. */
@Timeout(90)
class TlsTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir
  private Path folder;

  private static Transport transport(Endpoint endpoint, TlsTrust trust, RecordingListener listener, String room) {
    return new Transports().create(
        new ConnectRequest(endpoint, ArtemisBroker.shared().agent(), trust,
            new InboxName("i" + UUID.randomUUID().toString().replace("-", ""), false),
            List.of(new TopicFilter("chat/" + room, true)), SOON, ConnectRequest.DEFAULT_HEART_BEAT),
        listener);
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WSS", "MQTTS", "MQTT_WSS"})
  void carriesEverythingUnderTheDesksOwnAuthority(Dialect dialect) throws Exception {
    RecordingListener listener = new RecordingListener();
    Transport transport = transport(ArtemisBroker.shared().endpoint(dialect), ArtemisBroker.shared().trust(), listener,
        "tls" + dialect);
    try {
      transport.connect().get(15, TimeUnit.SECONDS);

      // ten mebibytes through a broker that shares two busy cores with other builds have taken over 15 s
      transport.publish("chat/tls" + dialect, new byte[10 << 20], true).get(40, TimeUnit.SECONDS);

      await().atMost(SOON).until(() -> listener.events.size() == 1);
      assertThat(listener.events.getFirst().payload()).hasSize(10 << 20);
      assertThat(NoDelay.of(transport)).isTrue();
    } finally {
      transport.close();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WSS", "JSON_WSS", "MQTTS", "MQTT_WSS"})
  void refusesAnUnknownAuthority(Dialect dialect) throws Exception {
    assertThat(failure(dialect, TestCertificates::forLoopback, false)).isInstanceOf(TlsException.class)
        .hasMessageContaining("is not trusted");
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WSS", "JSON_WSS", "MQTTS", "MQTT_WSS"})
  void refusesACertificateForAnotherHost(Dialect dialect) throws Exception {
    assertThat(failure(dialect, TestCertificates::forAnotherHost, true)).isInstanceOf(TlsException.class)
        .hasMessageContaining("is for another host than 127.0.0.1");
  }

  @ParameterizedTest
  @EnumSource(value = Dialect.class, names = {"STOMP_WSS", "JSON_WSS", "MQTTS", "MQTT_WSS"})
  void refusesAnExpiredCertificate(Dialect dialect) throws Exception {
    assertThat(failure(dialect, TestCertificates::expired, true)).isInstanceOf(TlsException.class)
        .hasMessageContaining("has expired");
  }

  private Throwable failure(Dialect dialect, Function<TestCertificates, TestCertificates.Server> which, boolean trusted)
      throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    TestCertificates.Server key = which.apply(certificates);
    try (SSLServerSocket server = (SSLServerSocket) key.context().getServerSocketFactory().createServerSocket(0, 5,
        InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> accept(server));
      Endpoint endpoint = new Endpoint(dialect, "127.0.0.1", server.getLocalPort(), dialect.defaultPath());
      TlsTrust trust = trusted ? new TlsTrust(certificates.caFile()) : TlsTrust.SYSTEM;
      return ContractTools.failure(transport(endpoint, trust, new RecordingListener(), "none").connect());
    }
  }

  private static void accept(SSLServerSocket server) {
    try (SSLSocket client = (SSLSocket) server.accept()) {
      client.startHandshake();
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      // the client has refused
    }
  }
}
