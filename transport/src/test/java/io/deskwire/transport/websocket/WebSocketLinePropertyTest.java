package io.deskwire.transport.websocket;

import static io.deskwire.transport.websocket.HandWrittenServer.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deskwire.transport.ConnectionLostException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However a server cuts messages into frames and a network frames into pieces, and whatever garbage comes. */
@Tag("property")
class WebSocketLinePropertyTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Property(tries = 60)
  void messagesSurviveAnyFragmentsAndPieces(@ForAll @Size(min = 1, max = 6) List<@Size(max = 400) byte[]> messages,
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int piece) throws Exception {
    Random random = new Random(seed);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (byte[] message : messages) {
      int from = 0;
      int opcode = 2;
      while (random.nextInt(3) == 0) {
        int to = from + random.nextInt(message.length - from + 1);
        wire.writeBytes(frame(opcode, Arrays.copyOfRange(message, from, to)));
        if (random.nextBoolean()) {
          wire.writeBytes(frame(0x89, new byte[random.nextInt(126)]));
        }
        from = to;
        opcode = 0;
      }
      wire.writeBytes(frame(0x80 | opcode, Arrays.copyOfRange(message, from, message.length)));
    }

    try (HandWrittenServer server = new HandWrittenServer(); TestLine line = new TestLine(server.endpoint())) {
      byte[] bytes = wire.toByteArray();
      for (int from = 0; from < bytes.length; from += piece) {
        server.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)));
      }

      await().atMost(SOON).pollInterval(Duration.ofMillis(2)).until(() -> line.messages.size() >= messages.size());
      assertThat(new ArrayList<>(line.messages)).usingRecursiveComparison().isEqualTo(messages);
    }
  }

  @Property(tries = 150)
  void garbageEndsTheLine(@ForAll @Size(max = 300) byte[] garbage) throws Exception {
    try (HandWrittenServer server = new HandWrittenServer(); TestLine line = new TestLine(server.endpoint())) {
      server.write(garbage);
      server.end();

      assertThat(line.closed.get(SOON.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(ConnectionLostException.class)
          .hasMessageEndingWith(".");
    }
  }
}
