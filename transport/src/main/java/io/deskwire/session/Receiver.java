package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.message.Decoded;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.Topic;
import io.deskwire.store.SqlWork;
import io.deskwire.store.Store;
import io.deskwire.store.StoreException;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Inbound;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what arrives, then acknowledges it: decode, one transaction for duplicate mark, line and room state, listeners,
 * broker's acknowledgement. While the disk cannot be written nothing is acknowledged, so the broker keeps the rest.
 */
final class Receiver {
  private static final Logger log = LoggerFactory.getLogger(Receiver.class);
  private static final Duration STORE_RETRY = Duration.ofSeconds(1);
  /** Live events older than this are of no use to anybody; ms. */
  private static final long LIVE_MAX_AGE_MS = 15_000;

  private final EventLoop loop;
  private final Store store;
  private final Archive archive;
  private final Listener listener;
  /** What the disk did not take, by its number of arrival; session thread. */
  private final TreeMap<Long, Runnable> stalled = new TreeMap<>();
  private final HoldBack holdBack;
  private final AtomicLong arrivals = new AtomicLong();
  /** Given to the disk, no answer yet. */
  private final AtomicInteger pending = new AtomicInteger();
  /** On the way to the session thread, because others wait there. */
  private final AtomicInteger behind = new AtomicInteger();
  /** Changed by the session thread. */
  private volatile boolean failing;
  /** The agent has been told that the disk fails, and not yet that it works again. */
  private boolean told;

  /** Told on the session thread, in the order of arrival. */
  interface Listener {
    void stored(Archive.Stored stored);

    void duplicate(String id);

    /** Whether it is on this disk for sure, without asking that; on any thread. */
    boolean isKnown(String id);

    /** Whether this installation has written it; asked on any thread. */
    boolean isOwn(Envelope event);

    /** Everything before it has been dealt with. */
    void marker(String id);

    void live(String topic, Envelope envelope, long arrivedNanos);

    void quarantined(String reason);

    void storeFailed(StoreException why);

    void storeRecovered();
  }

  Receiver(EventLoop loop, Store store, Archive archive, Listener listener) {
    this.loop = loop;
    this.store = store;
    this.archive = archive;
    this.listener = listener;
    holdBack = new HoldBack(loop);
  }

  /** From a library's thread: decodes, and hands over. */
  void received(Inbound inbound, boolean flat) {
    Decoded decoded = EnvelopeCodec.decode(inbound.topic(), inbound.payload(),
        inbound.roleFromTopic() && !flat ? EnvelopeCodec.Trust.TOPIC : EnvelopeCodec.Trust.PAYLOAD);
    switch (decoded) {
      case Decoded.Rejected(String reason) -> inOrder(number -> quarantine(inbound, reason, number));
      case Decoded.Event event when !event.topic().durable() -> loop.execute(() -> live(inbound, event));
      case Decoded.Event event when event.topic() instanceof Topic.Inbox -> inOrder(
          number -> marker(inbound, event.envelope().id(), number));
      case Decoded.Event event -> inOrder(number -> keep(inbound, event, number, loop.nanos(), true));
    }
  }

  private void live(Inbound inbound, Decoded.Event event) {
    inbound.ack().run();
    long sent = event.envelope().sentAt();
    if (sent == 0 || loop.wallMillis() - sent <= LIVE_MAX_AGE_MS) {
      listener.live(inbound.topic(), event.envelope(), inbound.arrivedNanos());
    }
  }

  /** To the disk without a detour, unless something that came before waits for it on the session thread. */
  private void inOrder(LongConsumer work) {
    long number = arrivals.getAndIncrement();
    if (!failing && behind.get() == 0) {
      work.accept(number);
      return;
    }
    behind.incrementAndGet();
    loop.execute(() -> {
      if (failing) {
        stalled.put(number, () -> work.accept(number));
      } else {
        work.accept(number);
      }
      behind.decrementAndGet();
    });
  }

  /** Stores nothing, but is dealt with when everything before it is. */
  private void marker(Inbound inbound, String id, long number) {
    write(number, () -> marker(inbound, id, number), _ -> true, _ -> {
      holdBack.releaseAll();
      inbound.ack().run();
      listener.marker(id);
    }, null);
  }

