package io.deskwire.transport.line;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.UnreachableException;
import io.deskwire.transport.tls.TlsContexts;
import io.deskwire.transport.tls.TlsFaults;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one attempt: look-up, TCP with every address in turn, TLS with the host name checked. Holds on to
 * the TCP socket below TLS, because closing a TLS socket can wait for a writer that is stuck.
 */
public final class Dialer {
  private static final int SLACK_MILLIS = 2000;

  private final ConnectRequest request;
  private final Object lock = new Object();
  private @Nullable Socket tcp; // guarded by lock
  private boolean aborted; // guarded by lock

  public Dialer(ConnectRequest request) {
    this.request = request;
  }

  /**
   * Blocks until the line is there; {@link #abort()} ends the wait.
   *
   * @param lifecycle told what is being waited for
   */
  public Socket dial(Lifecycle lifecycle) throws TransportException {
    long giveUpAt = System.nanoTime() + request.timeout().toNanos();
    Endpoint endpoint = request.endpoint();
    SSLContext tls = endpoint.dialect().tls() ? TlsContexts.of(request.trust()) : null;
    Socket connected = connect(endpoint, giveUpAt);
    if (tls == null) {
      return connected;
    }
    lifecycle.stage("answer the TLS handshake");
    return secure(connected, endpoint, tls, giveUpAt);
  }

  private Socket connect(Endpoint endpoint, long giveUpAt) throws TransportException {
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(endpoint.host());
    } catch (UnknownHostException e) {
      throw Faults.unreachable(endpoint, e);
    }
    IOException last = null;
    for (int i = 0; i < addresses.length; i++) {
      Socket socket = new Socket();
      hold(socket);
      try {
        // without it every request that waits for an answer costs about 39 ms (delayed ACK); TLS sits on this socket
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        socket.connect(new InetSocketAddress(addresses[i], endpoint.port()), share(giveUpAt, addresses.length - i));
        return socket;
      } catch (IOException e) {
        drop(socket);
        if (isAborted()) {
          throw new ConnectionLostException("The attempt was given up.", e);
        }
        last = e;
      }
    }
    throw last == null
        ? new UnreachableException("The host \"" + endpoint.host() + "\" has no address.")
        : Faults.unreachable(endpoint, last);
  }

  /** Milliseconds for the next of so many addresses, so that a dead one leaves time for the others. */
  private static int share(long giveUpAt, int left) {
    return (int) Math.max(1, (giveUpAt - System.nanoTime()) / 1_000_000 / left);
  }

  private Socket secure(Socket plain, Endpoint endpoint, SSLContext tls, long giveUpAt) throws TransportException {
    try {
      SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(plain, endpoint.host(), endpoint.port(), true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.setSoTimeout(share(giveUpAt, 1) + SLACK_MILLIS); // the deadline of the attempt comes first, and says it better
      secure.startHandshake();
      secure.setSoTimeout(0);
      return secure;
    } catch (IOException e) {
      drop(plain);
      if (isAborted()) {
        throw new ConnectionLostException("The attempt was given up.", e);
      }
      throw TlsFaults.of(endpoint, e);
    }
  }

  private void hold(Socket socket) throws ConnectionLostException {
    synchronized (lock) {
      if (aborted) {
        throw new ConnectionLostException("The attempt was given up.");
      }
      tcp = socket;
    }
  }

  private boolean isAborted() {
    synchronized (lock) {
      return aborted;
    }
  }

  /** Whether small writes leave at once; for tests. */
  public boolean isNoDelay() {
    Socket socket;
    synchronized (lock) {
      socket = tcp;
    }
    try {
      return socket != null && socket.getTcpNoDelay();
    } catch (SocketException e) {
      return false;
    }
  }

  /** Resets the TCP connection, as a crash would, and ends {@link #dial}. Any thread, does not block. */
  public void abort() {
    Socket socket;
    synchronized (lock) {
      aborted = true;
      socket = tcp;
    }
    if (socket != null) {
      try {
        socket.setSoLinger(true, 0);
      } catch (SocketException e) {
        // closed already
      }
      drop(socket);
    }
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
