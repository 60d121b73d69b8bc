package io.deskwire.chaos;

import io.deskwire.transport.testing.ArtemisBroker;
import java.io.IOException;
import java.nio.file.Path;

/** Embedded Artemis, persistent, in a process that may be killed. Ends with its input. */
final class ArtemisProgram {
  static final String READY = "ready";

  private ArtemisProgram() {}

  /**
   * Runs until its input ends.
   *
   * @param args port and folder
   */
  public static void main(String[] args) throws Exception {
    ArtemisBroker.persistent(Integer.parseInt(args[0]), Path.of(args[1]));
    System.out.println(READY);
    awaitEnd();
    System.exit(0);
  }

  private static void awaitEnd() throws IOException {
    while (System.in.read() >= 0) {
      // nothing to obey
    }
  }
}
