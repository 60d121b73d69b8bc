package io.deskwire.transport.websocket;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.line.Dialer;
import io.deskwire.transport.line.Faults;
import io.deskwire.transport.line.Lifecycle;
import io.deskwire.transport.line.LineTimer;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection, used once. Any thread may call; nothing blocks. The handler is called on the reader thread,
 * except for {@link Handler#closed}, which can come from the writer thread.
 */
public final class WebSocketLine {
  /**
   * Far above what the protocol allows, so that an oversized message can be put aside by name. A low limit closes the
   * connection instead (1009), and again at every reconnect, because the broker sends the same message first.
   */
  public static final int MAX_MESSAGE = 32 << 20;
  /** Byte streams are cut into messages of this size: Artemis closes on frames over 65,536 bytes by default. */
  private static final int PIECE = 32 << 10;
  /** More messages than this waiting for the socket is a backlog. */
  private static final int BACKLOG = 32;
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final ConnectRequest request;
  private final Endpoint endpoint;
  private final Lifecycle lifecycle;
  private final Handler handler;
  private final Dialer dialer;
  private final Client client;
  /** Keeps the pieces of one write together. */
  private final ReentrantLock writes = new ReentrantLock();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile boolean open;

  /**
   * @param lifecycle    told what is being waited for, and of every byte that arrives
   * @param subProtocols one of them must be chosen by the server; empty for none
   */
  public WebSocketLine(ConnectRequest request, Lifecycle lifecycle, List<String> subProtocols, Handler handler) {
    this.request = request;
    this.endpoint = request.endpoint();
    this.lifecycle = lifecycle;
    this.handler = handler;
    this.dialer = new Dialer(request);
    this.client = new Client(uri(endpoint), new LineDraft(subProtocols, MAX_MESSAGE, lifecycle::alive));
  }

  private static URI uri(Endpoint endpoint) {
    String url = endpoint.url();
    return URI.create((endpoint.dialect().tls() ? "wss" : "ws") + url.substring(url.indexOf("://")));
  }

  /** Starts connecting on a thread of its own, which becomes the reader. */
  public void open() {
    Thread.ofPlatform().name("deskwire-ws-reader").daemon().start(this::run);
  }

  @SuppressWarnings("deprecation") // the only way to hand over a socket whose handshake was bounded and explained
  private void run() {
    Socket socket;
    try {
      socket = dialer.dial(lifecycle);
    } catch (TransportException e) {
      cutOnce(-1, e);
      return;
    }
    lifecycle.stage("answer the WebSocket request");
    client.setSocket(socket);
    client.run();
  }

  /** Sends bytes of a stream; where messages begin and end is ours to choose. Ignored when not open. */
  public void sendStream(byte[] bytes) {
    writes.lock();
    try {
      for (int from = 0; from < bytes.length; from += PIECE) {
        // the library reads backing arrays from their start
        client.send(ByteBuffer.wrap(bytes, from, Math.min(PIECE, bytes.length - from)).slice());
      }
    } catch (WebsocketNotConnectedException e) {
      // closed() has been called, or is about to be
    } finally {
      writes.unlock();
    }
  }

  /** Sends one text message. Ignored when not open. */
  public void sendText(String text) {
    try {
      client.send(text);
    } catch (WebsocketNotConnectedException e) {
      // closed() has been called, or is about to be
    }
  }

  /** Asks for a pong with this number; any server answers the newest of them. */
  public void ping(long number) {
    PingFrame ping = new PingFrame();
    ping.setPayload(ByteBuffer.allocate(Long.BYTES).putLong(0, number));
    try {
      client.sendFrame(ping);
    } catch (WebsocketNotConnectedException e) {
      // closed() has been called, or is about to be
    }
  }

  public boolean isBackedUp() {
    return client.getConnection() instanceof WebSocketImpl engine && engine.outQueue.size() > BACKLOG;
  }

  /** Whether small writes leave at once; for tests. */
  public boolean isNoDelay() {
    return dialer.isNoDelay();
  }

  /** Sends what is queued and a close frame, waits for the answer at most a second, then drops the socket. */
  public void close() {
    if (!open) {
      abort();
      return;
    }
    // never on the caller's thread: the library closes under a lock that it also holds when it calls back
    LineTimer.after(Duration.ZERO, client::close);
    LineTimer.after(GOODBYE, dialer::abort);
  }

  /** Drops the socket without a word, unless the connection has ended and its goodbye is on the way. */
  public void abort() {
    if (!ended.get()) {
      dialer.abort();
    }
  }

  /** Neither side has said goodbye, or never will. */
  private void cutOnce(int code, TransportException why) {
    if (ended.compareAndSet(false, true)) {
      dialer.abort();
      handler.closed(code, why);
    }
  }

  /** The writer thread has a close frame to send, and closes the socket behind it, unless it is stuck. */
  private void endOnce(int code, TransportException why) {
    if (ended.compareAndSet(false, true)) {
      LineTimer.after(GOODBYE, dialer::abort);
      handler.closed(code, why);
    }
  }

  /** What a dialect is told. */
  public interface Handler {
    /** The upgrade is done. */
    void opened();

    /** One message; the bytes are the receiver's. */
    void message(byte[] bytes);

    /** The answer to {@link WebSocketLine#ping}. */
    default void pong(long number) {}

    /**
     * Once, last.
     *
     * @param code the server's close code, 1006 when it has said none, negative when the line never opened
     */
    void closed(int code, TransportException why);
  }

  /** The library's client; its callbacks come on the reader thread. */
  private final class Client extends WebSocketClient {
    private volatile @Nullable Exception error;

    Client(URI uri, LineDraft draft) {
      super(uri, draft);
      setTcpNoDelay(true);
      setConnectionLostTimeout(0); // heart-beats are the dialect's
      setDaemon(true);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      open = true;
      handler.opened();
    }

    @Override
    public void onMessage(String message) {
      handler.message(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void onMessage(ByteBuffer bytes) {
      byte[] copy;
      if (bytes.hasArray() && bytes.arrayOffset() == 0 && bytes.position() == 0
          && bytes.remaining() == bytes.array().length) {
        copy = bytes.array(); // the library made it for this message alone
      } else {
        copy = new byte[bytes.remaining()];
        bytes.get(copy);
      }
      handler.message(copy);
    }

    @Override
    public void onWebsocketPong(WebSocket conn, Framedata frame) {
      ByteBuffer payload = frame.getPayloadData();
      if (payload.remaining() == Long.BYTES) {
        handler.pong(payload.getLong(payload.position()));
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      // the writer thread interrupts itself before it calls; what is told must not inherit that
      Thread.interrupted();
      if (!open) {
        cutOnce(-1, WebSocketFaults.neverOpened(endpoint, reason, error));
        return;
      }
      TransportException why = WebSocketFaults.closed(endpoint, code,
          reason == null ? "" : Faults.withoutSecrets(reason, request), remote);
      if (code == CloseFrame.ABNORMAL_CLOSE) {
        cutOnce(code, why);
      } else {
        endOnce(remote ? code : CloseFrame.ABNORMAL_CLOSE, why);
      }
    }

    @Override
    public void onError(Exception e) {
      error = e;
    }
  }
}
