package io.deskwire.transport.stomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StompParserTest {
  private final StompParser parser = new StompParser();
  private final List<StompFrame> frames = new ArrayList<>();

  private void feed(String text) throws StompFormatException {
    parser.feed(text.getBytes(StandardCharsets.UTF_8), frames::add);
  }

  @Test
  void readsAFrameWithoutContentLength() throws Exception {
    feed("\n\r\nMESSAGE\r\ndestination:/topic/chat.r1\r\n\r\nHello\0\nRECEIPT\nreceipt-id:m1\n\n\0");

    assertThat(frames).extracting(StompFrame::command).containsExactly("MESSAGE", "RECEIPT");
    assertThat(frames.getFirst().bodyText()).isEqualTo("Hello");
    assertThat(frames.getFirst().header("destination")).isEqualTo("/topic/chat.r1");
  }

  @Test
  void readsZerosInABodyByItsLength() throws Exception {
    feed("MESSAGE\ncontent-length:5\n\na\0b\0c\0");

    assertThat(frames.getFirst().bodyText()).isEqualTo("a\0b\0c");
  }

  @Test
  void keepsTheFirstOfARepeatedHeaderAndAnUnknownEscape() throws Exception {
    feed("MESSAGE\na:1\na:2\nb:x\\ty\\c\\\\z\\\n\n\0");

    assertThat(frames.getFirst().header("a")).isEqualTo("1");
    assertThat(frames.getFirst().header("b")).isEqualTo("x\\ty:\\z\\");
  }

  @Test
  void doesNotUnescapeTheAnswerToTheSignIn() throws Exception {
    feed("CONNECTED\nsession:a\\cb\n\n\0");

    assertThat(frames.getFirst().header("session")).isEqualTo("a\\cb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400\n\n", "MESSAGE\nno colon\n\n", "MESSAGE\ncontent-length:x\n\n",
      "MESSAGE\ncontent-length:-1\n\n", "MESSAGE\ncontent-length:99999999\n\n", "MESSAGE\ncontent-length:1\n\nab\0",
      "MES\0SAGE\n\n", " \n\n"})
  void refusesWhatIsNotAFrame(String wire) {
    assertThatThrownBy(() -> feed(wire)).isInstanceOf(StompFormatException.class);
  }

  @Test
  void doesNotCollectAnEndlessHead() {
    assertThatThrownBy(() -> feed("M".repeat(StompParser.MAX_HEAD + 1))).isInstanceOf(StompFormatException.class);
  }

  @Test
  void doesNotCollectAnEndlessBody() throws Exception {
    byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    feed("MESSAGE\n\n");
    for (int i = 0; i < StompParser.MAX_BODY / piece.length; i++) {
      parser.feed(piece, frames::add);
    }

    assertThatThrownBy(() -> parser.feed(piece, frames::add)).isInstanceOf(StompFormatException.class);
    assertThat(frames).isEmpty();
  }

  @Test
  void neverShowsHeadersOrBodies() {
    StompFrame frame = StompFrame.of("CONNECT", "passcode", "secret")
        .withBody("private".getBytes(StandardCharsets.UTF_8));

    assertThat(frame.toString()).doesNotContain("secret").doesNotContain("private");
  }

  @Test
  void aLineBreakInAPasswordAddsNoHeader() {
    String wire = new String(StompFrame.of("CONNECT", "passcode", "a\nhost:evil").encode(), StandardCharsets.UTF_8);

    assertThat(wire).contains("passcode:ahost:evil\n");
  }
}
