package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a command leaves behind when it is asked to stop from outside. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked there, only killed")
class InterruptedTest {
  /** 128 + SIGTERM. */
  private static final int TERMINATED = 143;

  @TempDir
  private Path folder;

  @Test
  void theDemoLeavesNothingInTheTemporaryFolder() throws Exception {
    Process demo = Program.startIn(folder, "demo", "--duration", "60");
    try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.lines().anyMatch(line -> line.contains("connected"))).isTrue();
      demo.toHandle().destroy();
      assertThat(lines.lines()).contains("The demo was ended.");
    }
    assertThat(demo.waitFor()).isEqualTo(TERMINATED);
    try (Stream<Path> left = Files.list(folder)) {
      // the pictures are for whoever looks at them afterwards, the libraries belong to no run
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.matches("deskwire-(demo|broker|artemis)[0-9]+"));
    }
  }

  @Test
  void theConsoleClosesItsDatabaseAndItsSocket() throws Exception {
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback())) {
      Path data = folder.resolve("data");
      Process console = Program.startIn(folder, "console", "--endpoint", broker.mqtt().url(), "--data-dir",
          data.toString());
      await().atMost(Duration.ofSeconds(40)).until(() -> Files.exists(data.resolve("deskwire.db-wal")));
      console.toHandle().destroy();
      assertThat(Program.ended(console).code()).isEqualTo(TERMINATED);
      assertThat(data.resolve("console.sock")).doesNotExist();
      assertThat(data.resolve("deskwire.db-wal")).doesNotExist();
    }
  }

  @Test
  void sendSaysThatItsMessageIsKept() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process send = Program.start(Map.of(), "send", "--endpoint", "mqtt://127.0.0.1:" + silent.getLocalPort(),
          "--room", "r1", "--text", "x", "--timeout", "60", "--data-dir", folder.toString());
      silent.accept().close(); // it has opened its data folder and is about to write
      send.toHandle().destroy();
      Program.Ended ended = Program.ended(send);
      assertThat(ended.code()).isEqualTo(TERMINATED);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err().lines()).hasSize(1);
      assertThat(ended.err()).contains("Interrupted").contains("kept in " + folder);
    }
  }
}
