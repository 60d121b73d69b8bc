package io.deskwire.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {

  @TempDir
  private Path folder;

  @Test
  void aSecondClaimIsRefusedAndReachesTheFirst() throws Exception {
    try (SingleInstance _ = claim().orElseThrow()) {
      assertThat(claim()).isEmpty();
      assertThat(SingleInstance.ask(socket(), "hello ü")).contains("got hello ü");
    }
  }

  @Test
  void nobodyAnswersWhenNoneIsOpen() throws Exception {
    assertThat(SingleInstance.ask(socket(), "hello")).isEmpty();
  }

  @Test
  void aSocketLeftByACrashIsTakenOver() throws Exception {
    Files.writeString(socket(), "");
    assertThat(SingleInstance.ask(socket(), "hello")).isEmpty();
    try (SingleInstance _ = claim().orElseThrow()) {
      assertThat(SingleInstance.ask(socket(), "again")).contains("got again");
    }
  }

  @Test
  void canBeClaimedAgainAfterItWasClosed() throws Exception {
    claim().orElseThrow().close();
    Optional<SingleInstance> again = claim();
    assertThat(again).isPresent();
    again.orElseThrow().close();
    assertThat(socket()).doesNotExist();
  }

  private Optional<SingleInstance> claim() throws PlatformException {
    return SingleInstance.claim(folder.resolve("lock"), socket(), request -> "got " + request);
  }

  private Path socket() {
    return folder.resolve("s.sock");
  }
}
