package io.deskwire.app.platform;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that is interrupted (Ctrl+C, SIGTERM, the end of the desktop session) end in good order: it is told to
 * stop, and the process goes on until its main method is at its end, at most 20 s. The exit code stays the signal's, 130
 * or 143. Commands that have nothing to tidy up end at once.
 */
public final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = new Thread(this::ending, "interruption");
  private volatile boolean held;

  private Interruption() {}

  /** Of this process, from now until {@link #close}. */
  public static Interruption ofProcess() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** One that never happens. */
  public static Interruption never() {
    return new Interruption();
  }

  /** There is something to tidy up from now on: the process must not end before {@link #close}. */
  public void hold() {
    held = true;
  }

  /**
   * Holds, and says how the command's own thread is made to go on to its end.
   *
   * @param stop called on another thread, or at once when the interruption was before; must return at once
   */
  public void then(Runnable stop) {
    hold();
    var _ = interrupted.thenRun(stop);
  }

  private void ending() {
    interrupted.complete(true);
    if (!held) {
      return;
    }
    try {
      boolean _ = over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has tidied up. */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) { // the process is ending, and may now
      return;
    }
  }
}
