package io.deskwire.transport;

/** Makes the transport of a dialect. */
@FunctionalInterface
public interface TransportFactory {

  /** A transport that has not been asked to connect yet; opens nothing. */
  Transport create(ConnectRequest request, TransportListener listener);
}
