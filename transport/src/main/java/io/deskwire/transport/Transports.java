package io.deskwire.transport;

import io.deskwire.transport.json.JsonTransport;
import io.deskwire.transport.mqtt.MqttTransport;
import io.deskwire.transport.stomp.StompTransport;

/** The dialects that Deskwire speaks, by the scheme of the endpoint. */
public final class Transports implements TransportFactory {

  @Override
  public Transport create(ConnectRequest request, TransportListener listener) {
    return switch (request.endpoint().dialect()) {
      case STOMP_WS, STOMP_WSS -> new StompTransport(request, listener);
      case JSON_WS, JSON_WSS -> new JsonTransport(request, listener);
      case MQTT, MQTTS, MQTT_WS, MQTT_WSS -> new MqttTransport(request, listener);
    };
  }
}
