package io.deskwire.ui.fx.list;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** Runs test code on the FX thread of the headless platform, started with the first use. */
public final class FxThread {

  private FxThread() {}

  /** The value of an action on the FX thread; what it throws is thrown here. */
  public static <V> V get(Callable<V> action) {
    start();
    CompletableFuture<V> done = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        done.complete(action.call());
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    try {
      return done.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs an action on the FX thread and waits for it. */
  public static void run(FxAction action) {
    get(() -> {
      action.run();
      return true;
    });
  }

  /** A test's step. */
  public interface FxAction {
    void run() throws Exception;
  }

  private static synchronized void start() {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
      Platform.setImplicitExit(false);
      if (!started.await(30, TimeUnit.SECONDS)) {
        throw new AssertionError("JavaFX does not start");
      }
    } catch (IllegalStateException alreadyStarted) {
      return;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
