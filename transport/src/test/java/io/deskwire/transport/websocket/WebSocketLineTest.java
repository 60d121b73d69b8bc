package io.deskwire.transport.websocket;

import static io.deskwire.transport.websocket.HandWrittenServer.frame;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.transport.BadEndpointException;
import io.deskwire.transport.ConnectionLostException;
import io.deskwire.transport.TransportException;
import io.deskwire.transport.testing.LineThreads;
import io.deskwire.transport.websocket.HandWrittenServer.Frame;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases that the Autobahn suite lists, written by hand: each is delivered or ends the line with a sentence. */
@Timeout(60)
class WebSocketLineTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int FIN = 0x80;
  private static final int CONTINUED = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final LineThreads threads = new LineThreads();
  private final HandWrittenServer server = new HandWrittenServer();
  private final TestLine line = new TestLine(server.endpoint());

  @AfterEach
  void nothingIsLeft() throws Exception {
    line.close();
    server.close();
    await().atMost(SOON).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> assertThat(threads.since()).isEmpty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private byte[] message() {
    await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> !line.messages.isEmpty());
    return line.messages.removeFirst();
  }

  /** What the client has said, its masked bytes read. */
  private Frame said() throws InterruptedException {
    return Objects.requireNonNull(server.received.poll(SOON.toSeconds(), TimeUnit.SECONDS), "the client said nothing");
  }

  private TransportException closed() throws Exception {
    TransportException why = line.closed.get(SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(why).isInstanceOf(ConnectionLostException.class);
    assertThat(why.getMessage()).endsWith(".").doesNotContain("Exception").doesNotContain("\n");
    return why;
  }

  private void assertRefused(int code, String sentence) throws Exception {
    assertThat(closed()).hasMessageContaining(sentence);
    assertThat(line.closeCode.join()).as("a dialect must not take this side's code for the broker's").isEqualTo(1006);
    assertGoodbye(code);
    assertThat(line.messages).isEmpty();
  }

  /**
   * The library's writer leaves its goodbye unsaid when it is interrupted just between two writes, which cannot be helped
   * from outside; what it says must be right.
   */
  private void assertGoodbye(int code) throws InterruptedException {
    Frame goodbye = said();
    if (goodbye.opcode() != HandWrittenServer.GONE) {
      assertThat(goodbye.opcode()).isEqualTo(CLOSE);
      assertThat(goodbye.closeCode()).isEqualTo(code);
    }
  }

  // ---- delivered

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 1 << 20})
  void everyLength(int length) {
    byte[] payload = bytes("x".repeat(length));
    server.write(frame(FIN | BINARY, payload));
    server.write(frame(FIN | TEXT, payload));

    assertThat(message()).isEqualTo(payload);
    assertThat(message()).isEqualTo(payload);
  }

  @Test
  void byteByByte() {
    byte[] wire = joined(frame(FIN | TEXT, bytes("x".repeat(130))), frame(TEXT, bytes("Grü")),
        frame(FIN | CONTINUED, bytes("ße")));
    for (byte one : wire) {
      server.write(new byte[]{one});
    }

    assertThat(message()).hasSize(130);
    assertThat(message()).isEqualTo(bytes("Grüße"));
  }

  @Test
  void controlFramesBetweenFragments() throws Exception {
    server.write(joined(frame(TEXT, bytes("one,")), frame(FIN | PING, bytes("there?")),
        frame(CONTINUED, bytes("two,")), frame(FIN | PONG, bytes("unasked")), frame(CONTINUED, bytes("")),
        frame(FIN | CONTINUED, bytes("three")), frame(FIN | BINARY, bytes("next"))));

    assertThat(message()).isEqualTo(bytes("one,two,three"));
    assertThat(message()).isEqualTo(bytes("next"));
    Frame pong = said();
    assertThat(pong.opcode()).isEqualTo(PONG);
    assertThat(pong.payload()).isEqualTo(bytes("there?"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void utf8SplitWithinACharacter(int at) {
    byte[] text = bytes("ö😀");
    server.write(joined(frame(TEXT, Arrays.copyOf(text, at)), frame(FIN | PING, bytes("")),
        frame(FIN | CONTINUED, Arrays.copyOfRange(text, at, text.length))));

    assertThat(message()).isEqualTo(text);
  }

  @Test
  void thePingOfTheGreatestLength() throws Exception {
    server.write(frame(FIN | PING, new byte[125]));

    assertThat(said().payload()).hasSize(125);
  }

  @Test
  void bytesThatAreNoTextInABinaryMessage() {
    server.write(joined(frame(BINARY, hex("c3")), frame(FIN | CONTINUED, hex("28ff"))));

    assertThat(message()).isEqualTo(hex("c328ff"));
  }

  // ---- refused

  @ParameterizedTest
  @ValueSource(strings = {"c328", "ff", "c0af", "eda080", "f4908080", "48c3", "f09f98"})
  void textThatIsNotUtf8(String digits) throws Exception {
    server.write(frame(FIN | TEXT, hex(digits)));

    assertRefused(1007, "not UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"c3,28", "48,ff", "f09f,98", "48,65c3"})
  void textThatIsNotUtf8OverFragments(String first, String second) throws Exception {
    server.write(joined(frame(TEXT, hex(first)), frame(FIN | CONTINUED, hex(second))));

    assertRefused(1007, "not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40, 0x20, 0x10, 0x70})
  void reservedBits(int bits) throws Exception {
    server.write(frame(FIN | bits | TEXT, bytes("x")));

    assertRefused(1002, "not WebSocket");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
  void reservedOpcodes(int opcode) throws Exception {
    server.write(frame(FIN | opcode, bytes("x")));

    assertRefused(1002, "not WebSocket");
  }

  @ParameterizedTest
  @ValueSource(ints = {CLOSE, PING, PONG})
  void controlFramesInFragmentsOrTooLong(int opcode) throws Exception {
    server.write(opcode == PONG ? frame(opcode, bytes("x")) : frame(FIN | opcode, new byte[126]));

    assertRefused(1002, "not WebSocket");
  }

  @Test
  void continuationOfNothing() throws Exception {
    server.write(frame(CONTINUED, bytes("x")));

    assertRefused(1002, "not WebSocket");
  }

  @Test
  void endOfNothing() throws Exception {
    server.write(frame(FIN | CONTINUED, bytes("x")));

    assertRefused(1002, "not WebSocket");
  }

  @ParameterizedTest
  @ValueSource(ints = {TEXT, FIN | TEXT, BINARY, FIN | BINARY})
  void aMessageWithinAMessage(int first) throws Exception {
    server.write(joined(frame(TEXT, bytes("x")), frame(first, bytes("y"))));

    assertRefused(1002, "not WebSocket");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000000002000001", "000000007fffffff", "0000000080000000", "7fffffffffffffff",
      "ffffffffffffffff"})
  void aFrameOverTheLimit(String length) throws Exception {
    server.write(joined(hex("827f"), hex(length)));

    assertRefused(1009, "over 32 MiB");
  }

  @Test
  void fragmentsThatTogetherAreOverTheLimit() throws Exception {
    byte[] fragment = new byte[4 << 20];
    server.write(frame(BINARY, fragment));
    for (int i = 0; i < 7; i++) {
      server.write(frame(CONTINUED, fragment));
    }
    server.write(frame(CONTINUED, bytes("x")));

    assertRefused(1009, "over 32 MiB");
  }

  /** Each costs memory, however short it is. */
  @Test
  void fragmentsWithoutEnd() throws Exception {
    byte[] fragments = joined(frame(CONTINUED, bytes("")), frame(CONTINUED, bytes("x")));
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 10_000; i++) {
      many.writeBytes(fragments);
    }
    server.write(frame(TEXT, bytes("x")));
    for (int i = 0; i < 60 && !line.closed.isDone(); i++) {
      server.write(many.toByteArray());
    }

    assertRefused(1009, "over 32 MiB");
  }

  // ---- closes

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
  void goodbyes(int code) throws Exception {
    server.write(joined(frame(BINARY, bytes("never ends")),
        frame(FIN | CLOSE, joined(new byte[]{(byte) (code >> 8), (byte) code}, bytes("see yöu")))));

    assertThat(closed()).hasMessageContaining("has closed the connection (" + code + ": see yöu).");
    assertThat(line.closeCode.join()).isEqualTo(code);
    assertGoodbye(code);
  }

  @Test
  void aGoodbyeWithoutACode() throws Exception {
    server.write(frame(FIN | CLOSE, bytes("")));

    assertThat(closed()).hasMessageContaining("has closed the connection");
    assertGoodbye(1000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
  void goodbyesThatMustNotBeSaid(int code) throws Exception {
    server.write(frame(FIN | CLOSE, new byte[]{(byte) (code >> 8), (byte) code}));

    assertRefused(1002, "not WebSocket");
  }

  @Test
  void aGoodbyeOfHalfACode() throws Exception {
    server.write(frame(FIN | CLOSE, hex("03")));

    closed();
    assertGoodbye(1002);
  }

  @Test
  void aGoodbyeThatIsNotUtf8() throws Exception {
    server.write(frame(FIN | CLOSE, hex("03e8c328")));

    assertThat(closed()).hasMessageContaining("not WebSocket");
    assertGoodbye(1002);
  }

  @Test
  void nothingIsDeliveredAfterAGoodbye() throws Exception {
    server.write(joined(frame(FIN | CLOSE, hex("03e8")), frame(FIN | TEXT, bytes("late"))));

    closed();
    assertThat(line.messages).isEmpty();
  }

  @Test
  void theEndOfTheStreamWithinAFrame() throws Exception {
    server.write(hex("8105"));
    server.end();

    assertThat(closed()).hasMessageContaining("was cut");
  }

  // ---- before the upgrade

  @Test
  void anAnswerWithoutEnd() throws Exception {
    try (HandWrittenServer endless = new HandWrittenServer(false);
        TestLine refused = new TestLine(endless.endpoint())) {
      byte[] header = bytes("X-More: " + "x".repeat(1000) + "\r\n");
      endless.write(bytes("HTTP/1.1 101 Switching Protocols\r\n"));
      for (int i = 0; i < 100; i++) {
        endless.write(header);
      }

      assertThat(refused.closed.get(SOON.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(BadEndpointException.class)
          .hasMessageContaining("not a WebSocket server");
    }
  }
}
