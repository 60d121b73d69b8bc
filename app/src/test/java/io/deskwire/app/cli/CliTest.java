package io.deskwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CliTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static LocalBroker broker;

  @TempDir
  private Path folder;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = LocalBroker.start(BrokerOptions.loopback());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void whatIsSentOverStompIsSeenOverMqttAsOneJsonLine() throws Exception {
    CliRun tail = CliRun.start("tail", "--endpoint", broker.mqtt().url(), "--room", "stomp-mqtt", "--count", "1",
        "--timeout", "20");
    tail.awaitError("Listening");
    CliRun sent = send(broker.stompOverWebSocket().url(), "stomp-mqtt", "Hello");
    assertThat(sent.code()).isEqualTo(ExitCode.DONE);
    assertThat(tail.code()).isEqualTo(ExitCode.DONE);
    JsonNode line = MAPPER.readTree(tail.out());
    assertThat(tail.out().lines()).hasSize(1);
    assertThat(line.get("text").asString()).isEqualTo("Hello");
    assertThat(line.get("topic").asString()).isEqualTo("chat/stomp-mqtt/desk");
    assertThat(line.get("id").asString()).isEqualTo(sent.out().strip());
  }

  @Test
  void whatIsSentOverMqttAsACustomerIsSeenOverStomp() throws Exception {
    CliRun tail = CliRun.start("tail", "--endpoint", broker.stompOverWebSocket().url(), "--room", "mqtt-stomp",
        "--count", "1", "--timeout", "20");
    tail.awaitError("Listening");
    CliRun sent = send(broker.mqtt().url(), "mqtt-stomp", "Grüße €", "--as", "customer");
    assertThat(sent.code()).isEqualTo(ExitCode.DONE);
    assertThat(tail.code()).isEqualTo(ExitCode.DONE);
    JsonNode line = MAPPER.readTree(tail.out());
    assertThat(line.get("text").asString()).isEqualTo("Grüße €");
    assertThat(line.get("topic").asString()).isEqualTo("chat/mqtt-stomp");
    assertThat(line.get("from").get("role").asString()).isEqualTo("customer");
  }

  @Test
  void whatCouldNotBeSentIsKeptAndLeavesInOrderBeforeNewerOnes() throws Exception {
    int port = freePort();
    String address = "mqtt://127.0.0.1:" + port;
    for (String text : new String[]{"one", "two"}) {
      CliRun failed = send(address, "kept", text, "--timeout", "1");
      assertThat(failed.code()).isEqualTo(ExitCode.FAILED);
      assertThat(failed.err()).contains("kept in " + folder).contains("next connection").doesNotContain("\tat ");
    }
    CliRun tail = CliRun.start("tail", "--endpoint", broker.stompOverWebSocket().url(), "--room", "kept", "--count",
        "3", "--timeout", "30");
    tail.awaitError("Listening");
    assertThat(send(broker.mqtt().url(), "kept", "three").code()).isEqualTo(ExitCode.DONE);
    assertThat(tail.code()).isEqualTo(ExitCode.DONE);
    assertThat(tail.out().lines().map(line -> MAPPER.readTree(line).get("text").asString())).containsExactly("one",
        "two", "three");
  }

  @Test
  void probeShowsEndpointsSideBySide() {
    CliRun table = CliRun.run("probe", "--endpoint", broker.stompOverWebSocket().url(), "--endpoint",
        broker.mqtt().url(), "--count", "5");
    assertThat(table.code()).isEqualTo(ExitCode.DONE);
    assertThat(table.out().lines()).hasSize(3);
    assertThat(table.out()).contains("p50 ms").contains("p99 ms").contains("0.0%");
  }

  @Test
  void probePrintsJson() {
    CliRun json = CliRun.run("probe", "--json", "--endpoint", broker.mqttOverWebSocket().url(), "--count", "5");
    JsonNode figures = MAPPER.readTree(json.out()).get(0);
    assertThat(json.code()).isEqualTo(ExitCode.DONE);
    assertThat(figures.get("sent").asInt()).isEqualTo(5);
    assertThat(figures.get("lost").asInt()).isZero();
    assertThat(figures.get("p50").asDouble()).isPositive();
  }

  @Test
  void tailWithTooFewEventsFailsWithTheirNumber() {
    CliRun tail = CliRun.run("tail", "--endpoint", broker.mqtt().url(), "--room", "silent", "--count", "2", "--timeout",
        "1");
    assertThat(tail.code()).isEqualTo(ExitCode.FAILED);
    assertThat(tail.out()).isEmpty();
    assertThat(tail.err()).contains("Only 0 of 2 events");
  }

  @Test
  void tailWithoutACountEndsWellWhenItsTimeIsOver() {
    CliRun tail = CliRun.run("tail", "--endpoint", broker.mqtt().url(), "--timeout", "1");
    assertThat(tail.code()).isEqualTo(ExitCode.DONE);
    assertThat(tail.out()).isEmpty();
  }

  @Test
  void anUnreachableBrokerIsOneSentence() throws Exception {
    CliRun tail = CliRun.run("tail", "--endpoint", "mqtt://127.0.0.1:" + freePort());
    assertThat(tail.code()).isEqualTo(ExitCode.FAILED);
    assertThat(tail.err().lines()).hasSize(1);
    assertThat(tail.err()).contains("refuses");
  }

  @Test
  void anUnknownHostIsOneSentence() {
    CliRun probe = CliRun.run("probe", "--endpoint", "stomp+ws://no-such-host.invalid/ws", "--count", "1");
    assertThat(probe.code()).isEqualTo(ExitCode.FAILED);
    assertThat(probe.err().lines()).hasSize(1);
  }

  @Test
  void wrongUsageIsExitCode2WithTheReason() {
    assertThat(CliRun.run("send", "--room", "r", "--text", "t").code()).isEqualTo(ExitCode.USAGE);
    CliRun url = CliRun.run("tail", "--endpoint", "http://example.invalid");
    assertThat(url.code()).isEqualTo(ExitCode.USAGE);
    assertThat(url.err()).contains("not a protocol");
    assertThat(CliRun.run("nonsense").code()).isEqualTo(ExitCode.USAGE);
    assertThat(send(broker.mqtt().url(), "a/b", "x").code()).isEqualTo(ExitCode.USAGE);
    assertThat(send(broker.mqtt().url(), "r", " ").code()).isEqualTo(ExitCode.USAGE);
    assertThat(send(broker.mqtt().url(), "r", "x", "--timeout", "0").code()).isEqualTo(ExitCode.USAGE);
    assertThat(CliRun.run("probe", "--endpoint", broker.mqtt().url(), "--count", "0").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aPasswordIsNeverAnArgument() {
    CliRun run = CliRun.run("tail", "--endpoint", broker.mqtt().url(), "--password", "secret");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aUserWithoutAPasswordIsToldWhereToPutIt() {
    CliRun run = CliRun.run("tail", "--endpoint", broker.mqtt().url(), "--user", "mia");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("DESKWIRE_PASSWORD");
  }

  @Test
  void aWrongPasswordIsOneSentenceAndTheMessageIsKept() throws Exception {
    try (LocalBroker closed = LocalBroker.start(BrokerOptions.loopback().withSignIn(true))) {
      CliRun run = send(closed.mqtt().url(), "r", "x", "--user", "nobody", "--timeout", "15");
      assertThat(run.code()).isEqualTo(ExitCode.FAILED);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).contains("kept in").doesNotContain(CliRun.PASSWORD);
    }
  }

  @Test
  void aReadOnlyDataFolderIsOneSentence() throws Exception {
    Assumptions.assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    CliRun run = send(broker.mqtt().url(), "r", "x");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("read-only").contains("--data-dir");
  }

  @Test
  void aFileInPlaceOfTheDataFolderIsOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    CliRun run = CliRun.run("send", "--endpoint", broker.mqtt().url(), "--room", "r", "--text", "x", "--data-dir",
        file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("--data-dir");
  }

  @Test
  void brokerPrintsItsEndpointsAndEndsByItself() {
    CliRun run = CliRun.run("broker", "--duration", "1", "--sign-in");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines()).hasSize(5);
    assertThat(run.out()).contains("stomp+ws://127.0.0.1:").contains("mqtt://127.0.0.1:").contains("password ");
  }

  @Test
  void helpNamesEveryCommand() {
    CliRun help = CliRun.run("--help");
    assertThat(help.code()).isEqualTo(ExitCode.DONE);
    assertThat(help.out()).contains("console", "demo", "send", "tail", "probe", "load", "broker");
  }

  @Test
  void withoutACommandItOpensTheConsole() throws Exception {
    CompletableFuture<String> opened = new CompletableFuture<>();
    CliRun run = CliRun.runWith(CliRun.windows(opened), "--data-dir", folder.toString());
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(opened.get(1, TimeUnit.SECONDS)).isEqualTo("console " + folder);
  }

  private CliRun send(String endpoint, String room, String text, String... more) {
    String[] all = new String[9 + more.length];
    System.arraycopy(new String[]{"send", "--endpoint", endpoint, "--room", room, "--text", text, "--data-dir",
        folder.toString()}, 0, all, 0, 9);
    System.arraycopy(more, 0, all, 9, more.length);
    return CliRun.run(all);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
