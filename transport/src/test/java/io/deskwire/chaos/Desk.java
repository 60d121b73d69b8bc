package io.deskwire.chaos;

import io.deskwire.fault.FaultProxy;
import io.deskwire.session.Profile;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.testing.FragileBroker;
import io.deskwire.transport.testing.TestCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where one console of a campaign sits: the console, each of its lines through a proxy, and with TLS before it where its
 * dialect has that. Its name of the broker is {@code localhost}, which has to be looked up.
 */
final class Desk implements AutoCloseable {
  private static final Duration HEART_BEAT = Duration.ofSeconds(2);

  private final Console console;
  private final List<FaultProxy> lines = new ArrayList<>();
  private final List<TlsRelay> relays = new ArrayList<>();

  /** Certificates: the right one, and one of an authority that nobody knows. */
  record Certificates(TestCertificates known, TestCertificates unknown) {}

  /**
   * Not started yet.
   *
   * @param dialects of its lines, in order of preference
   */
  Desk(String name, FragileBroker broker, List<Dialect> dialects, Profile.Standby standby, Certificates certificates,
      Path folder, long seed, List<String> flags) {
    List<Endpoint> endpoints = new ArrayList<>();
    for (Dialect dialect : dialects) {
      Dialect plain = plain(dialect);
      FaultProxy proxy = new FaultProxy(broker.endpoint(plain), seed + lines.size());
      lines.add(proxy);
      int port = proxy.endpoint().port();
      if (dialect.tls()) {
        TlsRelay relay = new TlsRelay(port, certificates.known().forLoopback().context());
        relays.add(relay);
        port = relay.port();
      }
      endpoints.add(new Endpoint(dialect, "localhost", port, proxy.endpoint().path()));
    }
    Credentials agent = broker.agent();
    console = new Console(new ConsoleSettings(name, folder.resolve(name), endpoints, standby, agent,
        certificates.known().caFile(), HEART_BEAT), flags.toArray(String[]::new));
  }

  static Dialect plain(Dialect dialect) {
    return switch (dialect) {
      case STOMP_WSS -> Dialect.STOMP_WS;
      case MQTTS -> Dialect.MQTT;
      case MQTT_WSS -> Dialect.MQTT_WS;
      default -> dialect;
    };
  }

  Console console() {
    return console;
  }

  List<FaultProxy> lines() {
    return lines;
  }

  /** Null for one without TLS. */
  @Nullable
  TlsRelay relay() {
    return relays.isEmpty() ? null : Objects.requireNonNull(relays.getFirst());
  }

  List<TlsRelay> relays() {
    return relays;
  }

  @Override
  public void close() {
    console.close();
    relays.forEach(TlsRelay::close);
    lines.forEach(FaultProxy::close);
  }
}
