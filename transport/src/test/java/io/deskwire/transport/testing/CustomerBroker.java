package io.deskwire.transport.testing;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;

/** A broker whose shipped configuration lets customers in, each of whom may use one room. */
public interface CustomerBroker extends TestBroker {
  Credentials CUSTOMER = new Credentials("room-a", "room-a-secret");
  Credentials OTHER_CUSTOMER = new Credentials("room-b", "room-b-secret");
  Credentials COLLEAGUE = new Credentials("colleague", "colleague-secret");

  /** Where customers connect, by MQTT. */
  Endpoint customers();
}
