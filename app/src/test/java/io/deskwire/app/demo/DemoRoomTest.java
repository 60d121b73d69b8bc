package io.deskwire.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.session.ChatSession;
import io.deskwire.transport.Transports;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoRoomTest {
  @Test
  void customersWriteUntilItIsClosedAndNothingIsLeftOfThem() throws Exception {
    Path data;
    try (DemoRoom demo = DemoRoom.open(new Transports(), ChatSession::open)) {
      data = demo.session().profile().dataDir();
      await().atMost(Duration.ofSeconds(60)).until(() -> !demo.session().rooms().isEmpty());
      assertThat(data).exists();
    }
    assertThat(data).doesNotExist();
  }
}
