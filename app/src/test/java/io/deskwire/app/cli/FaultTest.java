package io.deskwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import io.deskwire.transport.testing.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person reads when something is wrong: one sentence each, nothing lost, nothing hanging. */
class FaultTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int TOO_DEEP = 10_000;

  @TempDir
  private Path folder;

  @Test
  void tailSaysThatTheBrokerIsGone() throws Exception {
    LocalBroker broker = LocalBroker.start(BrokerOptions.loopback());
    CliRun tail = CliRun.start("tail", "--endpoint", broker.stompOverWebSocket().url());
    tail.awaitError("Listening");
    broker.close();
    assertThat(tail.code()).isEqualTo(ExitCode.FAILED);
    assertThat(tail.err().lines()).hasSize(2);
    assertThat(tail.err().lines().toList().getLast()).contains("127.0.0.1").contains("start tail again");
  }

  @Test
  void tailNamesEveryPayloadThatIsNoEventAndGoesOn() throws Exception {
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback())) {
      CliRun mqtt = CliRun.start("tail", "--endpoint", broker.mqtt().url(), "--count", "5", "--timeout", "30");
      CliRun stomp = CliRun.start("tail", "--endpoint", broker.stompOverWebSocket().url(), "--count", "5", "--timeout",
          "30");
      mqtt.awaitError("Listening");
      stomp.awaitError("Listening");
      publish(broker, List.of(new byte[]{(byte) 0xFF, (byte) 0xFE}, "no JSON".getBytes(StandardCharsets.UTF_8),
          new byte[10 << 20], ("[".repeat(TOO_DEEP) + "]".repeat(TOO_DEEP)).getBytes(StandardCharsets.UTF_8)));
      assertThat(send(broker.mqtt().url(), "after it").code()).isEqualTo(ExitCode.DONE);
      for (CliRun tail : List.of(mqtt, stomp)) {
        assertThat(tail.code()).isEqualTo(ExitCode.DONE);
        List<JsonNode> lines = tail.out().lines().map(MAPPER::readTree).toList();
        // a large one may be overtaken
        assertThat(lines.stream().filter(line -> line.has("rejected") && line.has("bytes"))).hasSize(4);
        assertThat(lines.stream().filter(line -> line.has("text"))).singleElement()
            .matches(line -> line.get("text").asString().equals("after it"));
      }
    }
  }

  @Test
  void aCertificateThatNobodyKnowsIsOneSentence() throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    CliRun tail = handshake(certificates.forLoopback());
    assertThat(tail.code()).isEqualTo(ExitCode.FAILED);
    assertThat(tail.err().lines()).hasSize(1);
    assertThat(tail.err()).contains("not trusted");
  }

  @Test
  void aCertificateForAnotherHostIsOneSentence() throws Exception {
    TestCertificates certificates = new TestCertificates(folder);
    CliRun tail = handshake(certificates.forAnotherHost(), "--ca-file", certificates.caFile().toString());
    assertThat(tail.code()).isEqualTo(ExitCode.FAILED);
    assertThat(tail.err().lines()).hasSize(1);
    assertThat(tail.err()).contains("for another host");
  }

  @Test
  void aDataFolderOfANewerVersionIsLeftAlone() throws Exception {
    assertThat(send("mqtt://127.0.0.1:1", "x").err()).contains("kept in");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("deskwire.db"));
        Statement statement = database.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    CliRun again = send("mqtt://127.0.0.1:1", "y");
    assertThat(again.code()).isEqualTo(ExitCode.FAILED);
    assertThat(again.err().lines()).hasSize(1);
    assertThat(again.err()).contains("newer version").contains("not stored");
  }

  @Test
  void aDamagedDatabaseIsKeptAndTheMessageIsSaidToBeNotStored() throws Exception {
    Path file = Files.writeString(folder.resolve("deskwire.db"), "no database at all ".repeat(500));
    byte[] before = Files.readAllBytes(file);
    CliRun run = send("mqtt://127.0.0.1:1", "x");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("damaged").contains("not stored");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aRoomWithOddCharactersIsWrittenAndReadOverEveryDialect() throws Exception {
    String room = "Straße 7 · 日本 😀 %41 $x";
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback())) {
      CliRun mqtt = CliRun.start("tail", "--endpoint", broker.mqttOverWebSocket().url(), "--room", room, "--count", "2",
          "--timeout", "30");
      CliRun stomp = CliRun.start("tail", "--endpoint", broker.stompOverWebSocket().url(), "--room", room, "--count",
          "2", "--timeout", "30");
      mqtt.awaitError("Listening");
      stomp.awaitError("Listening");
      for (String endpoint : List.of(broker.stompOverWebSocket().url(), broker.mqtt().url())) {
        CliRun sent = CliRun.run("send", "--endpoint", endpoint, "--room", room, "--text", "x", "--data-dir",
            folder.toString());
        assertThat(sent.err()).isEmpty();
      }
      for (CliRun tail : List.of(mqtt, stomp)) {
        assertThat(tail.code()).isEqualTo(ExitCode.DONE);
        assertThat(tail.out().lines().map(line -> MAPPER.readTree(line).get("room").asString())).containsOnly(room);
      }
    }
  }

  @Test
  void aMessageThatTheLocaleHasSpoiltIsNotSent() {
    CliRun run = CliRun.runIn("ANSI_X3.4-1968", "send", "--endpoint", "mqtt://127.0.0.1:1", "--room", "r1", "--text",
        "Gr\uFFFD\uFFFDe", "--data-dir", folder.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("UTF-8").contains("Nothing was stored");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aCommandThatDoesNotExistIsNamed() {
    CliRun run = CliRun.run("nonsense");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).isEqualToIgnoringNewLines(
        "There is no command \"nonsense\". Try \"deskwire --help\".");
  }

  private CliRun send(String endpoint, String text) {
    return CliRun.run("send", "--endpoint", endpoint, "--room", "r1", "--text", text, "--timeout", "2", "--data-dir",
        folder.toString());
  }

  private static void publish(LocalBroker broker, List<byte[]> payloads) throws Exception {
    try (MqttClient client = new MqttClient("tcp://127.0.0.1:" + broker.mqtt().port(), "poisoner",
        new MemoryPersistence())) {
      client.connect();
      for (byte[] payload : payloads) {
        client.publish("chat/r1", payload, 1, false);
      }
      client.disconnect();
    }
  }

  /** Runs {@code tail} against a server that only shows its certificate. */
  private static CliRun handshake(TestCertificates.Server shown, String... more) throws Exception {
    try (SSLServerSocket server = (SSLServerSocket) shown.context().getServerSocketFactory().createServerSocket(0, 5,
        InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> greet(server));
      List<String> all = new ArrayList<>(List.of("tail", "--endpoint", "mqtts://127.0.0.1:" + server.getLocalPort()));
      all.addAll(List.of(more));
      return CliRun.run(all.toArray(String[]::new));
    }
  }

  private static void greet(ServerSocket server) {
    try (Socket client = server.accept()) {
      ((SSLSocket) client).startHandshake();
    } catch (IOException e) {
      // the client has refused the certificate, as it should
    }
  }
}
