package io.deskwire.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.TopicFilter;
import io.deskwire.transport.line.Faults;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Brokers name what they refuse; the names of inboxes open them. */
class BrokersWordsTest {
  private static final ConnectRequest REQUEST = new ConnectRequest(new Endpoint(Dialect.STOMP_WS, "h", 1, "/ws"),
      new Credentials("anna", "pa55word"), TlsTrust.SYSTEM, new InboxName("dw1-inbox", true),
      TopicFilter.console("installation"), Duration.ofSeconds(1), Duration.ofSeconds(1));

  @Test
  void areShownWithoutTheNamesOfInboxes() {
    assertThat(Faults.withoutSecrets("access to queue 'dw1-inbox' in vhost '/' refused for user 'anna'", REQUEST))
        .isEqualTo("access to queue '…' in vhost '/' refused for user 'anna'");
    assertThat(Faults.withoutSecrets("access to topic 'desk.inbox.installation' refused", REQUEST))
        .isEqualTo("access to topic 'desk.inbox.…' refused");
  }

  @Test
  void areShownWithTheTopicThatIsRefused() {
    assertThat(Faults.withoutSecrets("access to topic 'desk.rooms.*' refused", REQUEST)).contains("'desk.rooms.*'");
  }

  @Test
  void aRequestShowsNeitherPasswordNorNames() {
    assertThat(REQUEST.toString()).contains("chat/+", "desk/inbox/…", "desk/answer/…")
        .doesNotContain("pa55word", "dw1-inbox", "installation");
  }
}
