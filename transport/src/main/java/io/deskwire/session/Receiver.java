package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.message.Decoded;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.store.Store;
import io.deskwire.store.StoreException;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Inbound;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what arrives, then acknowledges it: decode, one transaction for duplicate mark, line and room state, broker's
 * acknowledgement, listeners. While the disk cannot be written nothing is acknowledged, so the broker keeps the rest.
 */
final class Receiver {
  private static final Logger log = LoggerFactory.getLogger(Receiver.class);
  private static final Duration STORE_RETRY = Duration.ofSeconds(1);
  /** Live events older than this are of no use to anybody; ms. */
  private static final long LIVE_MAX_AGE_MS = 15_000;

  private final EventLoop loop;
  private final Store store;
  private final Listener listener;
  /** Arrived while the disk could not be written, in order; session thread. */
  private final ArrayDeque<Runnable> stalled = new ArrayDeque<>();
  private boolean failing;
  /** The agent has been told that the disk fails, and not yet that it works again. */
  private boolean told;

  /** Told on the session thread, in the order of arrival. */
  interface Listener {
    void stored(Archive.Stored stored);

    void duplicate(String id);

    void live(String topic, Envelope envelope, long arrivedNanos);

    void quarantined(String reason);

    void storeFailed(StoreException why);

    void storeRecovered();
  }

  Receiver(EventLoop loop, Store store, Listener listener) {
    this.loop = loop;
    this.store = store;
    this.listener = listener;
  }

  /** From a library's thread: decodes, and hands over. */
  void received(Inbound inbound, boolean flat) {
    Decoded decoded = EnvelopeCodec.decode(inbound.topic(), inbound.payload(),
        inbound.roleFromTopic() && !flat ? EnvelopeCodec.Trust.TOPIC : EnvelopeCodec.Trust.PAYLOAD);
    loop.execute(() -> {
      switch (decoded) {
        case Decoded.Rejected(String reason) -> inOrder(() -> quarantine(inbound, reason));
        case Decoded.Event event when !event.topic().durable() -> live(inbound, event);
        case Decoded.Event event -> inOrder(() -> keep(inbound, event));
      }
    });
  }

  private void live(Inbound inbound, Decoded.Event event) {
    inbound.ack().run();
    long sent = event.envelope().sentAt();
    if (sent == 0 || loop.wallMillis() - sent <= LIVE_MAX_AGE_MS) {
      listener.live(inbound.topic(), event.envelope(), inbound.arrivedNanos());
    }
  }

  private void inOrder(Runnable work) {
    if (failing) {
      stalled.add(work);
    } else {
      work.run();
    }
  }

  private void keep(Inbound inbound, Decoded.Event event) {
    long now = loop.wallMillis();
    var _ = store.write(c -> Archive.store(c, inbound.topic(), event.envelope(), inbound.payload(),
        inbound.redelivered(), event.verified(), now)).whenComplete((stored, failure) -> loop.execute(() -> {
          if (failure != null) {
            stall(() -> keep(inbound, event), failure);
            return;
          }
          inbound.ack().run();
          if (stored.line() == null) {
            listener.duplicate(stored.id());
          } else {
            listener.stored(stored);
          }
          recovered();
        }));
  }

  private void quarantine(Inbound inbound, String reason) {
    long now = loop.wallMillis();
    var _ = store.write(c -> {
      Archive.quarantine(c, inbound.topic(), reason, inbound.payload(), now);
      return true;
    }).whenComplete((_, failure) -> loop.execute(() -> {
      if (failure != null) {
        stall(() -> quarantine(inbound, reason), failure);
        return;
      }
      inbound.ack().run();
      listener.quarantined(reason);
      recovered();
    }));
  }

  private void stall(Runnable again, Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    log.warn("arrived events cannot be stored: {}", cause.getMessage());
    stalled.add(again);
    if (!failing) {
      failing = true;
      if (!told) {
        told = true;
        listener.storeFailed(cause instanceof StoreException known
            ? known
            : new StoreException(StoreException.Reason.OTHER, "What arrives cannot be stored; the broker keeps it.",
                cause));
      }
      loop.schedule(STORE_RETRY, this::retry);
    }
  }

  private void retry() {
    failing = false;
    ArrayDeque<Runnable> again = new ArrayDeque<>(stalled);
    stalled.clear();
    again.forEach(this::inOrder);
  }

  private void recovered() {
    if (told && !failing && stalled.isEmpty()) {
      told = false;
      listener.storeRecovered();
    }
  }
}
