package io.deskwire.transport;

import io.deskwire.transport.testing.MosquittoBroker;
import io.deskwire.transport.testing.TestBroker;

/** MQTT on the Mosquitto that is installed, with the configuration that is shipped. */
class MosquittoContractTest extends TransportContract {
  @Override
  TestBroker broker() {
    return MosquittoBroker.shared();
  }

  @Override
  Dialect dialect() {
    return Dialect.MQTT;
  }
}
