package io.deskwire.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * What ends TLS in front of a broker: its certificate can be changed while it runs, and the line behind it can be broken
 * by a proxy that reads the packets. On loopback; virtual threads, two for each connection.
 */
final class TlsRelay implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile SSLContext context;

  /** @param target port on loopback */
  TlsRelay(int target, SSLContext context) {
    this.target = target;
    this.context = context;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Shows this certificate from now on, and ends the connections that there are. */
  void use(SSLContext other) {
    context = other;
    sockets.forEach(TlsRelay::drop);
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        threads.execute(() -> relay(client));
      }
    } catch (IOException | RejectedExecutionException e) {
      // closed
    }
  }

  private void relay(Socket client) {
    Socket broker = new Socket();
    sockets.add(client);
    sockets.add(broker);
    try {
      SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), true);
      secured.setUseClientMode(false);
      secured.setTcpNoDelay(true);
      secured.startHandshake();
      broker.setTcpNoDelay(true);
      broker.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      threads.execute(() -> copy(broker, secured));
      copy(secured, broker);
    } catch (IOException | RejectedExecutionException e) {
      drop(client);
      drop(broker);
    } finally {
      sockets.remove(client);
      sockets.remove(broker);
    }
  }

  /** Until either side ends, which ends both. */
  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16 << 10];
      int count = in.read(buffer);
      while (count >= 0) {
        out.write(buffer, 0, count);
        count = in.read(buffer);
      }
    } catch (IOException e) {
      // over
    } finally {
      drop(from);
      drop(to);
    }
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
    sockets.forEach(TlsRelay::drop);
    threads.close();
  }
}
