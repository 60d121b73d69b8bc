package io.deskwire.fault;

import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A server whose side of each connection the test holds in its hand. */
final class EchoServer implements AutoCloseable {
  private final ServerSocket server;
  private final boolean echoes;
  /** Those that came, in order. */
  final BlockingQueue<Socket> accepted = new LinkedBlockingQueue<>();

  EchoServer() {
    this(true);
  }

  /** @param echoes false for one that says nothing by itself */
  EchoServer(boolean echoes) {
    this.echoes = echoes;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  Endpoint endpoint(Dialect dialect) {
    return new Endpoint(dialect, "127.0.0.1", server.getLocalPort(), dialect.defaultPath());
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        accepted.add(socket);
        if (echoes) {
          Thread.ofVirtual().start(() -> echo(socket));
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // cut
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : accepted) {
      socket.close();
    }
  }
}
