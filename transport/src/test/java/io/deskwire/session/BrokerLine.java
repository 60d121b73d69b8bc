package io.deskwire.session;

import io.deskwire.message.Role;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.testing.ArtemisBroker;
import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.RabbitBroker;
import io.deskwire.transport.testing.TestBroker;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Brokers that sessions are tried on, and what is spoken to them. */
enum BrokerLine {
  ARTEMIS_WEB(ArtemisBroker::shared, Dialect.STOMP_WS), RABBIT_WEB(RabbitBroker::shared,
      Dialect.STOMP_WS), RABBIT_MQTT(RabbitBroker::shared,
          Dialect.MQTT), MOSQUITTO(MosquittoBroker::shared, Dialect.MQTT);

  @SuppressWarnings("ImmutableEnumChecker") // makes a broker at most once
  private final Supplier<TestBroker> shared;
  private final Dialect dialect;

  BrokerLine(Supplier<TestBroker> shared, Dialect dialect) {
    this.shared = shared;
    this.dialect = dialect;
  }

  /** Started when it is not; skips the test where it is not installed. */
  TestBroker broker() {
    return shared.get();
  }

  Endpoint endpoint() {
    return broker().endpoint(dialect);
  }

  /** A session of this name, on a folder of its own in this one. */
  ChatSession session(Path folder, String name, Role role) {
    return session(folder, name, role, endpoint());
  }

  /** As the other one, by a detour. */
  ChatSession session(Path folder, String name, Role role, Endpoint endpoint) {
    return ChatSession.open(
        Profile.of("desk", new Agent(name, name, role), endpoint, broker().agent(), folder.resolve(name)));
  }
}
