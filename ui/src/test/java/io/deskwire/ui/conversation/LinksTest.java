package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LinksTest {

  private static List<String> links(String text) {
    List<Links.Part> parts = Links.split(text);
    StringBuilder whole = new StringBuilder();
    parts.forEach(part -> whole.append(text, part.start(), part.end()));
    assertThat(whole.toString()).isEqualTo(text);
    return parts.stream().map(Links.Part::address).filter(Objects::nonNull).map(URI::toString).toList();
  }

  @Test
  void findsAddressesAndLeavesTheSentenceOut() {
    assertThat(links("See https://a.example/x?y=1. Or (http://b.example/c_(d)), or www.c.example!"))
        .containsExactly("https://a.example/x?y=1", "http://b.example/c_(d)", "https://www.c.example");
  }

  @Test
  void nothingElseIsALink() {
    assertThat(links("javascript:alert(1) file:///etc/passwd ftp://x data:text/html,x http:// https://")).isEmpty();
    assertThat(links("")).isEmpty();
  }

  @Test
  void aFloodOfLinksIsWordsFromSomewhereOn() {
    assertThat(Links.split("http://a.example ".repeat(800))).hasSizeLessThan(300);
  }
}