  /** @param patient whether it may be held back while something before it is missing */
  private void keep(Inbound inbound, Decoded.Event decoded, long number, long arrived, boolean patient) {
    Envelope event = decoded.envelope();
    if (listener.isKnown(event.id())) {
      loop.execute(() -> {
        if (listener.isKnown(event.id())) {
          inbound.ack().run();
          listener.duplicate(event.id());
        } else { // dropped meanwhile, and it is there after all
          keep(inbound, decoded, number, arrived, patient);
        }
      });
      return;
    }
    long now = loop.wallMillis();
    boolean own = listener.isOwn(event);
    SqlWork<Archive.Stored> work = c -> archive.store(c, new Archive.Arrived(inbound.topic(), event,
        inbound.redelivered(), decoded.verified(), own, patient && !own), inbound.payload(), now);
    // an own event is stored already; asking at once would commit its confirmation apart from everything else
    await(own ? store.writeSoon(work) : store.write(work), number,
        () -> keep(inbound, decoded, number, arrived, patient), stored -> {
          if (stored.waits()) {
            holdBack.hold(inbound.topic(), Objects.requireNonNull(event.stream()), event.seq(), arrived,
                still -> keep(inbound, decoded, number, arrived, still));
          } else {
            kept(inbound, stored);
          }
        }, () -> quarantine(inbound, "It could not be stored.", number));
  }

  private void kept(Inbound inbound, Archive.Stored stored) {
    // shown before it is acknowledged: it is on disk, and the broker has more time than people
    try {
      if (stored.line() == null) {
        listener.duplicate(stored.id());
      } else {
        listener.stored(stored);
      }
    } finally {
      inbound.ack().run();
    }
    if (stored.line() != null && stored.line().envelope().stream() != null) {
      holdBack.stored(inbound.topic(), stored.line().envelope().stream());
    }
  }

  private void quarantine(Inbound inbound, String reason, long number) {
    long now = loop.wallMillis();
    Runnable again = () -> quarantine(inbound, reason, number);
    write(number, again, c -> {
      Archive.quarantine(c, inbound.topic(), reason, inbound.payload(), now);
      return true;
    }, _ -> {
      inbound.ack().run();
      listener.quarantined(reason);
    }, null);
  }

  /**
   * Writes one arrival.
   *
   * @param again  when the disk is at fault
   * @param poison when the event itself is: it must not stop those behind it for ever; null for the same as {@code again}
   */
  private <T> void write(long number, Runnable again, SqlWork<T> work, Consumer<T> then, @Nullable Runnable poison) {
    await(store.write(work), number, again, then, poison);
  }

  private <T> void await(CompletableFuture<T> stored, long number, Runnable again, Consumer<T> then,
      @Nullable Runnable poison) {
    pending.incrementAndGet();
    var _ = stored.whenComplete((result, failure) -> loop.execute(() -> {
      pending.decrementAndGet();
      if (failure == null) {
        then.accept(result);
        recovered();
      } else if (poison != null && !concernsDisk(cause(failure))) {
        log.warn("an arrived event cannot be stored: {}", String.valueOf(cause(failure).getMessage()));
        poison.run();
      } else {
        stall(number, again, cause(failure));
      }
    }));
  }

  private static boolean concernsDisk(Throwable cause) {
    return cause instanceof StoreException known && known.reason() != StoreException.Reason.OTHER;
  }

  private static Throwable cause(Throwable failure) {
    Throwable inner = failure.getCause();
    return failure instanceof CompletionException && inner != null ? inner : failure;
  }

  private void stall(long number, Runnable again, Throwable cause) {
    log.warn("arrived events cannot be stored: {}", String.valueOf(cause.getMessage()));
    stalled.put(number, again);
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
    List<Runnable> again = List.copyOf(stalled.values());
    stalled.clear();
    again.forEach(Runnable::run);
    // not before: what comes meanwhile on a library's thread would overtake it
    failing = false;
  }

  /** Not before all of it is on disk: a disk with room for some would be told about every second. */
  private void recovered() {
    if (told && !failing && pending.get() == 0 && stalled.isEmpty()) {
      told = false;
      listener.storeRecovered();
    }
  }
}
