package io.deskwire.transport.line;

import io.deskwire.transport.TransportException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What has been handed to the broker and not been answered yet. Any thread. */
public final class Confirmations {
  private final ConcurrentHashMap<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong next = new AtomicLong();
  private volatile @Nullable TransportException ended;

  /** A name for the broker to answer to, unique within the connection. */
  public String nextName() {
    return "m" + next.incrementAndGet();
  }

  /** Waits for an answer; fails at once after {@link #failAll}. */
  public CompletableFuture<Void> expect(String name) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    waiting.put(name, future);
    TransportException reason = ended;
    if (reason != null) {
      fail(name, reason);
    }
    return future;
  }

  public boolean confirm(String name) {
    CompletableFuture<Void> future = waiting.remove(name);
    return future != null && future.complete(null);
  }

  public boolean fail(String name, TransportException reason) {
    CompletableFuture<Void> future = waiting.remove(name);
    return future != null && future.completeExceptionally(reason);
  }

  /** The connection is over: nobody knows what became of them. */
  public void failAll(TransportException reason) {
    ended = reason;
    List.copyOf(waiting.keySet()).forEach(name -> fail(name, reason));
  }

  public int size() {
    return waiting.size();
  }
}
