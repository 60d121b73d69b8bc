package io.deskwire.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.transport.Dialect;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts at a byte, and just before a broker's confirmation. */
@Timeout(60)
class FaultProxyCutTest {
  private static final String HTTP = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
  private static final String PUBACK = "@\2\0\7";
  /** A message whose payload looks like a confirmation. */
  private static final String PUBLISH = "0\10\0\2ab" + PUBACK;

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** A frame of a server: one byte of length up to 125, two above. */
  private static String frame(int first, String payload) {
    int length = payload.length();
    String head = length < 126
        ? "" + (char) first + (char) length
        : "" + (char) first + (char) 126 + (char) (length >> 8) + (char) (length & 0xff);
    return head + payload;
  }

  /** What the client gets before the connection ends, when the broker sends this in pieces of this size. */
  private static String received(Dialect dialect, String sent, int piece, Toxic toxic) throws Exception {
    try (EchoServer server = new EchoServer(false);
        FaultProxy proxy = new FaultProxy(server.endpoint(dialect), 1);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.endpoint().port())) {
      Socket broker = server.accepted.take();
      proxy.set(Direction.DOWN, toxic);
      byte[] bytes = bytes(sent);
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      try {
        for (int from = 0; from < bytes.length; from += piece) {
          broker.getOutputStream().write(bytes, from, Math.min(piece, bytes.length - from));
        }
      } catch (IOException e) {
        // the cut has come already
      }
      int next = client.getInputStream().read();
      while (next >= 0) {
        got.write(next);
        next = client.getInputStream().read();
      }
      return got.toString(ISO_8859_1);
    }
  }

  private static Toxic before(Predicate<byte[]> packet) {
    return new Toxic.CutBefore(packet, Ending.CLOSE);
  }

  @Test
  void cutsAfterABytesNumber() throws Exception {
    assertThat(received(Dialect.MQTT, "0123456789", 10, new Toxic.CutAfter(4, Ending.CLOSE))).isEqualTo("0123");
  }

  @Test
  void resetsAtTheNextByte() {
    assertThatThrownBy(() -> received(Dialect.MQTT, "0123456789", 10, new Toxic.CutAfter(0, Ending.RESET)))
        .isInstanceOf(SocketException.class).hasMessageContaining("reset");
  }

  @Test
  void cutsBeforeAConfirmationOfMqtt() throws Exception {
    assertThat(received(Dialect.MQTT, PUBLISH + PUBLISH + PUBACK + PUBLISH, 1000, before(Confirmations.mqttPuback())))
        .isEqualTo(PUBLISH + PUBLISH);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void neverPassesAConfirmationThatComesInPieces(int piece) throws Exception {
    String got = received(Dialect.MQTT, PUBLISH + PUBACK + PUBLISH, piece, before(Confirmations.mqttPuback()));

    assertThat(got).startsWith(PUBLISH).hasSizeLessThan(PUBLISH.length() + PUBACK.length());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1000})
  void cutsBeforeAConfirmationOfMqttOverWebSocket(int piece) throws Exception {
    String before = HTTP + frame(0x82, PUBLISH) + frame(0x89, PUBACK) + frame(0x82, PUBLISH.repeat(20));
    String got = received(Dialect.MQTT_WS, before + frame(0x82, PUBLISH + PUBACK) + frame(0x82, PUBLISH), piece,
        before(Confirmations.mqttPuback()));

    assertThat(got).startsWith(before).hasSizeLessThan(before.length() + 2 + PUBLISH.length() + PUBACK.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n\n", "MESSAGE\nsubscription:s1\n\nHello\0", "MESSAGE\n\nHello\0\n"})
  void cutsBeforeAConfirmationOfStomp(String first) throws Exception {
    String before = HTTP + frame(0x81, "MESSAGE\n\nyour RECEIPT\nis here\0");
    String got = received(Dialect.STOMP_WS, before + frame(0x81, first + "RECEIPT\nreceipt-id:m1\n\n\0"), 1000,
        before(Confirmations.stompReceipt()));

    assertThat(got).isEqualTo(before);
  }

  @Test
  void readsWhatAClientHasMasked() {
    Packets packets = new Packets(Packets.Form.WEBSOCKET);
    assertThat(packets.find(bytes("GET / HTTP/1.1\r\n\r\n"), packet -> true)).isEqualTo(-1);
    byte[] masked = {(byte) 0x81, (byte) 0x82, 1, 2, 3, 4, 'a' ^ 1, 'b' ^ 2};

    assertThat(packets.find(masked, packet -> new String(packet, ISO_8859_1).equals("ab"))).isZero();
  }

  @Test
  void keepsOnlyTheStartOfALargePacket() {
    Packets packets = new Packets(Packets.Form.MQTT);
    int[] seen = new int[1];
    byte[] head = {0x30, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x01}; // 2 MiB

    assertThat(packets.find(head, packet -> true)).isEqualTo(-1);
    for (int i = 0; i < 32; i++) {
      packets.find(new byte[64 << 10], packet -> {
        seen[0] = packet.length;
        return false;
      });
    }

    assertThat(seen[0]).isEqualTo(Packets.KEPT);
  }

  @Test
  void startsLookingInTheMiddleOfAStream() {
    Packets packets = new Packets(Packets.Form.MQTT);
    byte[] bytes = bytes(PUBLISH + PUBLISH + PUBACK);

    assertThat(packets.find(java.util.Arrays.copyOf(bytes, 5), null)).isEqualTo(-1);
    assertThat(
        packets.find(java.util.Arrays.copyOfRange(bytes, 5, bytes.length), Confirmations.mqttPuback()))
        .isEqualTo(2 * PUBLISH.length() - 5);
  }

  @Test
  void takesTlsPieceByPiece() {
    Packets packets = new Packets(Packets.Form.of(Dialect.MQTTS));

    assertThat(packets.find(bytes("anything"), packet -> packet.length == 8)).isZero();
    assertThat(packets.find(bytes("else"), packet -> packet.length == 8)).isEqualTo(-1);
  }
}
