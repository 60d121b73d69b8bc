package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkQuestionTest {
  private final List<URI> opened = new ArrayList<>();
  private final LinkQuestion links = new LinkQuestion(opened::add);

  private static URI link(String text) {
    return Links.split(text).stream().map(Links.Part::address).filter(Objects::nonNull).findFirst().orElseThrow();
  }

  @Test
  void opensAnAddressThatSaysWhereItLeads() {
    links.open(link("https://shop.example.org/a?b=c@d"));
    assertThat(opened).containsExactly(URI.create("https://shop.example.org/a?b=c@d"));
    assertThat(links.questionProperty().get()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://bank.example@evil.example/login", "https://bank.example:443@evil.example/",
      "http://b\u0430nk.example/", "http://xn--bnk-6cd.example/", "https://b\u200Bank.example/"})
  void asksBeforeOneThatMayLookLikeAnother(String text) {
    links.open(link(text));
    assertThat(opened).isEmpty();
    assertThat(links.questionProperty().get()).isNotEmpty();
  }

  @Test
  void saysTheHostBehindTheName() {
    links.open(link("https://bank.example@evil.example/login"));
    assertThat(links.questionProperty().get()).contains("leads to evil.example,");
  }

  @Test
  void saysTheHostAsTheNetworkIsAskedForIt() {
    links.open(link("http://b\u0430nk.example/"));
    assertThat(links.questionProperty().get()).contains("leads to xn--bnk-6cd.example,");
  }

  @Test
  void opensItAfterTheAgentsWord() {
    URI address = link("https://bank.example@evil.example/login");
    links.open(address);
    links.openAnyway();
    links.openAnyway();
    assertThat(opened).containsExactly(address);
  }

  @Test
  void forgetsItWhenTheAgentThinksBetterOfIt() {
    links.open(link("https://bank.example@evil.example/login"));
    links.dismiss();
    links.openAnyway();
    assertThat(opened).isEmpty();
  }
}
