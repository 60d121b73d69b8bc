package io.deskwire.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  @Test
  void listensOnLoopbackOnlyOnPortsThatWereFree() throws Exception {
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback())) {
      assertThat(broker.stompOverWebSocket().url()).startsWith("stomp+ws://127.0.0.1:");
      assertThat(broker.mqtt().url()).startsWith("mqtt://127.0.0.1:");
      assertThat(broker.mqttOverWebSocket().port()).isEqualTo(broker.mqtt().port());
      assertThat(broker.credentials().isEmpty()).isTrue();
      assertThat(accepts(broker.mqtt().port())).isTrue();
    }
  }

  @Test
  void freesItsPortsWhenClosed() throws Exception {
    LocalBroker broker = LocalBroker.start(BrokerOptions.loopback());
    int stomp = broker.stompOverWebSocket().port();
    int mqtt = broker.mqtt().port();
    broker.close();
    try (LocalBroker again = LocalBroker.start(BrokerOptions.loopback().withPorts(stomp, mqtt))) {
      assertThat(again.stompOverWebSocket().port()).isEqualTo(stomp);
    }
  }

  @Test
  void saysWhichPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> LocalBroker.start(BrokerOptions.loopback().withPorts(taken.getLocalPort(), 0)))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("another port");
    }
  }

  @Test
  void saysThatAnAddressIsNotOfThisComputer() {
    // 192.0.2.0/24 is for documentation, nobody has it
    assertThatThrownBy(
        () -> LocalBroker.start(BrokerOptions.loopback().withAddress(InetAddress.ofLiteral("192.0.2.1"))))
        .isInstanceOf(BrokerException.class).hasMessageContaining("192.0.2.1").hasMessageContaining("--address");
  }

  @Test
  void refusesAFolderThatAnotherBrokerUsesAtOnceInsteadOfWaitingForIt(@TempDir Path folder) throws Exception {
    BrokerOptions options = BrokerOptions.loopback().withFolder(folder.resolve("broker"));
    try (LocalBroker _ = LocalBroker.start(options)) {
      assertThatThrownBy(() -> LocalBroker.start(options)).isInstanceOf(BrokerException.class)
          .hasMessageContaining("Another broker works with the folder").hasMessageContaining("--data-dir");
    }
    LocalBroker.start(options).close();
  }

  @Test
  void carriesMessagesBetweenMqttClients() throws Exception {
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback())) {
      BlockingQueue<String> received = new ArrayBlockingQueue<>(4);
      MqttClient reader = client(broker, "reader", new MqttConnectOptions());
      reader.subscribe("chat/+", 1,
          (topic, message) -> received.add(topic + " " + new String(message.getPayload(), StandardCharsets.UTF_8)));
      MqttClient writer = client(broker, "writer", new MqttConnectOptions());
      writer.publish("chat/r1", new MqttMessage("hello".getBytes(StandardCharsets.UTF_8)));
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("chat/r1 hello");
      disconnect(writer);
      disconnect(reader);
    }
  }

  @Test
  void asksForTheGeneratedPasswordWhenSignInIsOn() throws Exception {
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback().withSignIn(true))) {
      assertThat(broker.credentials().password()).hasSizeGreaterThan(20);
      MqttConnectOptions wrong = new MqttConnectOptions();
      wrong.setUserName(broker.credentials().user());
      wrong.setPassword("guess".toCharArray());
      assertThatThrownBy(() -> client(broker, "intruder", wrong)).isInstanceOf(MqttException.class);
      assertThatThrownBy(() -> client(broker, "nobody", new MqttConnectOptions())).isInstanceOf(MqttException.class);
      MqttConnectOptions right = new MqttConnectOptions();
      right.setUserName(broker.credentials().user());
      right.setPassword(broker.credentials().password().toCharArray());
      disconnect(client(broker, "agent", right));
    }
  }

  @Test
  void turnsSignInOnWhenItIsReachedFromOutside() {
    BrokerOptions options = BrokerOptions.loopback().withAddress(InetAddress.ofLiteral("0.0.0.0"));
    assertThat(options.signIn()).isTrue();
  }

  @Test
  void keepsWhatWaitsForAClientOverARestart(@TempDir Path folder) throws Exception {
    BrokerOptions options = BrokerOptions.loopback().withFolder(folder.resolve("broker"));
    MqttConnectOptions durable = new MqttConnectOptions();
    durable.setCleanSession(false);
    try (LocalBroker broker = LocalBroker.start(options)) {
      MqttClient away = client(broker, "away", durable);
      away.subscribe("chat/+", 1);
      disconnect(away);
      MqttClient writer = client(broker, "writer", new MqttConnectOptions());
      writer.publish("chat/r1", "kept".getBytes(StandardCharsets.UTF_8), 1, false);
      disconnect(writer);
    }
    try (LocalBroker broker = LocalBroker.start(options)) {
      BlockingQueue<String> received = new ArrayBlockingQueue<>(4);
      MqttClient back = new MqttClient("tcp://127.0.0.1:" + broker.mqtt().port(), "away", new MemoryPersistence());
      back.setCallback(new QueueingCallback(received));
      back.connect(durable);
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("kept");
      disconnect(back);
    }
  }

  @Test
  void leavesNothingBehindInTheWorkingFolder() throws Exception {
    try (LocalBroker _ = LocalBroker.start(BrokerOptions.loopback())) {
      assertThat(Files.exists(Path.of("data"))).isFalse();
    }
  }

  private static MqttClient client(LocalBroker broker, String id, MqttConnectOptions options) throws MqttException {
    MqttClient client = new MqttClient("tcp://127.0.0.1:" + broker.mqtt().port(), id, new MemoryPersistence());
    try {
      client.connect(options);
    } catch (MqttException e) {
      client.close(true);
      throw e;
    }
    return client;
  }

  private static void disconnect(MqttClient client) throws MqttException {
    client.disconnect();
    client.close();
  }

  private static boolean accepts(int port) throws Exception {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
      return socket.isConnected();
    }
  }
}
