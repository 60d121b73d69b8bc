package io.deskwire.session;

import io.deskwire.transport.testing.FakeTransport;
import java.nio.file.Path;
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
}
