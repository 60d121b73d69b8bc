package io.deskwire.transport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** What Java cannot send to a process. */
public final class Signals {
  private Signals() {}

  /**
   * Sends one.
   *
   * @param signal STOP or CONT
   */
  public static void send(ProcessHandle process, String signal) {
    try {
      Process kill = new ProcessBuilder("/bin/kill", "-" + signal, String.valueOf(process.pid()))
          .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      if (!kill.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("kill does not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
