package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.transport.testing.FakeTransport;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A desk in a folder of its own, not connected yet; closed after the test. */
abstract class DeskFixture {
  @TempDir
  Path folder;

  TestDesk desk;

  @BeforeEach
  final void openDesk() {
    desk = new TestDesk(folder.resolve("desk"));
  }

  @AfterEach
  final void closeDesk() {
    desk.close();
  }

  /** The one that is open, or was last. */
  final FakeTransport line() {
    return desk.broker().line();
  }

  /** A customer whose client sends no more than it must. */
  final void customer(String room, String id, String text) {
    line().deliver("chat/" + room, "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}");
    desk.loop().settle();
  }

  /** This agent claims the room; no colleague wants it too. */
  final void claimed(String room) {
    var outcome = desk.room(room).claim();
    desk.loop().settle();
    FakeTransport.Sent claim = line().last();
    desk.confirmLast();
    line().echo(claim);
    desk.keepAlive(Duration.ofSeconds(1));
    assertThat(outcome.join().kind()).isEqualTo(ClaimOutcome.Kind.WON);
    desk.confirmLast();
  }
}
