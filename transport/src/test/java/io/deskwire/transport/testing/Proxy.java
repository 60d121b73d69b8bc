package io.deskwire.transport.testing;

import io.deskwire.transport.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP proxy that can break the line between a client and a broker in the ways that networks do. */
public final class Proxy implements AutoCloseable {
  private final Endpoint target;
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean blackHole;

  public Proxy(Endpoint target) {
    this.target = target;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public Endpoint endpoint() {
    return new Endpoint(target.dialect(), "127.0.0.1", server.getLocalPort(), target.path());
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        Socket broker = new Socket(target.host(), target.port());
        client.setTcpNoDelay(true);
        broker.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(broker);
        Thread.ofVirtual().start(() -> pump(client, broker));
        Thread.ofVirtual().start(() -> pump(broker, client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16 << 10];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (!blackHole) {
          out.write(buffer, 0, count);
        }
      }
    } catch (IOException e) {
      // cut
    }
    if (!blackHole) { // which swallows goodbyes too
      drop(from);
      drop(to);
    }
  }

  /** Swallows everything in both directions from now on, without closing anything. */
  public void blackHole() {
    blackHole = true;
  }

  /** Closes every connection; new ones are taken. */
  public void cut() {
    sockets.forEach(Proxy::drop);
    sockets.clear();
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
