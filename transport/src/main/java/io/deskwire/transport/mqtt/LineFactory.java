package io.deskwire.transport.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import javax.net.SocketFactory;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.spi.NetworkModuleFactory;

/**
 * Gives the library our lines, under a scheme of our own; found by it through {@code META-INF/services}. The line itself
 * travels in the connect options, in the place of the socket factory.
 */
public final class LineFactory implements NetworkModuleFactory {
  static final String SCHEME = "deskwire";
  /** The same for every connection: the address is the line's affair. */
  static final String URL = SCHEME + "://line";

  @Override
  public Set<String> getSupportedUriSchemes() {
    return Set.of(SCHEME);
  }

  @Override
  public void validateURI(URI brokerUri) {
    // nothing in it can be wrong
  }

  @Override
  public NetworkModule createNetworkModule(URI brokerUri, MqttConnectOptions options, String clientId)
      throws MqttException {
    if (options.getSocketFactory() instanceof Carrier carrier) {
      return carrier.line;
    }
    throw new MqttException(MqttException.REASON_CODE_SOCKET_FACTORY_MISMATCH);
  }

  /** Brings a line through the library's options; makes no sockets. */
  static final class Carrier extends SocketFactory {
    private final Line line;

    Carrier(Line line) {
      this.line = line;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw new IOException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
      throw new IOException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw new IOException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
      throw new IOException();
    }
  }
}
