package io.deskwire.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.deskwire.transport.Dialect;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of a proxy, and what its names and seeds promise. */
@Timeout(60)
class FaultProxyLeftoversTest {
  @TempDir
  private Path folder;

  /** Virtual threads are seen in a dump only. */
  private boolean hasThreads() throws IOException {
    Path dump = folder.resolve("threads-" + System.nanoTime() + ".txt");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(dump.toString(),
        ThreadDumpFormat.TEXT_PLAIN);
    return Files.readString(dump).contains("deskwire-fault-");
  }

  @Test
  void leavesNoThreadAndNoSocketWhateverWasGoingOn() throws Exception {
    try (EchoServer server = new EchoServer()) {
      FaultProxy proxy = new FaultProxy(server.endpoint(Dialect.MQTT), 1);
      int port = proxy.endpoint().port();
      List<Socket> clients = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        clients.add(client);
        client.getOutputStream().write(new byte[100_000]);
      }
      assertThat(hasThreads()).isTrue();
      proxy.set(Direction.UP, new Toxic.Stall());
      proxy.set(Direction.DOWN, new Toxic.Latency(Duration.ofHours(1), Duration.ZERO));
      for (Socket client : clients) {
        client.getOutputStream().write(new byte[1000]);
      }
      await().until(() -> server.accepted.size() == 5);

      proxy.close();
      proxy.close();

      assertThat(hasThreads()).isFalse();
      assertThat(proxy.connections()).isZero();
      for (Socket client : clients) {
        assertThatThrownBy(() -> {
          client.getInputStream().readAllBytes();
          client.getOutputStream().write(1);
          client.getOutputStream().write(1);
        }).isInstanceOf(IOException.class);
        client.close();
      }
      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port)).isInstanceOf(ConnectException.class);
      // the echo ends when the proxy's side has gone
      await().until(() -> server.accepted.stream().allMatch(Socket::isClosed));
    }
  }

  @Test
  void leavesNothingOfConnectionsThatHaveEnded() throws Exception {
    try (EchoServer server = new EchoServer();
        FaultProxy proxy = new FaultProxy(server.endpoint(Dialect.MQTT), 1)) {
      for (int i = 0; i < 50; i++) {
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.endpoint().port())) {
          client.getOutputStream().write(1);
          if (i % 2 == 0) {
            assertThat(client.getInputStream().read()).isEqualTo(1);
          }
        }
      }

      await().until(() -> proxy.connections() == 0);
      await().until(() -> server.accepted.size() == 50);
      await().until(() -> server.accepted.stream().allMatch(Socket::isClosed));
    }
  }

  @Test
  void isClosedWhileItRefuses() throws Exception {
    try (EchoServer server = new EchoServer()) {
      FaultProxy proxy = new FaultProxy(server.endpoint(Dialect.MQTT), 1);
      proxy.refuse(Refusal.NOT_LISTENING);

      proxy.close();
      proxy.restore();

      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), proxy.endpoint().port()))
          .isInstanceOf(ConnectException.class);
      assertThat(hasThreads()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Line.class)
  void everyLineHasAWordAndBothWays(Line line) throws Exception {
    assertThat(Line.of(line.word())).contains(line);
    assertThat(line.bitsPerSecond(Direction.UP)).isLessThanOrEqualTo(line.bitsPerSecond(Direction.DOWN));
    try (EchoServer server = new EchoServer();
        FaultProxy proxy = new FaultProxy(server.endpoint(Dialect.MQTT), 1);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.endpoint().port())) {
      proxy.set(line);
      long start = System.nanoTime();

      client.getOutputStream().write(7);

      assertThat(client.getInputStream().read()).isEqualTo(7);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(line.latency().multipliedBy(2));
    }
  }

  @Test
  void refusesAWordThatIsNoLine() {
    assertThat(Line.of("5g")).isEmpty();
    assertThat(Line.of(" WiFi ")).contains(Line.WIFI);
  }

  /** The same draws for the same reads, which is all that can be promised over real sockets. */
  @Test
  void oneSeedGivesTheSameDelays() {
    Plan plan = new Plan(Line.MOBILE_3G.toxics(Direction.UP));

    long[] delays = delays(plan, 7);

    assertThat(delays).isEqualTo(delays(plan, 7)).isNotEqualTo(delays(plan, 8)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(delays).boxed()).allMatch(nanos -> nanos >= 150_000_000 && nanos <= 200_000_000);
  }

  private static long[] delays(Plan plan, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(20).mapToLong(plan::delayNanos).toArray();
  }
}
