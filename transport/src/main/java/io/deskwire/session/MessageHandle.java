package io.deskwire.session;

import io.deskwire.outbox.DeliveryState;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A message that this session has stored for sending. Whoever wants to be told of receipts keeps it, a subscription or
 * what {@link #reached} has returned: the session itself forgets what was sent long ago. Any thread.
 */
public interface MessageHandle {

  /** UUIDv7, the same on the wire and in every store. */
  String id();

  String room();

  /** The state now. */
  DeliveryState state();

  /** Calls with the state now and with every later one, on the session thread, until closed. */
  Subscription onState(Consumer<DeliveryState> listener);

  /**
   * Done when the message has reached this state or one after it, on the session thread; fails with an
   * {@link IllegalStateException} when it was dropped. HELD and FAILED come before SENDING: it may still be sent.
   */
  CompletableFuture<Void> reached(DeliveryState state);

  /** Takes the message back. @return false when it was already tried: it may be there */
  CompletableFuture<Boolean> cancel();

  /** Changes the text. @return false when it was already tried: send a correction as a new message */
  CompletableFuture<Boolean> edit(String text);

  /** Sends a HELD or FAILED message now. @return false when it is neither (any more) */
  CompletableFuture<Boolean> retry();
}
