package io.deskwire.transport.stomp;

import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.TransportState;
import io.deskwire.transport.line.Confirmations;
import io.deskwire.transport.line.Faults;
import io.deskwire.transport.line.Lifecycle;
import io.deskwire.transport.line.LineTimer;
import io.deskwire.transport.websocket.WebSocketLine;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * STOMP 1.2 over WebSocket. Frames are read on the connection's reader thread, which calls the listener; frames are
 * written by whoever has something to say.
 */
public final class StompTransport implements Transport {
  private static final Set<Capability> CAPABILITIES = EnumSet.allOf(Capability.class);

  private final ConnectRequest request;
  private final Lifecycle lifecycle;
  private final WebSocketLine line;
  private final StompParser parser = new StompParser(); // reader thread
  private final StompHandshake handshake; // reader thread
  private final Confirmations confirmations = new Confirmations();
  private volatile LineTimer.Handle heartBeat = LineTimer.Handle.NONE;

  public StompTransport(ConnectRequest request, TransportListener listener) {
    this.request = request;
    this.lifecycle = new Lifecycle(request, listener);
    this.line = new WebSocketLine(request, lifecycle, List.of("v12.stomp"), new Wire());
    this.handshake = new StompHandshake(request, this::send, this::fail, this::beat, this::ready, lifecycle::stage);
  }

  @Override
  public Endpoint endpoint() {
    return request.endpoint();
  }

  @Override
  public Set<Capability> capabilities() {
    return CAPABILITIES;
  }

  @Override
  public TransportState state() {
    return lifecycle.state();
  }

  @Override
  public CompletableFuture<Void> connect() {
    return lifecycle.begin(line::open, () -> drop(gone()));
  }

  @Override
  public CompletableFuture<Void> publish(String topic, byte[] payload, boolean durable) {
    String destination;
    try {
      destination = StompTopics.destination(topic);
    } catch (RefusedException e) {
      return CompletableFuture.failedFuture(e);
    }
    if (!lifecycle.isConnected()) {
      return CompletableFuture.failedFuture(gone());
    }
    StompFrame frame = StompFrame.of("SEND", "destination", destination, "content-type", "application/json")
        .withBody(payload);
    if (!durable) {
      send(frame);
      return CompletableFuture.completedFuture(null);
    }
    String receipt = confirmations.nextName();
    CompletableFuture<Void> confirmed = confirmations.expect(receipt);
    send(frame.with("persistent", "true").with("receipt", receipt));
    return confirmed;
  }

  private ConnectionLostException gone() {
    return Faults.notConnected(request.endpoint());
  }

  @Override
  public boolean isBackedUp() {
    return line.isBackedUp();
  }

  /** Whether small writes leave at once; for tests. */
  public boolean isNoDelay() {
    return line.isNoDelay();
  }

  @Override
  public void close() {
    ConnectionLostException reason = Faults.closedHere();
    lifecycle.end(reason, () -> {
      heartBeat.cancel();
      if (handshake.isSignedIn()) {
        send(StompFrame.of("DISCONNECT"));
      }
      line.close();
      confirmations.failAll(reason);
    });
  }

  @Override
  public void abort() {
    ConnectionLostException reason = Faults.cutHere();
    lifecycle.end(reason, () -> drop(reason));
  }

  private void drop(TransportException reason) {
    heartBeat.cancel();
    line.abort();
    confirmations.failAll(reason);
  }

  private void send(StompFrame frame) {
    line.sendStream(frame.encode());
  }

  private void fail(TransportException reason) {
    lifecycle.end(reason, () -> drop(reason instanceof ConnectionLostException ? reason : gone()));
  }

  /** Starts our heart-beats; an interval of zero means that the broker wants none, then the WebSocket's ping is used. */
  private void beat(Duration interval) {
    Runnable beat = interval.isZero() ? () -> line.ping(0) : () -> line.sendStream(new byte[]{'\n'});
    LineTimer.Handle timer = LineTimer.every(interval.isZero() ? request.heartBeat() : interval, beat);
    heartBeat = timer;
    if (lifecycle.isClosed()) {
      timer.cancel();
    }
  }

  private void ready() {
    lifecycle.connected();
  }

  private void frame(StompFrame frame) {
    switch (frame.command()) {
      case "MESSAGE" -> message(frame);
      case "RECEIPT" -> {
        String id = frame.header("receipt-id", "");
        if (!handshake.receipt(id)) {
          confirmations.confirm(id);
        }
      }
      case "CONNECTED" -> handshake.connected(frame);
      case "ERROR" -> error(frame);
      default -> fail(new ConnectionLostException(
          Faults.address(request.endpoint()) + " sent what is not STOMP; the connection was closed."));
    }
  }

  private void message(StompFrame frame) {
    String ackId = frame.header("ack");
    AtomicBoolean acknowledged = new AtomicBoolean(ackId == null);
    // Artemis answers a second ACK with an error that closes the connection
    Runnable ack = () -> {
      if (acknowledged.compareAndSet(false, true) && !lifecycle.isClosed()) {
        send(StompFrame.of("ACK", "id", ackId == null ? "" : ackId));
      }
    };
    lifecycle.received(new Inbound(handshake.broker().topic(frame.header("destination", "")), frame.body(),
        "true".equals(frame.header("redelivered")), true, System.nanoTime(), ack));
  }

  private void error(StompFrame frame) {
    String said = said(frame);
    if (handshake.error(frame, said)) {
      return;
    }
    String receipt = frame.header("receipt-id", "");
    confirmations.fail(receipt, new RefusedException("The broker refuses this message: " + said));
    fail(new ConnectionLostException(
        Faults.address(request.endpoint()) + " has closed the connection: " + said));
  }

  /** The broker's own words, as one line that ends with a full stop. */
  private String said(StompFrame frame) {
    String body = frame.bodyText().strip();
    String message = frame.header("message", "").strip();
    String words = (body.isEmpty() || body.length() > 300 ? message : body).replaceAll("\\s+", " ");
    String shown = words.isEmpty() ? "no reason given" : Faults.withoutSecrets(words, request);
    return shown.endsWith(".") ? shown : shown + ".";
  }

  /** Called on the line's threads. */
  private final class Wire implements WebSocketLine.Handler {
    @Override
    public void opened() {
      handshake.opened();
    }

    @Override
    public void message(byte[] bytes) {
      try {
        parser.feed(bytes, StompTransport.this::frame);
      } catch (StompFormatException e) {
        fail(lifecycle.isConnected()
            ? new ConnectionLostException(Faults.address(request.endpoint()) + " sent what is not STOMP ("
                + e.getMessage() + "); the connection was closed.")
            : new BadEndpointException("What answers at " + Faults.address(request.endpoint())
                + request.endpoint().path() + " is not STOMP; check the port and the path."));
      }
    }

    @Override
    public void closed(int code, TransportException why) {
      fail(handshake.closed(code, why));
    }
  }
}
