package io.deskwire.bench;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;

/** Java-WebSocket with as little STOMP by hand as a small message needs: one frame in each WebSocket message. */
final class RawStomp implements RawLine {
  private static final String DESTINATION = "/topic/bench.raw";
  private static final String CONNECTED = "connected";
  private static final String SUBSCRIBED = "subscribed";

  private final Client client;
  private final @Nullable Reader reader;
  private final Map<String, CompletableFuture<Void>> expected = new ConcurrentHashMap<>();
  private final AtomicLong receipts = new AtomicLong();

  RawStomp(Endpoint endpoint, Credentials credentials, @Nullable Reader reader) throws InterruptedException {
    this.reader = reader;
    client = new Client(URI.create("ws://" + endpoint.host() + ":" + endpoint.port() + endpoint.path()));
    client.setTcpNoDelay(true);
    if (!client.connectBlocking()) {
      throw new IllegalStateException("no connection to " + endpoint);
    }
    CompletableFuture<Void> connected = expect(CONNECTED);
    send("CONNECT\naccept-version:1.2\nhost:/\nlogin:" + credentials.user() + "\npasscode:" + credentials.password()
        + "\nheart-beat:0,0\n\n", new byte[0]);
    connected.join();
    if (reader != null) {
      CompletableFuture<Void> subscribed = expect(SUBSCRIBED);
      send("SUBSCRIBE\nid:0\ndestination:" + DESTINATION
          + "\nack:client-individual\nconsumer-window-size:1048576\nreceipt:"
          + SUBSCRIBED + "\n\n", new byte[0]);
      subscribed.join();
    }
  }

  private CompletableFuture<Void> expect(String name) {
    CompletableFuture<Void> future = new CompletableFuture<>();
    expected.put(name, future);
    return future;
  }

  private void come(String name) {
    CompletableFuture<Void> future = expected.remove(name);
    if (future != null) {
      future.complete(null);
    }
  }

  @Override
  public CompletableFuture<Void> publish(byte[] payload) {
    String receipt = "r" + receipts.incrementAndGet();
    CompletableFuture<Void> confirmed = expect(receipt);
    send("SEND\ndestination:" + DESTINATION + "\npersistent:true\ncontent-length:" + payload.length + "\nreceipt:"
        + receipt + "\n\n", payload);
    return confirmed;
  }

  private void send(String head, byte[] body) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(head.length() + body.length + 1);
    frame.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    frame.writeBytes(body);
    frame.write(0);
    client.send(frame.toByteArray());
  }

  private void frame(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int bodyAt = text.indexOf("\n\n") + 2;
    String head = text.substring(0, Math.max(1, bodyAt - 1));
    if (head.startsWith("CONNECTED")) {
      come(CONNECTED);
    } else if (head.startsWith("RECEIPT")) {
      come(header(head, "receipt-id"));
    } else if (head.startsWith("MESSAGE") && reader != null) {
      reader.message(text.substring(bodyAt, text.indexOf('\0', bodyAt)).getBytes(StandardCharsets.UTF_8));
      send("ACK\nid:" + header(head, "ack") + "\n\n", new byte[0]);
    }
  }

  private static String header(String head, String name) {
    int at = head.indexOf("\n" + name + ":") + name.length() + 2;
    return head.substring(at, head.indexOf('\n', at));
  }

  @Override
  public void close() {
    client.close();
  }

  private final class Client extends WebSocketClient {
    Client(URI uri) {
      super(uri, new Draft_6455(List.of(), List.of(new Protocol("v12.stomp"))));
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      // the constructor goes on
    }

    @Override
    public void onMessage(String message) {
      frame(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void onMessage(ByteBuffer message) {
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      frame(bytes);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      IllegalStateException gone = new IllegalStateException("closed: " + code + " " + reason);
      expected.values().forEach(future -> future.completeExceptionally(gone));
    }

    @Override
    public void onError(Exception e) {
      // onClose follows
    }
  }
}
