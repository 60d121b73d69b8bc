package io.deskwire.transport.websocket;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.line.Lifecycle;
import io.deskwire.transport.testing.RecordingListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line that keeps what it is told. */
final class TestLine implements WebSocketLine.Handler, AutoCloseable {
  final List<byte[]> messages = new CopyOnWriteArrayList<>();
  final CompletableFuture<TransportException> closed = new CompletableFuture<>();
  final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  final CompletableFuture<Void> opened;
  private final Lifecycle lifecycle;
  private final WebSocketLine line;

  /** Starts connecting. */
  TestLine(Endpoint endpoint) {
    ConnectRequest request = new ConnectRequest(endpoint, Credentials.NONE, TlsTrust.SYSTEM,
        new InboxName("line", false), List.of(), Duration.ofSeconds(30), ConnectRequest.DEFAULT_HEART_BEAT);
    lifecycle = new Lifecycle(request, new RecordingListener());
    line = new WebSocketLine(request, lifecycle, List.of(), this);
    opened = lifecycle.begin(line::open, line::abort);
  }

  @Override
  public void opened() {
    lifecycle.connected();
  }

  @Override
  public void message(byte[] bytes) {
    messages.add(bytes);
  }

  @Override
  public void closed(int code, TransportException why) {
    closeCode.complete(code);
    closed.complete(why);
    lifecycle.end(why, line::abort);
  }

  @Override
  public void close() {
    line.abort();
  }
}
