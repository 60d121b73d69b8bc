package io.deskwire.app.broker;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import java.util.ServiceLoader;

/**
 * A broker that runs in this process. This interface is all that the rest of the program sees of it: the broker's
 * library is looked up by name when one is started, so a console that talks to somebody else's broker never loads a
 * class of it.
 */
public interface LocalBroker extends AutoCloseable {

  /** STOMP 1.2 over WebSocket. */
  Endpoint stompOverWebSocket();

  /** MQTT 3.1.1 over TCP, in the same rooms. */
  Endpoint mqtt();

  /** MQTT 3.1.1 over WebSocket, in the same rooms. */
  Endpoint mqttOverWebSocket();

  /** What clients sign in with; {@link Credentials#NONE} when it takes anybody on this machine. */
  Credentials credentials();

  /** Closes every connection and stops. Waits until the ports are free again. */
  @Override
  void close();

  /** Starts brokers; the one implementation is found by {@link ServiceLoader}. */
  interface Starter {
    /** Returns when clients can connect, about a second later. */
    LocalBroker start(BrokerOptions options) throws BrokerException;
  }

  /**
   * Starts a broker.
   *
   * @throws BrokerException when a port is taken, the folder cannot be used, or this build has no broker in it
   */
  static LocalBroker start(BrokerOptions options) throws BrokerException {
    Starter starter = ServiceLoader.load(Starter.class)
        .findFirst()
        .orElseThrow(
            () -> new BrokerException("This build of Deskwire has no broker in it; use one of your own.", null));
    return starter.start(options);
  }
}
