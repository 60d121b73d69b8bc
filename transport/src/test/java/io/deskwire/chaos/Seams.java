package io.deskwire.chaos;

import io.deskwire.message.Decoded;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Topic;
import io.deskwire.store.Store;
import io.deskwire.store.StoreHooks;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.Transports;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends this process at a {@link CrashPoint}, as {@code kill -9} does: nothing is flushed, no hook runs, no lock is given
 * back in good order. Sits between the session and what it uses, and changes nothing until a point is armed.
 */
final class Seams implements TransportFactory {
  /** What a shell shows of a process that was killed. */
  static final int KILLED = 137;
  private static final long BARRIER_SECONDS = 20;
  /** For the acknowledgement to reach the broker; ms. */
  private static final long AFTER_ACKNOWLEDGEMENT = 200;

  private final Transports transports = new Transports();
  private final String name;
  private final History history;
  private final Consumer<String> say;
  private final boolean acknowledgesFirst;
  private volatile @Nullable CrashPoint armed;
  private volatile @Nullable CountDownLatch barrier;

  /**
   * @param name of this console, whose own messages do not count as coming in
   * @param say  for whoever has started this process
   * @param acknowledgesFirst breaks a rule on purpose: the broker is told before anything is stored
   */
  Seams(String name, History history, Consumer<String> say, boolean acknowledgesFirst) {
    this.name = name;
    this.history = history;
    this.say = say;
    this.acknowledgesFirst = acknowledgesFirst;
  }

  /** Ends the process when it next comes there. */
  void arm(CrashPoint point) {
    armed = point;
  }

  /** The next message waits before it is written, until {@link #pass}. */
  void hold() {
    barrier = new CountDownLatch(1);
  }

  void pass() {
    CountDownLatch waiting = barrier;
    if (waiting != null) {
      barrier = null;
      waiting.countDown();
    }
  }

  boolean isArmed(CrashPoint point) {
    return armed == point;
  }

  void hit(CrashPoint point) {
    if (isArmed(point)) {
      history.mark(point.mark());
      Runtime.getRuntime().halt(KILLED);
    }
  }

  /** Puts itself into the transactions of a store. */
  void watch(Store store) {
    StoreHooks.on(store, "own", "AFTER INSERT ON message WHEN NEW.delivery IS NOT NULL",
        () -> hit(CrashPoint.BEFORE_ENQUEUE_COMMIT));
    StoreHooks.on(store, "inbound", "AFTER INSERT ON message WHEN NEW.delivery IS NULL AND NEW.type = 'message'",
        () -> hit(CrashPoint.INBOUND_BEFORE_COMMIT));
    StoreHooks.on(store, "sent", "AFTER UPDATE OF waits ON message WHEN OLD.waits = 1 AND NEW.waits = 0",
        () -> hit(CrashPoint.BEFORE_ROW_UPDATE));
    StoreHooks.on(store, "requeued",
        "AFTER UPDATE OF delivery ON message WHEN OLD.delivery = 'SENDING' AND NEW.delivery = 'QUEUED'",
        () -> hit(CrashPoint.REQUEUING));
  }

  @Override
  public Transport create(ConnectRequest request, TransportListener listener) {
    return new Mouth(transports.create(request, new Ears(listener)));
  }

  private static boolean isConversation(String topic) {
    return topic.startsWith("chat/");
  }

  private boolean isFromOthers(Inbound inbound) {
    return EnvelopeCodec.decode(inbound.topic(), inbound.payload(),
        EnvelopeCodec.Trust.TOPIC) instanceof Decoded.Event event && event.topic() instanceof Topic.Chat
        && event.envelope().eventType().orElse(null) == EventType.MESSAGE
        && !event.envelope().from().id().equals(name);
  }

  /** What a session says to a line. */
  private final class Mouth extends ForwardingTransport {
    Mouth(Transport line) {
      super(line);
    }

    @Override
    public CompletableFuture<Void> publish(String topic, byte[] payload, boolean durable) {
      if (durable && isConversation(topic)) {
        hit(CrashPoint.BEFORE_SENDING);
        await();
      }
      return super.publish(topic, payload, durable);
    }

    private void await() {
      CountDownLatch waiting = barrier;
      if (waiting != null) {
        say.accept("held");
        try {
          if (!waiting.await(BARRIER_SECONDS, TimeUnit.SECONDS)) {
            say.accept("forgotten");
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** What a line says to a session. */
  private final class Ears implements TransportListener {
    private final TransportListener listener;

    Ears(TransportListener listener) {
      this.listener = listener;
    }

    @Override
    public void received(Inbound inbound) {
      if (!isFromOthers(inbound)) {
        listener.received(inbound);
      } else if (acknowledgesFirst) {
        inbound.ack().run();
        CompletableFuture.delayedExecutor(AFTER_ACKNOWLEDGEMENT, TimeUnit.MILLISECONDS)
            .execute(() -> listener.received(with(inbound, () -> {})));
      } else {
        listener.received(with(inbound, () -> acknowledge(inbound)));
      }
    }

    private static Inbound with(Inbound inbound, Runnable ack) {
      return new Inbound(inbound.topic(), inbound.payload(), inbound.redelivered(), inbound.roleFromTopic(),
          inbound.arrivedNanos(), ack);
    }

    private void acknowledge(Inbound inbound) {
      hit(CrashPoint.INBOUND_BEFORE_ACKNOWLEDGEMENT);
      inbound.ack().run();
      if (isArmed(CrashPoint.INBOUND_AFTER_ACKNOWLEDGEMENT)) {
        CompletableFuture.delayedExecutor(AFTER_ACKNOWLEDGEMENT, TimeUnit.MILLISECONDS)
            .execute(() -> hit(CrashPoint.INBOUND_AFTER_ACKNOWLEDGEMENT));
      }
    }

    @Override
    public void proofOfLife(long nanos) {
      listener.proofOfLife(nanos);
    }

    /** The proxy has cut where it was told to. */
    @Override
    public void closed(TransportException reason) {
      hit(CrashPoint.MID_FRAME);
      hit(CrashPoint.ACCEPTED_UNCONFIRMED);
      listener.closed(reason);
    }
  }
}
