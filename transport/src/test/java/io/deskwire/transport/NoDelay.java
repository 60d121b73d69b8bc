package io.deskwire.transport;

import io.deskwire.transport.json.JsonTransport;
import io.deskwire.transport.mqtt.MqttTransport;
import io.deskwire.transport.stomp.StompTransport;

/** Asks a transport's socket; not in the API, because no user of it could do anything with the answer. */
final class NoDelay {
  private NoDelay() {}

  static boolean of(Transport transport) {
    return switch (transport) {
      case StompTransport stomp -> stomp.isNoDelay();
      case MqttTransport mqtt -> mqtt.isNoDelay();
      case JsonTransport json -> json.isNoDelay();
      default -> false;
    };
  }
}
