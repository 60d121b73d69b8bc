package io.deskwire.app.platform;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what libraries print on their own (the embedded broker prints the stack trace of a client that hung up) and puts
 * it into the log: standard output belongs to the commands, standard error to one sentence.
 */
public final class StrayOutput extends OutputStream {
  private static final Logger log = LoggerFactory.getLogger(StrayOutput.class);
  private static final int LONGEST_LINE = 2_000;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private StrayOutput() {}

  /** From now on nobody prints but who holds a stream of their own. */
  public static void catchAll() {
    System.setOut(new PrintStream(new StrayOutput(), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new StrayOutput(), true, StandardCharsets.UTF_8));
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, failure) -> log.error("thread {} ended unexpectedly", thread.getName(), failure));
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n' || line.size() >= LONGEST_LINE) {
      String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
      line.reset();
      if (!text.isEmpty()) {
        log.info("printed by a library: {}", text);
      }
    } else {
      line.write(b);
    }
  }
}
