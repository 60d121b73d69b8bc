package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Fx;
import io.deskwire.ui.SceneWalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view in a language whose texts are longer and in brackets; in a JVM of its own, as a JVM has one language. */
@Tag("pseudo")
@EnabledIfSystemProperty(named = "user.language", matches = "qps")
class PseudoLanguageTest extends PlacesHarness {
  private static final Path ROOT = Path.of(System.getProperty("deskwire.root", ".."));
  private static final List<String> WRITTEN = List.of("transport/src/test/java/io/deskwire/session/SampleDesk.java",
      "transport/src/test/java/io/deskwire/session/SampleFloor.java",
      "ui/src/test/java/io/deskwire/ui/SampleDesks.java", "ui/src/test/java/io/deskwire/ui/shell/PlacesHarness.java",
      "ui/src/test/java/io/deskwire/ui/shell/ConsoleUiHarness.java");
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  /** Names of protocols, which are the same everywhere, and of a language, which the JDK gives. */
  private static final Set<String> NAMES = Set.of("MQTT", "WebSocket", "stomp", "wss", "mqtts", "Tab", "Swedish",
      "English", "Nowak",
      "https",
      "json", "canned");

  private List<String> walk(Function<SceneWalk, List<String>> question) {
    return Fx.get(() -> List.copyOf(Window.getWindows()).stream().filter(Window::isShowing)
        .flatMap(window -> question.apply(new SceneWalk(window.getScene().getRoot())).stream()).toList());
  }

  /** Every word that the people of the sample have said or are called by. */
  private static Set<String> written() {
    return WRITTEN.stream().map(ROOT::resolve).flatMap(PseudoLanguageTest::literals).collect(Collectors.toSet());
  }

  /** Where something was found in it, a name comes in pieces. */
  private static boolean isPartOf(Set<String> written, String word) {
    return written.stream().anyMatch(each -> each.startsWith(word) || each.endsWith(word));
  }

  private static Stream<String> literals(Path source) {
    try {
      return LITERAL.matcher(Files.readString(source)).results().map(MatchResult::group)
          .flatMap(text -> WORD.matcher(text).results().map(MatchResult::group));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyWordComesFromABundleAndWhatIsCutOffIsATooltip(Place place) {
    open(place);
    Set<String> written = written();
    assertThat(walk(walk -> walk.unworded(word -> NAMES.contains(word) || isPartOf(written, word)))).isEmpty();
    // the head of the first column of a table, which takes what is left, is cut in this language alone
    assertThat(walk(SceneWalk::cut)).allMatch(cut -> cut.contains("column-header"));
  }
}
