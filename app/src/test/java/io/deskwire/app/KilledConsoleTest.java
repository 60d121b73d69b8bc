package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.app.broker.BrokerOptions;
import io.deskwire.app.broker.LocalBroker;
import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.testing.Ports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledConsoleTest {

  @TempDir
  private Path folder;

  @Test
  void tenMessagesOfAKilledProcessLeaveInOrderEachOnceWhenTheBrokerIsThere() throws Exception {
    int stomp = Ports.free();
    int mqtt = Ports.free();
    String url = "stomp+ws://127.0.0.1:" + stomp + "/ws";
    Process writer = Program.startTestMain(UnsentMessages.class, url, folder.resolve("anna").toString());
    try (var lines = writer.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.lines().anyMatch(UnsentMessages.READY::equals)).isTrue();
    } finally {
      writer.destroyForcibly().waitFor();
    }

    List<String> heard = new CopyOnWriteArrayList<>();
    try (LocalBroker broker = LocalBroker.start(BrokerOptions.loopback().withPorts(stomp, mqtt));
        ChatSession reader = ChatSession.open(Profile.of("desk", new Agent("ben", "Ben", Role.AGENT), broker.mqtt(),
            Credentials.NONE, folder.resolve("ben")))) {
      reader.events(0, event -> heard.add(String.valueOf(event.envelope().text())));
      await().until(() -> reader.connection().isOnline());
      try (ChatSession again = ChatSession.open(UnsentMessages.profile(url, folder.resolve("anna")))) {
        await().atMost(Duration.ofSeconds(30))
            .until(() -> heard.size() >= 10 && again.connection().isOnline() && again.connection().outboxSize() == 0);
      }
    }
    assertThat(heard).containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "message " + i).toList());
  }
}
