package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one language says the others say too, with the same arguments. */
class LanguagesTest {
  private static final Path FOLDER = Path.of(System.getProperty("deskwire.root", ".."), "resources/i18n");
  private static final Pattern HOLE = Pattern.compile("\\{([0-9])");
  /** Words and names that are the same in other languages; everything else has been forgotten when it is. */
  private static final Set<String> SAME = Set.of("app.name", "signin.url.example", "title.waiting",
      "settings.notifications",
      "conversation.canned.variables");

  /** Chooses the verb of what somebody has done. */
  private static final String VERB = "2";

  /** Has braces of its own, and is never filled in. */
  private static final String VARIABLES = "conversation.canned.variables";

  private static Map<String, String> read(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name))) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
    return texts;
  }

  private static Set<String> holes(String key, String text) {
    Set<String> found = new TreeSet<>();
    HOLE.matcher(text).results().forEach(hole -> found.add(hole.group(1)));
    if (key.startsWith("conversation.event.")) {
      found.remove(VERB); // not every language has another verb for "you"
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource({"console, de", "conversation, de", "console, es", "conversation, es", "console, fr", "conversation, fr",
      "sentences, de", "sentences, es", "sentences, fr"})
  void everyTextIsThereWithTheSameArguments(String bundle, String language) throws IOException {
    Map<String, String> english = read(bundle + ".properties");
    Map<String, String> other = read(bundle + "_" + language + ".properties");

    assertThat(other.keySet()).isEqualTo(english.keySet());
    other.forEach((key, text) -> {
      assertThat(holes(key, text)).as(key).isEqualTo(holes(key, String.valueOf(english.get(key))));
      if (!VARIABLES.equals(key)) {
        assertThatCode(() -> new MessageFormat(text, Locale.of(language))).as(key).doesNotThrowAnyException();
      }
    });
  }

  @ParameterizedTest
  @CsvSource({"console, de", "conversation, de", "console, es", "conversation, es", "console, fr", "conversation, fr",
      "sentences, de", "sentences, es", "sentences, fr"})
  void nothingLongerThanAWordIsLeftInEnglish(String bundle, String language) throws IOException {
    Map<String, String> english = read(bundle + ".properties");
    Map<String, String> other = read(bundle + "_" + language + ".properties");

    assertThat(other).allSatisfy((key, text) -> {
      boolean hasWords = text.replaceAll("\\{[^}]*}", "").chars().filter(Character::isLetter).count() > 8;
      assertThat(SAME.contains(key) || !hasWords || !text.equals(english.get(key))).as(key + "=" + text).isTrue();
    });
  }
}
