package io.deskwire.app.demo;

import io.deskwire.session.ChatSession;
import java.nio.file.Path;
import java.time.Duration;

/** The window of the demo, so that the demo itself needs no toolkit and its test none either. Any thread. */
public interface DemoWindow extends AutoCloseable {

  /** Makes windows. */
  @FunctionalInterface
  interface Opener {
    /** Shows the console on a session that somebody else closes. Returns when the window is there. */
    DemoWindow open(ChatSession session) throws Exception;
  }

  /** Opens the tab of a room. */
  void showRoom(String room);

  /** Whether there is anything to take a picture of. */
  default boolean takesPictures() {
    return true;
  }

  /** Writes a picture of the main window as PNG. Waits until it is written. */
  void picture(Path file) throws Exception;

  /** Waits for the user to close the window; false when the time is over before. */
  boolean awaitClosed(Duration atMost) throws InterruptedException;

  /** Lets {@link #awaitClosed} return as if the user had closed the window. */
  void endWaiting();

  /** Closes the window in good order. */
  @Override
  void close();
}
