package io.deskwire.bench;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import javax.net.SocketFactory;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/** Paho alone, QoS 1. */
final class RawMqtt implements RawLine {
  private static final String TOPIC = "bench/raw";
  private final MqttAsyncClient client;

  RawMqtt(Endpoint endpoint, Credentials credentials, String id, @Nullable Reader reader) throws MqttException {
    client = new MqttAsyncClient("tcp://" + endpoint.host() + ":" + endpoint.port(), id, new MemoryPersistence());
    MqttConnectOptions options = new MqttConnectOptions();
    options.setUserName(credentials.user());
    options.setPassword(credentials.password().toCharArray());
    options.setMaxInflight(1000);
    options.setSocketFactory(new NoDelayFactory());
    client.setManualAcks(true);
    client.setCallback(new Callback(reader));
    client.connect(options).waitForCompletion();
    if (reader != null) {
      client.subscribe(TOPIC, 1).waitForCompletion();
    }
  }

  @Override
  public CompletableFuture<Void> publish(byte[] payload) {
    CompletableFuture<Void> confirmed = new CompletableFuture<>();
    try {
      client.publish(TOPIC, payload, 1, false, null, new IMqttActionListener() {
        @Override
        public void onSuccess(IMqttToken token) {
          confirmed.complete(null);
        }

        @Override
        public void onFailure(IMqttToken token, Throwable failure) {
          confirmed.completeExceptionally(failure);
        }
      });
    } catch (MqttException e) {
      confirmed.completeExceptionally(e);
    }
    return confirmed;
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 1000);
      client.close(true);
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Callback implements MqttCallback {
    private final @Nullable Reader reader;

    Callback(@Nullable Reader reader) {
      this.reader = reader;
    }

    @Override
    public void connectionLost(Throwable cause) {
      // the benchmark then waits for a message that does not come, and says so
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws MqttException {
      if (reader != null) {
        reader.message(message.getPayload());
      }
      client.messageArrivedComplete(message.getId(), message.getQos());
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
      // the action listener has it
    }
  }

  /** Off by default in the library; costs 39 ms per exchange. */
  private static final class NoDelayFactory extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      Socket socket = SocketFactory.getDefault().createSocket();
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw new IOException("not used");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
      throw new IOException("not used");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw new IOException("not used");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
      throw new IOException("not used");
    }
  }
}
