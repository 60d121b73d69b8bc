package io.deskwire.chaos;

import io.deskwire.message.Decoded;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.Ids;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.Transports;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Breaks one rule of sending on purpose, between a session that keeps it and a real line: what a mistake in the session
 * would put on the wire. Used by the session thread.
 */
final class Saboteur implements TransportFactory {
  private static final String CHAT = "chat/";

  /** What is broken. */
  enum Fault {
    NONE,
    /** Each attempt is a message of its own, so what comes back does not confirm the next one either. */
    NEW_ID_ON_RETRY,
    /** The next message of a room does not wait for the broker's word of the one before, and overtakes it. */
    TWO_IN_FLIGHT,
    /** Numbers are given when a message is stored, so that what is dropped unsent leaves a hole. */
    SEQ_AT_ENQUEUE
  }

  private final Transports transports = new Transports();
  private final Fault fault;
  /** Writes the message that has not been written yet. */
  private @Nullable Supplier<CompletableFuture<Void>> held;

  Saboteur(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Transport create(ConnectRequest request, TransportListener listener) {
    return new ForwardingTransport(transports.create(request, listener)) {
      @Override
      public CompletableFuture<Void> publish(String topic, byte[] payload, boolean durable) {
        return topic.startsWith(CHAT)
            && EnvelopeCodec.decode(topic, payload, EnvelopeCodec.Trust.TOPIC) instanceof Decoded.Event event
                ? sabotage(event.envelope(), changed -> super.publish(topic, changed, durable), payload)
                : super.publish(topic, payload, durable);
      }
    };
  }

  private CompletableFuture<Void> sabotage(Envelope envelope, Function<byte[], CompletableFuture<Void>> publish,
      byte[] payload) {
    return switch (fault) {
      case NONE -> publish.apply(payload);
      case NEW_ID_ON_RETRY -> publish.apply(EnvelopeCodec.encode(envelope.withId(Ids.message(envelope.sentAt()))));
      case SEQ_AT_ENQUEUE -> publish.apply(
          EnvelopeCodec.encode(envelope.withSeq(Said.of(String.valueOf(envelope.text())).orElseThrow().n())));
      case TWO_IN_FLIGHT -> overtaken(() -> publish.apply(payload));
    };
  }

  /** Every second message goes before the first, whose word is made up. */
  private CompletableFuture<Void> overtaken(Supplier<CompletableFuture<Void>> next) {
    Supplier<CompletableFuture<Void>> first = held;
    if (first == null) {
      held = next;
      return CompletableFuture.completedFuture(null);
    }
    held = null;
    return next.get().thenCompose(_ -> first.get());
  }

  /** For a plain client's message: no installation, no number. */
  static byte[] plain(Said said) {
    return ("{\"room\":\"" + said.room() + "\",\"text\":\"" + said.text(0) + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
