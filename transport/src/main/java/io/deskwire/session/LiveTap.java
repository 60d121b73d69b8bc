package io.deskwire.session;

import io.deskwire.message.Decoded;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.Ids;
import io.deskwire.message.Topic;
import io.deskwire.message.TopicFilter;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportFactory;
import io.deskwire.transport.TransportListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A look at a desk that leaves no trace: a random client id, an inbox that the broker forgets, no data folder, no
 * reconnect. What commands that only look are built on, and simulated customers.
 *
 * <p>Any thread. Listeners are called on the transport's thread, one call after the other, and must return at once.
 */
public final class LiveTap implements AutoCloseable {

  /** Told what happens. */
  public interface Listener {
    /** An event has come. */
    void event(Tapped event);

    /** Something has come that is no event of the protocol; the reason contains nothing of the payload. */
    default void rejected(String topic, int bytes, String reason) {}

    /** Over; once, after a connection was asked for. */
    default void closed(TransportException reason) {}
  }

  /**
   * One event.
   *
   * @param topic        in MQTT form
   * @param envelope     with an id in any case: derived from topic and payload where the sender gave none
   * @param verified     the topic proves which side has written
   * @param arrivedAt    own clock, ms since 1970 UTC
   * @param arrivedNanos {@link System#nanoTime()} when its last byte was read
   */
  public record Tapped(String topic, Envelope envelope, boolean verified, long arrivedAt, long arrivedNanos) {}

  private final Transport transport;

  /**
   * Opens nothing yet.
   *
   * @param settings with any inbox name; it is replaced by a random transient one, and the filters by transient ones
   */
  public LiveTap(TransportFactory factory, ConnectRequest settings, Listener listener) {
    List<TopicFilter> transientFilters = settings.filters()
        .stream()
        .map(filter -> new TopicFilter(filter.pattern(), false))
        .toList();
    ConnectRequest request = new ConnectRequest(settings.endpoint(), settings.credentials(), settings.trust(),
        new InboxName(Ids.secret(), false), transientFilters, settings.timeout(), settings.heartBeat());
    transport = factory.create(request, new Receiver(listener));
  }

  /** What the line can do; known before connecting. */
  public Set<Capability> capabilities() {
    return transport.capabilities();
  }

  /** As {@link Transport#connect}. */
  public CompletableFuture<Void> connect() {
    return transport.connect();
  }

  /** Sends one event, durably where its topic is durable; as {@link Transport#publish}. */
  public CompletableFuture<Void> publish(Topic topic, Envelope envelope) {
    return transport.publish(topic.path(), EnvelopeCodec.encode(envelope), topic.durable());
  }

  @Override
  public void close() {
    transport.close();
  }

  private record Receiver(Listener listener) implements TransportListener {

    @Override
    public void received(Inbound inbound) {
      EnvelopeCodec.Trust trust = inbound.roleFromTopic() ? EnvelopeCodec.Trust.TOPIC : EnvelopeCodec.Trust.PAYLOAD;
      switch (EnvelopeCodec.decode(inbound.topic(), inbound.payload(), trust)) {
        case Decoded.Event(_, Envelope envelope, boolean verified) -> listener.event(new Tapped(inbound.topic(),
            withId(envelope, inbound), verified, System.currentTimeMillis(), inbound.arrivedNanos()));
        case Decoded.Rejected(String reason) -> listener.rejected(inbound.topic(), inbound.payload().length, reason);
      }
      inbound.ack().run();
    }

    private static Envelope withId(Envelope e, Inbound inbound) {
      return e.id().isEmpty() ? e.withId(Ids.derived(inbound.topic(), inbound.payload(), 0)) : e;
    }

    @Override
    public void proofOfLife(long nanos) {}

    @Override
    public void closed(TransportException reason) {
      listener.closed(reason);
    }
  }
}
