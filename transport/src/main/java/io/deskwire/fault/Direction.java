package io.deskwire.fault;

/** The two ways of a connection, which fail separately. */
public enum Direction {
  /** Client to broker. */
  UP,
  /** Broker to client. */
  DOWN
}
