package io.deskwire.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.transport.ConnectRequest;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Dialect;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import io.deskwire.transport.TlsTrust;
import io.deskwire.transport.line.Lifecycle;
import io.deskwire.transport.testing.RecordingListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** Wherever the network cuts a stream of packets, and whatever is in it, the library reads packets or a stream's failure. */
@Tag("property")
class PacketInputPropertyTest {
  private static final byte[] SIGNED_IN = {0x20, 2, 0, 0};
  private static final int PUBLISH = 0x30;
  private static final int PUBLISH_QOS1 = 0x32;

  /** A source that gives as few bytes at once as a network may. */
  private static final class Trickle extends InputStream {
    private final InputStream bytes;
    private final Random random;

    Trickle(byte[] bytes, long seed) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.random = new Random(seed);
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return bytes.read(into, offset, length == 0 ? 0 : 1 + random.nextInt(length));
    }
  }

  private static PacketInput input(byte[] wire, long seed) {
    StartGate gate = new StartGate();
    gate.pass();
    return new PacketInput(new Trickle(wire, seed),
        new Lifecycle(new ConnectRequest(new Endpoint(Dialect.MQTT, "localhost", 1883, ""), Credentials.NONE,
            TlsTrust.SYSTEM, new InboxName("x", false), List.of(), ConnectRequest.DEFAULT_TIMEOUT,
            ConnectRequest.DEFAULT_HEART_BEAT), new RecordingListener()),
        gate);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] packet(int first, byte[]... parts) {
    byte[] body = joined(parts);
    return Packets.packet(first, body.length, body);
  }

  private static byte[] topic(String text) {
    return Packets.string(text.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<List<byte[]>> packets() {
    Arbitrary<String> topics = Arbitraries.strings().withCharRange('a', 'z').withChars('/').ofMaxLength(30);
    Arbitrary<byte[]> payloads = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    Arbitrary<byte[]> ids = Arbitraries.bytes().array(byte[].class).ofSize(2);
    return Arbitraries.<byte[]>oneOf(
        Combinators.combine(topics, payloads).as((topic, payload) -> packet(PUBLISH, topic(topic), payload)),
        Combinators.combine(topics, ids, payloads)
            .as((topic, id, payload) -> packet(PUBLISH_QOS1, topic(topic), id, payload)),
        ids.map(id -> packet(0x40, id)), ids.map(id -> packet(0x90, id, new byte[]{1, 0, (byte) 0x80})),
        Arbitraries.just(new byte[]{(byte) 0xd0, 0})).list().ofMinSize(1).ofMaxSize(12);
  }

  @Property(tries = 400)
  void packetsSurviveAnySplittingAndPacking(@ForAll("packets") List<byte[]> packets,
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int most) throws IOException {
    List<byte[]> all = new ArrayList<>(packets);
    all.addFirst(SIGNED_IN);
    byte[] wire = joined(all.toArray(byte[][]::new));
    Random random = new Random(seed);
    ByteArrayOutputStream read = new ByteArrayOutputStream();

    try (PacketInput in = input(wire, seed)) {
      byte[] buffer = new byte[most];
      int count = in.read(buffer, 0, 1 + random.nextInt(most));
      while (count >= 0) {
        read.write(buffer, 0, count);
        count = in.read(buffer, 0, 1 + random.nextInt(most));
      }
    }

    assertThat(read.toByteArray()).isEqualTo(wire); // none of these topics needs escaping
  }

  @Property(tries = 1000)
  void damagedPacketsFailAsAStreamDoes(@ForAll("packets") List<byte[]> packets,
      @ForAll long seed) {
    byte[] wire = joined(SIGNED_IN, joined(packets.toArray(byte[][]::new)));
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      wire[random.nextInt(wire.length)] = (byte) random.nextInt();
    }

    try (PacketInput in = input(Arrays.copyOf(wire, 1 + random.nextInt(wire.length)), seed)) {
      // no more than a topic grows by its escapes
      assertThat(in.readAllBytes().length).isLessThanOrEqualTo(wire.length * 9);
    } catch (IOException e) {
      assertThat(e).isNotNull();
    }
  }

  /** Each such character takes nine bytes inside the library, and a topic's length must fit into two. */
  @Property(tries = 50)
  void aLongTopicOfEscapesShiftsNothingBehindIt(@ForAll @IntRange(min = 7000, max = 16000) int emoji)
      throws IOException {
    byte[] behind = {0, 7, 'H', 'i'};

    byte[] read;
    try (PacketInput in = input(joined(SIGNED_IN, packet(PUBLISH_QOS1, topic("😀".repeat(emoji)), behind)), 1)) {
      read = in.readAllBytes();
    }

    int body = Packets.bodyStart(read, SIGNED_IN.length, read.length);
    assertThat(Packets.length(read, SIGNED_IN.length)).isEqualTo(read.length - body);
    int length = (read[body] & 0xff) << 8 | (read[body + 1] & 0xff);
    assertThat(Arrays.copyOfRange(read, body + 2 + length, read.length)).isEqualTo(behind);
    String topic = Escapes.unescape(new String(read, body + 2, length, StandardCharsets.UTF_8));
    assertThat("😀".repeat(emoji)).startsWith(topic);
    assertThat(topic.codePointCount(0, topic.length())).isGreaterThanOrEqualTo(Math.min(emoji, 7000));
  }

  @Example
  void aPacketThatIsTooLongIsRefusedBeforeAnythingIsKept() throws IOException {
    try (PacketInput in = input(joined(SIGNED_IN, new byte[]{PUBLISH, -1, -1, -1, 0x7f, 0, 1, 'a'}), 1)) {
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("bytes");
    }
  }
}
