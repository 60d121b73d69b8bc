package io.deskwire.transport.testing;

import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** STOMP by hand, for what our transport would never say. A broker's frames fit into one WebSocket message each. */
public final class RawStomp implements AutoCloseable {
  /** What has come, as text. */
  public final List<String> frames = new CopyOnWriteArrayList<>();

  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private volatile boolean closed;

  /** Signed in when this returns. */
  public RawStomp(Endpoint endpoint, Credentials user) {
    socket = http.newWebSocketBuilder().subprotocols("v12.stomp")
        .buildAsync(URI.create("ws://" + endpoint.host() + ":" + endpoint.port() + endpoint.path()), new Listener())
        .join();
    send("CONNECT\naccept-version:1.2\nhost:/\nlogin:" + user.user() + "\npasscode:" + user.password()
        + "\nheart-beat:0,0\n\n");
    Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> has("CONNECTED"));
  }

  /** Head and body of one frame. */
  public void send(String frame) {
    socket.sendBinary(ByteBuffer.wrap((frame + "\0").getBytes(StandardCharsets.UTF_8)), true).join();
  }

  public boolean has(String command) {
    return frames.stream().anyMatch(frame -> frame.startsWith(command));
  }

  /** Whether the broker has refused something: it says ERROR, or closes without a word. */
  public boolean isRefused() {
    return closed || has("ERROR");
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }

  private final class Listener implements WebSocket.Listener {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
      return onBinary(ws, StandardCharsets.UTF_8.encode(data.toString()), last);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket ws, ByteBuffer data, boolean last) {
      byte[] piece = new byte[data.remaining()];
      data.get(piece);
      message.writeBytes(piece);
      if (last) {
        frames.add(message.toString(StandardCharsets.UTF_8));
        message.reset();
      }
      ws.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket ws, int code, String reason) {
      closed = true;
      return null;
    }

    @Override
    public void onError(WebSocket ws, Throwable error) {
      closed = true;
    }
  }
}
