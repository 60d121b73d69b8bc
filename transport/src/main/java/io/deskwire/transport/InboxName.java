package io.deskwire.transport;

/**
 * Names the inbox that a client reads at the broker. Whoever knows the name of an MQTT session can take it over with its
 * backlog (measured on RabbitMQ and Mosquitto), so names are secret random values.
 *
 * @param name    MQTT client id, STOMP queue or subscription name; {@code [A-Za-z0-9_-]}, at most 64 characters
 * @param durable whether the broker keeps it, and what arrives for it, while the client is away; a transient inbox
 *                leaves nothing behind
 */
public record InboxName(String name, boolean durable) {

  @Override
  public String toString() {
    return "InboxName[secret, durable=" + durable + "]";
  }
}
