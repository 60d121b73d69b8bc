package io.deskwire.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.deskwire.transport.Dialect;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FaultProxyTest {
  private final EchoServer server = new EchoServer();
  private final FaultProxy proxy = new FaultProxy(server.endpoint(Dialect.MQTT), 1);
  private final List<Socket> clients = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    proxy.close();
    server.close();
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.endpoint().port());
    client.setTcpNoDelay(true);
    clients.add(client);
    return client;
  }

  /** The server's side of the connection that is made next. */
  private Socket accepted() throws InterruptedException {
    Socket socket = server.accepted.poll(30, TimeUnit.SECONDS);
    assertThat(socket).isNotNull();
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static String receive(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), UTF_8);
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout(200);
    assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(0);
  }

  private static void assertReset(Socket socket) {
    assertThatThrownBy(() -> socket.getInputStream().readAllBytes()).isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Test
  void passesEverythingOnAndTheEndOfEachDirectionByItself() throws Exception {
    byte[] much = new byte[3 << 20];
    new Random(1).nextBytes(much);
    Socket client = connect();
    Thread.ofVirtual().start(() -> {
      try {
        client.getOutputStream().write(much);
        client.shutdownOutput();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });

    assertThat(client.getInputStream().readAllBytes()).isEqualTo(much);
    await().until(() -> proxy.connections() == 0);
  }

  @Test
  void delaysBothWays() throws Exception {
    proxy.set(Direction.UP, new Toxic.Latency(Duration.ofMillis(50), Duration.ZERO));
    proxy.set(Direction.DOWN, new Toxic.Latency(Duration.ofMillis(30), Duration.ofMillis(20)));
    Socket client = connect();
    long start = System.nanoTime();

    send(client, "hello");

    assertThat(receive(client, 5)).isEqualTo("hello");
    assertThat(since(start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
  }

  @Test
  void jitterNeverChangesTheOrder() throws Exception {
    proxy.set(Direction.UP, new Toxic.Latency(Duration.ZERO, Duration.ofMillis(20)));
    Socket client = connect();
    StringBuilder sent = new StringBuilder();

    for (int i = 0; i < 200; i++) {
      send(client, i + ",");
      sent.append(i).append(',');
    }

    assertThat(receive(client, sent.length())).isEqualTo(sent.toString());
  }

  @Test
  void takesTheLatencyAwayFromWhatIsOnItsWay() throws Exception {
    proxy.set(Direction.UP, new Toxic.Latency(Duration.ofHours(1), Duration.ZERO));
    Socket client = connect();
    send(client, "hello");
    assertSilent(client);

    proxy.set(Direction.UP);

    assertThat(receive(client, 5)).isEqualTo("hello");
  }

  @Test
  void limitsTheRate() throws Exception {
    proxy.set(Direction.UP, new Toxic.Bandwidth(80_000)); // 10 bytes each ms
    Socket client = connect();
    long start = System.nanoTime();

    send(client, "x".repeat(5_000));
    receive(client, 5_000);

    assertThat(since(start)).isGreaterThanOrEqualTo(Duration.ofMillis(490));
  }

  @Test
  void makesTheSenderWaitInsteadOfKeepingWhatItSends() throws Exception {
    proxy.set(Direction.UP, new Toxic.Stall());
    Socket client = connect();
    accepted();
    client.getOutputStream();
    client.setSendBufferSize(16 << 10);
    Thread writer = Thread.ofVirtual().start(() -> {
      try {
        client.getOutputStream().write(new byte[64 << 20]);
      } catch (IOException e) {
        // the test is over
      }
    });

    assertThat(writer.join(Duration.ofMillis(500))).isFalse();
  }

  @Test
  void aStallLosesNothing() throws Exception {
    Socket client = connect();
    proxy.set(Direction.DOWN, new Toxic.Stall());
    send(client, "hello");
    assertSilent(client);

    proxy.restore();

    assertThat(receive(client, 5)).isEqualTo("hello");
  }

  @Test
  void aBlackHoleSwallowsDataAndGoodbyes() throws Exception {
    Socket client = connect();
    Socket broker = accepted();
    proxy.blackHole();
    send(client, "hello");
    assertSilent(client);

    broker.close();

    assertSilent(client);
    assertThat(proxy.connections()).isEqualTo(1);
  }

  @Test
  void aStreamWithAHoleStaysDeadWhenTheNetworkIsBack() throws Exception {
    Socket before = connect();
    proxy.blackHole();
    send(before, "lost");
    assertSilent(before);

    proxy.restore();
    Socket after = connect();
    send(before, "more");
    send(after, "hello");

    assertThat(receive(after, 5)).isEqualTo("hello");
    assertSilent(before);
  }

  @Test
  void aHalfOpenConnectionIsDeadInOneDirection() throws Exception {
    try (EchoServer silent = new EchoServer(false);
        FaultProxy between = new FaultProxy(silent.endpoint(Dialect.MQTT), 1);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), between.endpoint().port())) {
      Socket broker = silent.accepted.take();
      between.halfOpen(Direction.DOWN);

      send(client, "hello");
      assertThat(receive(broker, 5)).isEqualTo("hello");
      send(broker, "lost");
      broker.close();

      // what is written to a broker that has gone tells nobody, since its answer is lost too
      for (int i = 0; i < 5; i++) {
        send(client, "is anybody there?");
        assertSilent(client);
      }
    }
  }

  @Test
  void resetsLiveConnections() throws Exception {
    Socket client = connect();
    Socket broker = accepted();

    proxy.cut(Ending.RESET);

    assertReset(client);
    await().until(broker::isClosed);
    assertThat(proxy.connections()).isZero();
  }

  @Test
  void closesLiveConnectionsAndTakesNewOnes() throws Exception {
    Socket client = connect();
    accepted();

    proxy.cut(Ending.CLOSE);

    assertThat(client.getInputStream().read()).isNegative();
    Socket next = connect();
    send(next, "hello");
    assertThat(receive(next, 5)).isEqualTo("hello");
  }

  @Test
  void passesAResetOn() throws Exception {
    Socket client = connect();
    Socket broker = accepted();
    broker.setSoLinger(true, 0);

    broker.close();

    assertReset(client);
  }

  @Test
  void tellsTheEndLate() throws Exception {
    proxy.set(Direction.DOWN, new Toxic.SlowClose(Duration.ofMillis(100)));
    Socket client = connect();
    Socket broker = accepted();
    long start = System.nanoTime();

    broker.close();

    assertThat(client.getInputStream().read()).isNegative();
    assertThat(since(start)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
  }

  @Test
  void slicesIntoSingleBytes() throws Exception {
    proxy.set(Direction.UP, new Toxic.Slices(1, Duration.ofMillis(5)));
    Socket client = connect();
    long start = System.nanoTime();

    send(client, "0123456789");

    assertThat(receive(client, 10)).isEqualTo("0123456789");
    assertThat(since(start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
  }

  @Test
  void combinesToxics() throws Exception {
    proxy.set(Direction.UP, new Toxic.Latency(Duration.ofMillis(40), Duration.ZERO),
        new Toxic.Slices(4, Duration.ofMillis(1)), new Toxic.Latency(Duration.ofMillis(20), Duration.ZERO),
        new Toxic.CutAfter(7, Ending.CLOSE));
    Socket client = connect();
    long start = System.nanoTime();

    send(client, "0123456789");

    // the end of the whole connection may overtake the echo
    assertThat("0123456").startsWith(new String(client.getInputStream().readAllBytes(), UTF_8));
    assertThat(since(start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    assertThat(proxy.toxics(Direction.UP)).hasSize(4);
  }

  @Test
  void refusesWithoutListeningAndComesBackAtTheSamePort() throws Exception {
    Socket before = connect();
    accepted();
    int port = proxy.endpoint().port();
    proxy.refuse(Refusal.NOT_LISTENING);

    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    send(before, "still");
    assertThat(receive(before, 5)).isEqualTo("still");
    proxy.restore();

    assertThat(proxy.endpoint().port()).isEqualTo(port);
    Socket after = connect();
    send(after, "hello");
    assertThat(receive(after, 5)).isEqualTo("hello");
  }

  @ParameterizedTest
  @EnumSource(value = Refusal.class, names = {"CLOSED", "RESET"})
  void refusesAfterTaking(Refusal how) throws Exception {
    proxy.refuse(Refusal.NOT_LISTENING);
    proxy.refuse(how);

    Socket client = connect();
    if (how == Refusal.CLOSED) {
      assertThat(client.getInputStream().read()).isNegative();
    } else {
      assertReset(client);
    }
    proxy.restore();

    Socket after = connect();
    send(after, "hello");
    assertThat(receive(after, 5)).isEqualTo("hello");
  }

  @Test
  void resetsAClientWhenTheBrokerIsAway() throws Exception {
    server.close();

    assertReset(connect());
    await().until(() -> proxy.connections() == 0);
  }
}
