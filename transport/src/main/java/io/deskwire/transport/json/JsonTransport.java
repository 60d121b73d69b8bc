package io.deskwire.transport.json;

import io.deskwire.message.Topic;
import io.deskwire.transport.Capability;
import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Inbound;
import io.deskwire.transport.RefusedException;
import io.deskwire.transport.Transport;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.TransportListener;
import io.deskwire.transport.TransportState;
import io.deskwire.transport.line.Faults;
import io.deskwire.transport.line.Lifecycle;
import io.deskwire.transport.line.LineTimer;
import io.deskwire.transport.websocket.WebSocketLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plain JSON over WebSocket: each text message is one event, and the gateway shows every room to everybody. There is
 * nothing to sign in to, to subscribe, or to confirm, so it declares no capability. The WebSocket's own ping proves that
 * the other end is alive.
 */
public final class JsonTransport implements Transport {
  private static final int MAX_PINGS = 100;

  private final ConnectRequest request;
  private final Lifecycle lifecycle;
  private final WebSocketLine line;
  /** Pings without a pong yet, by number; any thread. */
  private final ConcurrentSkipListMap<Long, CompletableFuture<Long>> pings = new ConcurrentSkipListMap<>();
  private final AtomicLong pingsSent = new AtomicLong();
  private volatile LineTimer.Handle heartBeat = LineTimer.Handle.NONE;

  public JsonTransport(ConnectRequest request, TransportListener listener) {
    this.request = request;
    this.lifecycle = new Lifecycle(request, listener);
    this.line = new WebSocketLine(request, lifecycle, List.of(), new Wire());
  }

  @Override
  public Endpoint endpoint() {
    return request.endpoint();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public TransportState state() {
    return lifecycle.state();
  }

  @Override
  public CompletableFuture<Void> connect() {
    return lifecycle.begin(line::open, this::drop);
  }

  @Override
  public CompletableFuture<Void> publish(String topic, byte[] payload, boolean durable) {
    boolean ofRoom = Topic.parse(topic).filter(t -> t instanceof Topic.Chat || t instanceof Topic.Desk).isPresent();
    if (!ofRoom) {
      return CompletableFuture
          .failedFuture(new RefusedException("This line carries messages of rooms only, not \"" + topic + "\"."));
    }
    if (!lifecycle.isConnected()) {
      return CompletableFuture.failedFuture(Faults.notConnected(request.endpoint()));
    }
    line.sendText(new String(payload, StandardCharsets.UTF_8));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Long> ping() {
    if (!lifecycle.isConnected()) {
      return CompletableFuture.failedFuture(Faults.notConnected(request.endpoint()));
    }
    CompletableFuture<Long> answer = new CompletableFuture<>();
    long number = pingsSent.incrementAndGet();
    pings.put(number, answer);
    if (pings.size() > MAX_PINGS) {
      pings.pollFirstEntry();
    }
    line.ping(number);
    return answer;
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
    lifecycle.end(Faults.closedHere(), () -> {
      heartBeat.cancel();
      line.close();
    });
  }

  @Override
  public void abort() {
    lifecycle.end(Faults.cutHere(), this::drop);
  }

  private void drop() {
    heartBeat.cancel();
    line.abort();
  }

  /** Called on the line's threads. */
  private final class Wire implements WebSocketLine.Handler {
    @Override
    public void opened() {
      LineTimer.Handle timer = LineTimer.every(request.heartBeat(), () -> line.ping(0));
      heartBeat = timer;
      if (!lifecycle.connected()) {
        timer.cancel();
      }
    }

    @Override
    public void message(byte[] bytes) {
      String room = RoomReader.room(bytes);
      String topic = Topic.isName(room) ? new Topic.Chat(room).path() : "";
      lifecycle.received(new Inbound(topic, bytes, false, false, System.nanoTime(), () -> {}));
    }

    @Override
    public void pong(long number) {
      CompletableFuture<Long> answer = pings.remove(number);
      // a server need not answer but the newest
      pings.headMap(number).clear();
      if (answer != null) {
        answer.complete(System.nanoTime());
      }
    }

    @Override
    public void closed(int code, TransportException why) {
      lifecycle.end(why, JsonTransport.this::drop);
    }
  }
}
