package io.deskwire.app.cli;

import io.deskwire.app.platform.DataFolder;
import java.time.Duration;
import java.util.Optional;

/** The two commands that show windows, kept behind an interface so that the others never load JavaFX. */
public interface Windows {

  /**
   * Shows the console until it is closed, or brings the one to the front that is open on the folder.
   *
   * @return exit code
   */
  int console(DataFolder folder, Optional<Connection> connection) throws Exception;

  /**
   * Shows the console with a broker and customers of its own.
   *
   * @param duration  after which it ends by itself; empty to go on until the window is closed
   * @param autopilot whether a simulated agent uses the console
   * @return exit code
   */
  int demo(Optional<Duration> duration, boolean autopilot) throws Exception;
}
