package io.deskwire.transport.websocket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** A WebSocket server of which the test writes every byte, for one client. */
final class HandWrittenServer implements AutoCloseable {
  private static final String KEY = "sec-websocket-key:";
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  /** Instead of an opcode: the client has gone. */
  static final int GONE = -1;

  /** A frame of the client, unmasked. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Frame(int opcode, byte[] payload) {
    /** The code of a close frame, 1005 for none. */
    int closeCode() {
      return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    }
  }

  private final ServerSocket server;
  private final boolean upgrades;
  private final CompletableFuture<Socket> client = new CompletableFuture<>();
  /** What the client has sent after the upgrade. */
  final BlockingQueue<Frame> received = new LinkedBlockingQueue<>();

  HandWrittenServer() {
    this(true);
  }

  /** @param upgrades false to leave the answer to the request to the test too */
  HandWrittenServer(boolean upgrades) {
    this.upgrades = upgrades;
    try {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  Endpoint endpoint() {
    return new Endpoint(Dialect.JSON_WS, "127.0.0.1", server.getLocalPort(), "/");
  }

  private void serve() {
    try {
      Socket socket = server.accept();
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      String request = head(in);
      if (upgrades) {
        socket.getOutputStream().write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            + "Connection: Upgrade\r\nSec-WebSocket-Accept: " + accept(request) + "\r\n\r\n").getBytes(ISO_8859_1));
      }
      client.complete(socket);
      while (true) {
        received.add(frame(in));
      }
    } catch (IOException e) {
      client.completeExceptionally(e);
      received.add(new Frame(GONE, new byte[0]));
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(next(in));
    }
    return head.toString(ISO_8859_1);
  }

  private static int next(InputStream in) throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  private static String accept(String request) {
    String key = request.lines().filter(line -> line.regionMatches(true, 0, KEY, 0, KEY.length())).findFirst()
        .map(line -> line.substring(KEY.length()).strip()).orElseThrow();
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Frame frame(InputStream in) throws IOException {
    int opcode = next(in) & 0x0f;
    int length = next(in) & 0x7f;
    int more = length == 126 ? 2 : length == 127 ? 8 : 0;
    length = more == 0 ? length : 0;
    for (int i = 0; i < more; i++) {
      length = length << 8 | next(in);
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return new Frame(opcode, payload);
  }

  /** Writes to the client as soon as there is one. A client that has gone is no error: that is what is tested. */
  void write(byte[] bytes) {
    try {
      client.join().getOutputStream().write(bytes);
    } catch (IOException e) {
      // it has closed on something before
    }
  }

  /** Ends the stream. */
  void end() throws IOException {
    client.join().shutdownOutput();
  }

  /** A frame as servers write them, its length in as few bytes as possible. */
  static byte[] frame(int firstByte, byte[] payload) {
    int length = payload.length;
    int more = length < 126 ? 0 : length < 65_536 ? 2 : 8;
    byte[] frame = new byte[2 + more + length];
    frame[0] = (byte) firstByte;
    frame[1] = (byte) (more == 0 ? length : more == 2 ? 126 : 127);
    for (int i = 0; i < more; i++) {
      frame[1 + more - i] = (byte) ((long) length >> (8 * i));
    }
    System.arraycopy(payload, 0, frame, 2 + more, length);
    return frame;
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (client.isDone() && !client.isCompletedExceptionally()) {
      client.join().close();
    }
  }
}
