package io.deskwire.ui.conversation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What did not work last, until something else is tried. One thread, the gate's. */
final class Trouble {
  private final Executor gate;
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");

  Trouble(Executor gate) {
    this.gate = gate;
  }

  /** One sentence; empty for nothing. */
  ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  boolean isNone() {
    return said.get().isEmpty();
  }

  void say(String sentence) {
    said.set(sentence);
  }

  void forget() {
    said.set("");
  }

  /** Something else is tried; whether that works is said when it ends. */
  void watch(CompletableFuture<?> tried) {
    forget();
    Futures.then(tried, gate, _ -> {}, this::failed);
  }

  void failed(Throwable error) {
    said.set(ConversationTexts.of("action.failed", Futures.sentence(error)));
  }
}
