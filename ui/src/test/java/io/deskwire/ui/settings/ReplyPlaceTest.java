package io.deskwire.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyPlaceTest {
  @Test
  void anHttpsAddressAWholePathAndNothingAreTaken() {
    assertThat(ReplyPlace.problem("https://example.org/canned.json")).isEmpty();
    assertThat(ReplyPlace.problem("/srv/desk/canned.json")).isEmpty();
    assertThat(ReplyPlace.problem(" ")).isEmpty();
  }

  @Test
  void anAddressWithoutTlsOrWithAPasswordIsRefused() {
    assertThat(ReplyPlace.problem("http://example.org/canned.json")).contains("https://");
    assertThat(ReplyPlace.problem("https://anna:secret@example.org/canned.json")).contains("password");
    assertThat(ReplyPlace.problem("https:// bad")).isNotEmpty();
  }

  @Test
  void aPathThatBeginsNowhereIsRefused() {
    assertThat(ReplyPlace.problem("canned.json")).contains("whole path");
  }
}
