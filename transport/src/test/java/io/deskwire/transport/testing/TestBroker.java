package io.deskwire.transport.testing;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.time.Duration;

/** A broker that the contract suite runs against; started once for all tests of the JVM. */
public interface TestBroker {
  Credentials AGENT = new Credentials("agent", "agent-secret");
  Credentials RESTRICTED = new Credentials("restricted", "restricted-secret");

  Endpoint endpoint(Dialect dialect);

  /** May read and write everything. */
  default Credentials agent() {
    return AGENT;
  }

  /** May sign in, but not read {@code desk/rooms/+}. */
  default Credentials restricted() {
    return RESTRICTED;
  }

  /** Bytes; what is longer is refused by the broker's configuration. */
  int largestPayload();

  /** Whether what comes again is marked as such; Artemis leaves DUP out in a new MQTT connection. */
  default boolean marksRedelivery(Dialect dialect) {
    return true;
  }

  /** Mosquitto's ACL file grants every filter and then leaves out what may not be read. */
  default boolean refusesFilters() {
    return true;
  }

  /** How long live events are kept for an MQTT session that is away; zero for a broker that does not keep them. */
  default Duration forgetsLiveEventsAfter(Dialect dialect) {
    return Duration.ZERO;
  }

  /** Deletes what earlier tests have left behind for consoles that never come back. */
  default void forgetInboxes() {}

  /** The shipped client endpoint as it stands, on loopback. */
  static Endpoint loopback(Dialect dialect, int port) {
    return new Endpoint(dialect, "127.0.0.1", port, dialect.defaultPath());
  }
}
