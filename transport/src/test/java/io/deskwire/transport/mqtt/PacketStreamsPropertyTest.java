package io.deskwire.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The streams below the MQTT library change topics on the way in and change them back on the way out, and nothing else. */
class PacketStreamsPropertyTest {
  private static final byte[] SIGNED_IN = {0x20, 2, 0, 0};

  private static Lifecycle lifecycle() {
    return new Lifecycle(new ConnectRequest(new Endpoint(Dialect.MQTT, "localhost", 1883, ""), Credentials.NONE,
        TlsTrust.SYSTEM, new InboxName("x", false), List.of(), ConnectRequest.DEFAULT_TIMEOUT,
        ConnectRequest.DEFAULT_HEART_BEAT), new RecordingListener());
  }

  private static StartGate passed() {
    StartGate gate = new StartGate();
    gate.pass();
    return gate;
  }

  @Provide
  Arbitrary<String> topics() {
    return Arbitraries.integers().between(1, 0x10FFFF).filter(c -> c < 0xD800 || c > 0xDFFF).list().ofMaxSize(20)
        .map(points -> points.stream().collect(StringBuilder::new, StringBuilder::appendCodePoint,
            StringBuilder::append).toString());
  }

  private static byte[] publish(String topic, byte[] payload) {
    byte[] name = Packets.string(topic.getBytes(StandardCharsets.UTF_8));
    byte[] body = Arrays.copyOf(name, name.length + payload.length);
    System.arraycopy(payload, 0, body, name.length, payload.length);
    return Packets.packet(0x30, body.length, body);
  }

  @Property(tries = 400)
  void whatWasEscapedComesBack(@ForAll("topics") String topic) {
    String escaped = Escapes.escape(topic);

    assertThat(Escapes.unescape(escaped)).isEqualTo(topic);
    assertThat(escaped.chars())
        .allMatch(c -> c < 0xFDD0 && !Character.isISOControl(c.intValue()) && (c < 0xD800 || c > 0xDFFF));
  }

  @Property(tries = 400)
  void eventsPassBothWaysUnchanged(@ForAll("topics") String topic, @ForAll @Size(max = 300) byte[] payload,
      @ForAll @IntRange(min = 1, max = 40) int piece) throws IOException {
    byte[] wire = publish(topic, payload);
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    source.writeBytes(SIGNED_IN);
    source.writeBytes(wire);
    PacketInput in = new PacketInput(new ByteArrayInputStream(source.toByteArray()), lifecycle(), passed());
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    PacketOutput out = new PacketOutput(target, passed());

    byte[] seen = in.readAllBytes();
    assertThat(seen).endsWith(publish(Escapes.escape(topic), payload));
    for (int from = 0; from < seen.length; from += piece) {
      out.write(seen, from, Math.min(piece, seen.length - from));
      out.flush();
    }

    assertThat(target.toByteArray()).isEqualTo(source.toByteArray());
  }

  @Property(tries = 400)
  void garbageEndsTheStreamOrFailsAsAStreamDoes(@ForAll @Size(max = 200) byte[] garbage) {
    byte[] wire = Arrays.copyOf(SIGNED_IN, SIGNED_IN.length + garbage.length);
    System.arraycopy(garbage, 0, wire, SIGNED_IN.length, garbage.length);
    try (PacketInput in = new PacketInput(new ByteArrayInputStream(wire), lifecycle(), passed())) {
      assertThat(in.readAllBytes()).startsWith(SIGNED_IN);
    } catch (IOException e) {
      assertThat(e).isNotNull();
    }
  }
}
