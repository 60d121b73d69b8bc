package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The console as a process of its own, without a display, and what other starts on its data folder get to see. */
class ConsoleProcessTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir
  private Path folder;

  private LocalBroker broker;

  @BeforeEach
  void startBroker() throws Exception {
    broker = LocalBroker.start(BrokerOptions.loopback());
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void aSecondStartAndASendReachTheConsoleThatIsOpen() throws Exception {
    Process console = console();
    try {
      Program.Ended second = Program.run("console", "--data-dir", folder.toString());
      assertThat(second.code()).isZero();
      assertThat(second.err().lines()).hasSize(1);
      assertThat(second.err()).contains("already open");

      Program.Ended sent = send(broker.stompOverWebSocket().url(), "handed over");
      assertThat(sent.err()).isEmpty();
      assertThat(sent.code()).isZero();

      Program.Ended refused = send("mqtt://127.0.0.1:1", "not there");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("Nothing was stored");
    } finally {
      console.destroyForcibly().waitFor();
    }
  }

  @Test
  void damagedSettingsArePutAsideAndTheConsoleStarts() throws Exception {
    Path settings = Files.writeString(folder.resolve("settings.json"), "{\"profiles\": [tr");
    Process console = console();
    try (BufferedReader lines = console.errorReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).contains("damaged").contains(settings + ".damaged-").contains("messages");
    } finally {
      console.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatCouldNotBeSentLeavesFirstWithTheNextSend() throws Exception {
    for (String text : List.of("one", "two")) {
      Program.Ended failed = send("mqtt://127.0.0.1:1", text);
      assertThat(failed.code()).isEqualTo(1);
      assertThat(failed.err().lines()).hasSize(1);
      assertThat(failed.err()).contains("refuses").contains("kept in " + folder);
    }
    Process tail = Program.startIn(folder, "tail", "--endpoint", broker.stompOverWebSocket().url(), "--count", "3",
        "--timeout", "60");
    try (BufferedReader words = tail.errorReader(StandardCharsets.UTF_8);
        BufferedReader events = tail.inputReader(StandardCharsets.UTF_8)) {
      assertThat(words.readLine()).contains("Listening");
      assertThat(send(broker.mqtt().url(), "three").code()).isZero();
      assertThat(events.lines().map(line -> MAPPER.readTree(line).get("text").asString())).containsExactly("one", "two",
          "three");
    }
    assertThat(tail.waitFor()).isZero();
  }

  private Process console() throws Exception {
    Process console = Program.startIn(folder, "console", "--endpoint", broker.stompOverWebSocket().url(), "--data-dir",
        folder.toString());
    await().atMost(Duration.ofSeconds(40)).until(() -> listens() || !console.isAlive());
    assertThat(console.isAlive()).isTrue();
    return console;
  }

  private boolean listens() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".sock"));
    }
  }

  private Program.Ended send(String endpoint, String text) throws Exception {
    return Program.run("send", "--endpoint", endpoint, "--room", "r1", "--text", text, "--timeout", "2", "--data-dir",
        folder.toString());
  }
}
