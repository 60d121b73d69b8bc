package io.deskwire.transport;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One connection to one endpoint, used once: a new attempt is a new transport, so callbacks of an old attempt can never
 * reach a new one. Knows nothing of rooms, retries or storage. All methods may be called from any thread and return at
 * once.
 *
 * <p>Futures complete on a library's thread; continuations must only hand over.
 */
public interface Transport extends AutoCloseable {

  Endpoint endpoint();

  /** Fixed for the dialect; known before connecting. */
  Set<Capability> capabilities();

  TransportState state();

  /**
   * Connects, signs in, binds the inbox and subscribes. Bounded by {@link ConnectRequest#timeout()} as a whole.
   *
   * @return done when every subscription is confirmed by the broker; fails with a {@link TransportException} saying why
   *         not. A refused filter fails the whole attempt: a console that silently does not hear a topic is worse than
   *         one that says so
   * @throws IllegalStateException when called twice
   */
  CompletableFuture<Void> connect();

  /**
   * Sends one event.
   *
   * @param topic   in MQTT form
   * @param durable whether the broker must keep it and confirm it; otherwise it is best effort and the future is done
   *                when the bytes were handed to the socket
   * @return done when the broker has taken it over; fails with {@link RefusedException} when the broker refuses this
   *         event for good, {@link ConnectionLostException} when nobody knows. Without {@link Capability#CONFIRM} it
   *         is done when written, which proves nothing
   */
  CompletableFuture<Void> publish(String topic, byte[] payload, boolean durable);

  /**
   * Asks the next hop for a sign of life, where there is no broker whose way could be measured; for latency.
   *
   * @return done with {@link System#nanoTime()} when the answer was read; never done when none comes. Fails with
   *         {@link RefusedException} where the dialect has no word for it, {@link ConnectionLostException} when not
   *         connected
   */
  default CompletableFuture<Long> ping() {
    return CompletableFuture.failedFuture(
        new RefusedException("Over this line the way through the broker is measured, not the one to the next hop."));
  }

  /** Whether the broker has said, in answer to {@link #connect}, that it had nothing kept for this inbox. */
  default boolean isInboxNew() {
    return false;
  }

  /** Bytes and frames handed over that the socket has not taken yet, as far as the library knows; for flow control. */
  boolean isBackedUp();

  /** Says goodbye where the dialect has a word for it, waits for it at most a second in the background, and closes. */
  @Override
  void close();

  /** Drops the socket without a word, as a crash would. */
  void abort();
}
