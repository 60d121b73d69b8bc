package io.deskwire.transport.testing;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;

/** A broker that the contract suite runs against; started once for all tests of the JVM. */
public interface TestBroker {

  Endpoint endpoint(Dialect dialect);

  /** May read and write everything. */
  Credentials agent();

  /** May sign in, but not read {@code desk/rooms/+}. */
  Credentials restricted();

  /** Bytes; what is longer is refused by the broker's configuration. */
  int largestPayload();

  /** The shipped client endpoint as it stands, on loopback. */
  static Endpoint loopback(Dialect dialect, int port) {
    return new Endpoint(dialect, "127.0.0.1", port, dialect.defaultPath());
  }
}
