package io.deskwire.transport;

import java.util.Locale;
import java.util.Optional;

/** What is spoken on an endpoint; the scheme of its URL decides. */
public enum Dialect {
  STOMP_WS("stomp+ws", false, 15674, "/ws", "WebSocket"), STOMP_WSS("stomp+wss", true, 15673, "/ws",
      "WebSocket"), JSON_WS("ws", false, 80, "/", "WebSocket (JSON)"), JSON_WSS("wss", true, 443, "/",
          "WebSocket (JSON)"), MQTT("mqtt", false, 1883, "", "MQTT"), MQTTS("mqtts", true, 8883, "", "MQTT"), MQTT_WS(
              "mqtt+ws", false, 15675, "/ws",
              "MQTT over WebSocket"), MQTT_WSS("mqtt+wss", true, 15676, "/ws", "MQTT over WebSocket");

  private final String scheme;
  private final boolean tls;
  private final int defaultPort;
  private final String defaultPath;
  private final String label;

  Dialect(String scheme, boolean tls, int defaultPort, String defaultPath, String label) {
    this.scheme = scheme;
    this.tls = tls;
    this.defaultPort = defaultPort;
    this.defaultPath = defaultPath;
    this.label = label;
  }

  /** The URL scheme, for example {@code stomp+wss}. */
  public String scheme() {
    return scheme;
  }

  /** Whether the line is encrypted and the host name checked. */
  public boolean tls() {
    return tls;
  }

  /** The port when the URL names none: RabbitMQ's for STOMP and MQTT over WebSocket, the registered one otherwise. */
  public int defaultPort() {
    return defaultPort;
  }

  /** The path when the URL names none; empty where there is no WebSocket. */
  public String defaultPath() {
    return defaultPath;
  }

  /** What people call it, for example {@code WebSocket}; the same in every language. */
  public String label() {
    return label;
  }

  public boolean isWebSocket() {
    return !defaultPath.isEmpty();
  }

  public boolean isMqtt() {
    return this == MQTT || this == MQTTS || this == MQTT_WS || this == MQTT_WSS;
  }

  public boolean isStomp() {
    return this == STOMP_WS || this == STOMP_WSS;
  }

  public boolean isJson() {
    return this == JSON_WS || this == JSON_WSS;
  }

  /** The dialect of a URL scheme, in any case of letters. */
  public static Optional<Dialect> ofScheme(String scheme) {
    String lower = scheme.toLowerCase(Locale.ROOT);
    for (Dialect dialect : values()) {
      if (dialect.scheme.equals(lower)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }
}
