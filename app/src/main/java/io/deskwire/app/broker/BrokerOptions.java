package io.deskwire.app.broker;

import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the embedded broker is started.
 *
 * @param address   to listen on; anything but loopback turns sign-in on
 * @param stompPort for STOMP over WebSocket; 0 for a free one
 * @param mqttPort  for MQTT, plain and over WebSocket; 0 for a free one
 * @param folder    where it keeps messages over a restart; null to keep them in memory
 * @param signIn    whether clients need the user and password that the broker makes at its start
 */
public record BrokerOptions(InetAddress address, int stompPort, int mqttPort, @Nullable Path folder, boolean signIn) {

  public BrokerOptions {
    signIn = signIn || !address.isLoopbackAddress();
  }

  /** In memory, on free ports of the loopback interface, for anybody on this machine. */
  public static BrokerOptions loopback() {
    return new BrokerOptions(InetAddress.ofLiteral("127.0.0.1"), 0, 0, null, false);
  }

  public BrokerOptions withPorts(int newStompPort, int newMqttPort) {
    return new BrokerOptions(address, newStompPort, newMqttPort, folder, signIn);
  }

  public BrokerOptions withFolder(@Nullable Path newFolder) {
    return new BrokerOptions(address, stompPort, mqttPort, newFolder, signIn);
  }

  public BrokerOptions withSignIn(boolean newSignIn) {
    return new BrokerOptions(address, stompPort, mqttPort, folder, newSignIn);
  }

  public BrokerOptions withAddress(InetAddress newAddress) {
    return new BrokerOptions(newAddress, stompPort, mqttPort, folder, signIn);
  }
}
