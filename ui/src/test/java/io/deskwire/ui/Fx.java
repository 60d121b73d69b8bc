package io.deskwire.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The toolkit in tests: started once, never stopped; work is done on its thread and waited for. */
public final class Fx {
  private static final CountDownLatch STARTED = new CountDownLatch(1);
  private static boolean starting;

  private Fx() {}

  public static synchronized void start() {
    if (!starting) {
      starting = true;
      try {
        Platform.startup(STARTED::countDown);
      } catch (IllegalStateException e) {
        STARTED.countDown(); // another test class was first
      }
      Platform.setImplicitExit(false);
    }
    try {
      if (!STARTED.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the toolkit does not start");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs on the FX thread and gives the result; exceptions come through. */
  public static <T> T get(Callable<T> work) {
    start();
    if (Platform.isFxApplicationThread()) {
      try {
        return work.call();
      } catch (Exception e) {
        throw new CompletionException(e);
      }
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception | AssertionError e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.orTimeout(60, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof AssertionError failed) {
        throw failed;
      }
      throw e;
    }
  }

  public static void run(Runnable work) {
    get(() -> {
      work.run();
      return true;
    });
  }

  /** Waits until this many frames have been painted since. */
  public static void frames(int count) {
    start();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    Platform.runLater(() -> new AnimationTimer() {
      private int left = count;

      @Override
      public void handle(long nanos) {
        if (left-- <= 0) {
          stop();
          done.complete(true);
        }
      }
    }.start());
    done.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
