package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudoWordsTest {

  @Test
  void textsGetLongerAndWhatIsFilledInStays() {
    String made = PseudoWords.of("Messages of {0}");
    assertThat(made).startsWith("[").endsWith("]").contains("{0}").hasSizeGreaterThan("Messages of {0}".length() + 4);
    assertThat(MessageFormat.format(made, "Mia")).contains("Mia");
  }

  @ParameterizedTest
  @ValueSource(strings = {"console", "conversation", "sentences"})
  void everyTextOfTheBundleIsThere(String name) {
    ResourceBundle english = ResourceBundle.getBundle("deskwire.i18n." + name, Locale.ROOT);
    ResourceBundle pseudo = ResourceBundle.getBundle("deskwire.i18n." + name, Locale.of("qps"));
    assertThat(pseudo.keySet()).containsAll(english.keySet());
    assertThat(pseudo.getLocale()).isEqualTo(Locale.of("qps"));
  }
}
