package io.deskwire.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.app.Environment;
import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import io.deskwire.app.platform.DataFolder;
import io.deskwire.app.platform.SingleInstance;
import io.deskwire.message.Role;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverTest {
  private final AtomicInteger shown = new AtomicInteger();

  @TempDir
  private Path path;

  private LocalBroker broker;
  private DataFolder folder;
  private ChatSession session;
  private SingleInstance instance;

  @BeforeEach
  void openConsole() throws Exception {
    broker = LocalBroker.start(BrokerOptions.loopback());
    folder = DataFolder.at(path);
    session = ChatSession.open(Profile.of("Desk", new Agent("mia", "Mia", Role.AGENT), broker.stompOverWebSocket(),
        broker.credentials(), path));
    Handover handover = new Handover(folder, () -> session, shown::incrementAndGet);
    instance = SingleInstance.claim(folder.lockFile(), folder.socket(Optional.empty()), handover).orElseThrow();
  }

  @AfterEach
  void closeConsole() {
    instance.close();
    session.close();
    broker.close();
  }

  @Test
  void sendGivesItsRowToTheOpenConsole() {
    CliRun run = send(broker.stompOverWebSocket().url());
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(session.message(run.out().strip()).orElseThrow().state()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void sendToAnotherEndpointIsRefusedWithTheReason() {
    CliRun run = send("mqtt://127.0.0.1:1");
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("connected to").contains("--data-dir");
  }

  @Test
  void aSecondStartBringsTheConsoleToTheFront() throws Exception {
    Environment environment = Environment.of(Map.of(), Map.of());
    assertThat(Handover.showOpenConsole(folder, environment)).isTrue();
    assertThat(shown).hasValue(1);
  }

  private CliRun send(String endpoint) {
    return CliRun.run("send", "--endpoint", endpoint, "--room", "r1", "--text", "handed over", "--data-dir",
        path.toString());
  }
}
