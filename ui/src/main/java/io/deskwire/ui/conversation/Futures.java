package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.Sentences;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Brings results back to the view-model's thread. */
final class Futures {

  private Futures() {}

  /** Calls one of the two on the gate's thread, once. */
  static <V> void then(CompletableFuture<V> future, Executor gate, Consumer<? super V> done,
      Consumer<Throwable> failed) {
    var _ = future.whenComplete((value, error) -> gate.execute(() -> {
      if (error == null) {
        done.accept(value);
      } else {
        failed.accept(cause(error));
      }
    }));
  }

  /** What went wrong in one sentence; stores and sessions write their messages for people. */
  static String sentence(Throwable error) {
    String message = error.getMessage();
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : Sentences.of(message);
  }

  private static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }
}
