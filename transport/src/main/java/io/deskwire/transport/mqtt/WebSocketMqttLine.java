package io.deskwire.transport.mqtt;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.line.Lifecycle;
import io.deskwire.transport.websocket.WebSocketLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * MQTT over WebSocket. The library's own drops the link on a ping, on a fragment, or on a stall of a second within a
 * frame (measured).
 */
final class WebSocketMqttLine implements Line {
  private final WebSocketLine line;
  private final Lifecycle lifecycle;
  private final ByteFeed feed = new ByteFeed();
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final StartGate gate = new StartGate();
  private volatile @Nullable TransportException fault;

  WebSocketMqttLine(ConnectRequest request, Lifecycle lifecycle) {
    this.lifecycle = lifecycle;
    this.line = new WebSocketLine(request, lifecycle, List.of("mqtt"), new Wire());
  }

  @Override
  public void start() throws IOException {
    Thread.currentThread().setName("deskwire-mqtt-connect"); // the library names it after the secret client id
    line.open();
    try {
      opened.get();
    } catch (ExecutionException e) {
      gate.pass();
      throw new IOException(e);
    } catch (InterruptedException e) {
      gate.pass();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    lifecycle.stage("answer the sign-in");
  }

  @Override
  public InputStream getInputStream() {
    return new PacketInput(feed, lifecycle, gate);
  }

  @Override
  public OutputStream getOutputStream() {
    return new PacketOutput(new Out(), gate);
  }

  @Override
  public void stop() {
    line.close();
    feed.end();
  }

  @Override
  public @Nullable TransportException fault() {
    return fault;
  }

  @Override
  public void abort() {
    line.abort();
    feed.end();
    opened.completeExceptionally(new ConnectionLostException("The attempt was given up."));
  }

  @Override
  public StartGate gate() {
    return gate;
  }

  @Override
  public boolean isNoDelay() {
    return line.isNoDelay();
  }

  private final class Out extends OutputStream {
    @Override
    public void write(int b) {
      line.sendStream(new byte[]{(byte) b});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      line.sendStream(Arrays.copyOfRange(bytes, offset, offset + length));
    }
  }

  /** Called on the line's threads. */
  private final class Wire implements WebSocketLine.Handler {
    @Override
    public void opened() {
      opened.complete(null);
    }

    @Override
    public void message(byte[] bytes) {
      feed.add(bytes);
    }

    @Override
    public void closed(int code, TransportException why) {
      fault = why;
      opened.completeExceptionally(why);
      feed.end();
    }
  }
}
