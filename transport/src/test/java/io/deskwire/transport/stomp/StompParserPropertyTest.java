package io.deskwire.transport.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a broker puts into a frame, and wherever the network cuts it, the same frames come out. */
@Tag("property")
class StompParserPropertyTest {

  @Provide
  Arbitrary<StompFrame> frames() {
    Arbitrary<String> command = Arbitraries.of("MESSAGE", "RECEIPT", "ERROR", "SEND");
    Arbitrary<String> text = Arbitraries.strings().all().excludeChars('\0').ofMaxLength(20)
        .filter(StompParserPropertyTest::isText);
    Arbitrary<Map<String, String>> headers = Arbitraries.maps(text.filter(name -> !name.equals("content-length")), text)
        .ofMaxSize(5);
    Arbitrary<byte[]> body = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
    return Combinators.combine(command, headers, body)
        .as((c, h, b) -> new StompFrame(c, new LinkedHashMap<>(h), b));
  }

  /** Lone surrogates cannot be written in UTF-8. */
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  @Property(tries = 400)
  void framesSurviveAnySplittingAndPacking(@ForAll("frames") StompFrame first, @ForAll("frames") StompFrame second,
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 200) Integer> pieces, @ForAll @IntRange(max = 3) int beats)
      throws Exception {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (StompFrame frame : List.of(first, second)) {
      wire.writeBytes("\n".repeat(beats).getBytes(StandardCharsets.UTF_8));
      wire.writeBytes(frame.encode());
    }
    List<StompFrame> read = new ArrayList<>();
    StompParser parser = new StompParser();

    byte[] bytes = wire.toByteArray();
    int from = 0;
    for (int i = 0; from < bytes.length; i++) {
      int length = pieces.isEmpty() ? bytes.length : pieces.get(i % pieces.size());
      int to = Math.min(bytes.length, from + length);
      parser.feed(Arrays.copyOfRange(bytes, from, to), read::add);
      from = to;
    }

    assertThat(read).hasSize(2);
    assertSame(read.get(0), first);
    assertSame(read.get(1), second);
  }

  private static void assertSame(StompFrame read, StompFrame written) {
    assertThat(read.command()).isEqualTo(written.command());
    assertThat(read.body()).isEqualTo(written.body());
    assertThat(read.headers()).containsAllEntriesOf(written.headers());
  }

  @Property(tries = 400)
  void garbageIsRefusedOrWaitedFor(@ForAll @Size(max = 400) byte[] garbage,
      @ForAll @IntRange(min = 1, max = 50) int piece) {
    StompParser parser = new StompParser();
    try {
      for (int from = 0; from < garbage.length; from += piece) {
        parser.feed(Arrays.copyOfRange(garbage, from, Math.min(garbage.length, from + piece)),
            frame -> assertThat(frame.command()).matches("[A-Z]{1,32}"));
      }
    } catch (StompFormatException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  /** As other programs write frames: any line ends, headers repeated, the end of a body told by its zero alone. */
  @Property(tries = 400)
  void framesOfOtherWritersSurviveToo(@ForAll @Size(min = 1, max = 8) List<@Size(max = 60) String> bodies,
      @ForAll boolean returns, @ForAll @IntRange(min = 1, max = 30) int piece) throws Exception {
    String end = returns ? "\r\n" : "\n";
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    List<String> written = new ArrayList<>();
    for (String text : bodies) {
      String body = isText(text) ? text.replace("\0", "") : "";
      written.add(body);
      wire.writeBytes((end + "MESSAGE" + end + "id:1" + end + "id:2" + end + end + body + "\0" + end)
          .getBytes(StandardCharsets.UTF_8));
    }
    List<StompFrame> read = new ArrayList<>();

    feed(new StompParser(), wire.toByteArray(), piece, read);

    assertThat(read).extracting(StompFrame::bodyText).isEqualTo(written);
    assertThat(read).allSatisfy(frame -> assertThat(frame.header("id")).isEqualTo("1"));
  }

  private static void feed(StompParser parser, byte[] bytes, int piece, List<StompFrame> into)
      throws StompFormatException {
    for (int from = 0; from < bytes.length; from += piece) {
      parser.feed(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)), into::add);
    }
  }

  /** Nearer to real frames than pure garbage, so it gets further. */
  @Property(tries = 1000)
  void damagedFramesAreReadOrRefused(@ForAll("frames") StompFrame first, @ForAll("frames") StompFrame second,
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int piece) {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    wire.writeBytes(first.encode());
    wire.writeBytes(second.encode());
    byte[] bytes = wire.toByteArray();
    Random random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    List<StompFrame> read = new ArrayList<>();
    try {
      feed(new StompParser(), bytes, piece, read);
    } catch (StompFormatException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
    assertThat(read.stream().mapToInt(frame -> frame.body().length).sum()).isLessThan(bytes.length);
  }
}
