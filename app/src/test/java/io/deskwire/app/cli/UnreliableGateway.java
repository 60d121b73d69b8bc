package io.deskwire.app.cli;

import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A plain JSON gateway on loopback that does to every fifth message what no gateway should. */
final class UnreliableGateway implements AutoCloseable {

  /** What it does. */
  enum Habit {
    /** Nothing: it works. */
    NONE,
    /** It is gone. */
    DROP,
    /** It comes a second time, under another id. */
    DOUBLE,
    /** It comes a second time as it is. */
    REPEAT,
    /** It comes after the next one. */
    SWAP
  }

  private final Habit habit;
  private final CountDownLatch started = new CountDownLatch(1);
  private final Server server = new Server();

  private UnreliableGateway(Habit habit) {
    this.habit = habit;
  }

  static UnreliableGateway start(Habit habit) throws InterruptedException {
    UnreliableGateway gateway = new UnreliableGateway(habit);
    gateway.server.setReuseAddr(true);
    gateway.server.setTcpNoDelay(true);
    gateway.server.setDaemon(true);
    gateway.server.start();
    gateway.started.await();
    return gateway;
  }

  String url() {
    return new Endpoint(Dialect.JSON_WS, "127.0.0.1", server.getPort(), "/").url();
  }

  @Override
  public void close() {
    try {
      server.stop(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One thread works, so that the order is that of arrival. */
  private final class Server extends WebSocketServer {
    private final List<String> held = new ArrayList<>();
    private int count; // guarded by held

    Server() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    }

    @Override
    public void onMessage(WebSocket from, String text) {
      synchronized (held) {
        boolean fifth = ++count % 5 == 0;
        switch (fifth ? habit : Habit.NONE) {
          case NONE -> broadcast(text);
          case DROP -> {
            return;
          }
          case DOUBLE -> {
            broadcast(text);
            broadcast(text.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"made-up-" + count + "\""));
          }
          case REPEAT -> {
            broadcast(text);
            broadcast(text);
          }
          case SWAP -> {
            held.add(text);
            return;
          }
        }
        held.forEach(this::broadcast);
        held.clear();
      }
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {}

    @Override
    public void onError(@Nullable WebSocket client, Exception e) {}
  }
}
