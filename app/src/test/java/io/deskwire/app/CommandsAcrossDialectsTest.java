package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.transport.Dialect;
import io.deskwire.transport.testing.RabbitBroker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One terminal sends, another listens in the other dialect, on RabbitMQ. */
class CommandsAcrossDialectsTest {

  @TempDir
  private Path folder;

  @Test
  void whatIsSentOverStompIsHeardOverMqtt() throws Exception {
    check(Dialect.STOMP_WS, Dialect.MQTT);
  }

  @Test
  void whatIsSentOverMqttIsHeardOverStomp() throws Exception {
    check(Dialect.MQTT, Dialect.STOMP_WS);
  }

  private void check(Dialect from, Dialect to) throws Exception {
    RabbitBroker broker = RabbitBroker.shared();
    Map<String, String> password = Map.of("DESKWIRE_PASSWORD", broker.agent().password());
    String user = broker.agent().user();
    String room = "across-" + from.name().charAt(0);
    Process tail = Program.start(password, "tail", "--endpoint", broker.endpoint(to).url(), "--user", user, "--room",
        room, "--count", "1", "--timeout", "60");
    try (var words = tail.errorReader()) {
      // a transient inbox hears nothing from before it was there
      assertThat(words.readLine()).startsWith("Listening at ");
      Program.Ended sent = Program.ended(Program.start(password, "send", "--endpoint", broker.endpoint(from).url(),
          "--user", user, "--room", room, "--text", "hello", "--wait", "sent", "--data-dir", folder.toString()));
      assertThat(sent.err()).isEmpty();
      assertThat(sent.code()).isZero();
      Program.Ended heard = Program.ended(tail);
      assertThat(heard.out()).contains("\"text\":\"hello\"").contains(room);
      assertThat(heard.code()).as(heard.err()).isZero();
    } finally {
      tail.destroyForcibly();
    }
  }
}
