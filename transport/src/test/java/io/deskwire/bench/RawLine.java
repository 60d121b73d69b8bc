package io.deskwire.bench;

import java.util.concurrent.CompletableFuture;

/** The library of a dialect as it comes, with TCP_NODELAY: one connection that publishes to one topic and reads it. */
interface RawLine extends AutoCloseable {

  /** Done when the broker has confirmed; the library queues as much as it is given. */
  CompletableFuture<Void> publish(byte[] payload);

  @Override
  void close();

  /** Called on the library's thread; the message is acknowledged when it returns. */
  interface Reader {
    void message(byte[] payload);
  }
}
