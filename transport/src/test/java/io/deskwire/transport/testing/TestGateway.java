package io.deskwire.transport.testing;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * A gateway of the shape that many sites run: each text message is JSON with a room, goes to an exchange with the room as
 * routing key, and comes back to every client, the sender too, from a queue that listens to all rooms. No sign-in, no
 * acknowledgement, and it pings.
 */
public final class TestGateway implements TestBroker {
  private static @Nullable TestGateway shared;

  private final CountDownLatch started = new CountDownLatch(1);
  private final Server server = new Server(Ports.free());

  private TestGateway() throws InterruptedException {
    server.setReuseAddr(true);
    server.setTcpNoDelay(true);
    server.setDaemon(true);
    server.start();
    started.await();
  }

  /** The one of this JVM, started when first asked for. */
  public static synchronized TestGateway shared() {
    try {
      if (shared == null) {
        shared = new TestGateway();
      }
      return shared;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends everybody something that no well-behaved gateway would. */
  public void broadcast(String text) {
    server.broadcast(text);
  }

  @Override
  public Endpoint endpoint(Dialect dialect) {
    return TestBroker.loopback(dialect, server.getPort());
  }

  @Override
  public Credentials agent() {
    return Credentials.NONE;
  }

  @Override
  public Credentials restricted() {
    return Credentials.NONE;
  }

  @Override
  public int largestPayload() {
    return 30 << 20;
  }

  private final class Server extends WebSocketServer {
    Server(int port) {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onMessage(WebSocket from, String text) {
      if (text.contains("\"room\"")) {
        broadcast(text);
      }
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {}

    @Override
    public void onError(@Nullable WebSocket client, Exception e) {}
  }
}
