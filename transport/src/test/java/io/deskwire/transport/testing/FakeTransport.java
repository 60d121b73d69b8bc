package io.deskwire.transport.testing;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.TransportState;
import io.deskwire.transport.line.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** One connection whose broker is the test itself. For the thread of the test and of a fake loop. */
public final class FakeTransport implements Transport {
  private final ConnectRequest request;
  private final TransportListener listener;
  private final Set<Capability> capabilities;
  private final BiConsumer<FakeTransport, Sent> published;
  private final CompletableFuture<Void> connecting = new CompletableFuture<>();
  private final List<Sent> sent = new ArrayList<>();
  private final List<CompletableFuture<Long>> pings = new ArrayList<>();
  private TransportState state = TransportState.NEW;
  private boolean aborted;

  /** What was published, and the broker's word on it. */
  public record Sent(String topic, Envelope envelope, boolean durable, CompletableFuture<Void> word) {
    public String text() {
      return Objects.requireNonNullElse(envelope.text(), "");
    }

    public void confirm() {
      word.complete(null);
    }
  }

  FakeTransport(ConnectRequest request, TransportListener listener, Set<Capability> capabilities,
      BiConsumer<FakeTransport, Sent> published) {
    this.request = request;
    this.listener = listener;
    this.capabilities = capabilities;
    this.published = published;
  }

  /** What every broker's line can do. */
  public static Set<Capability> everything() {
    return EnumSet.allOf(Capability.class);
  }

  // ---- the broker's side

  public void accept() {
    state = TransportState.CONNECTED;
    connecting.complete(null);
  }

  /** Ends the attempt or the connection, as a broker or the network does. */
  public void end(TransportException reason) {
    if (state != TransportState.CLOSED) {
      state = TransportState.CLOSED;
      connecting.completeExceptionally(reason);
      sent.forEach(each -> each.word().completeExceptionally(new ConnectionLostException("The line is gone.")));
      listener.closed(reason);
    }
  }

  /** Any byte. */
  public void proofOfLife(long nanos) {
    listener.proofOfLife(nanos);
  }

  /** Delivers bytes. @return an entry for each acknowledgement, also of later ones */
  public List<Boolean> deliver(String topic, byte[] payload, boolean redelivered) {
    List<Boolean> acks = new ArrayList<>();
    boolean fromTopic = capabilities.contains(Capability.SUBSCRIBE);
    listener.received(new Inbound(topic, payload, redelivered, fromTopic, 0, () -> acks.add(true)));
    return acks;
  }

  public List<Boolean> deliver(String topic, String json) {
    return deliver(topic, json.getBytes(StandardCharsets.UTF_8), false);
  }

  /** What was published comes back, as the own subscription makes it. */
  public void echo(Sent published) {
    deliver(published.topic(), EnvelopeCodec.encode(published.envelope()), false);
  }

  /** The same, having arrived at this time of the monotonic clock. */
  public void echo(Sent published, long nanos) {
    boolean fromTopic = capabilities.contains(Capability.SUBSCRIBE);
    byte[] payload = EnvelopeCodec.encode(published.envelope());
    listener.received(new Inbound(published.topic(), payload, false, fromTopic, nanos, () -> {}));
  }

  /** Durable events published, oldest first. */
  public List<Sent> durable() {
    return sent.stream().filter(Sent::durable).toList();
  }

  public List<Sent> live() {
    return sent.stream().filter(each -> !each.durable()).toList();
  }

  public List<String> texts() {
    return durable().stream().map(Sent::text).toList();
  }

  public Sent last() {
    return durable().getLast();
  }

  public List<CompletableFuture<Long>> pings() {
    return pings;
  }

  public boolean isAborted() {
    return aborted;
  }

  /** What was asked for. */
  public ConnectRequest request() {
    return request;
  }

  // ---- the session's side

  @Override
  public Endpoint endpoint() {
    return request.endpoint();
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public TransportState state() {
    return state;
  }

  @Override
  public CompletableFuture<Void> connect() {
    state = TransportState.CONNECTING;
    return connecting;
  }

  @Override
  public CompletableFuture<Void> publish(String topic, byte[] payload, boolean durable) {
    Envelope envelope = Objects.requireNonNull(EnvelopeCodec.readStored(payload));
    Sent event = new Sent(topic, envelope, durable, new CompletableFuture<>());
    sent.add(event);
    published.accept(this, event);
    if (!capabilities.contains(Capability.CONFIRM)) {
      event.confirm();
    }
    return event.word();
  }

  @Override
  public CompletableFuture<Long> ping() {
    CompletableFuture<Long> pong = new CompletableFuture<>();
    pings.add(pong);
    return pong;
  }

  @Override
  public boolean isBackedUp() {
    return false;
  }

  @Override
  public void close() {
    end(Faults.closedHere());
  }

  @Override
  public void abort() {
    aborted = true;
    end(Faults.cutHere());
  }
}
