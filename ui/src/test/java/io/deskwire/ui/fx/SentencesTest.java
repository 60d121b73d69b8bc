package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the parts below the window say reaches people in their own language. */
class SentencesTest {
  private static final Path ROOT = Path.of(System.getProperty("deskwire.root", ".."));
  private static final List<String> BELOW = List.of("transport/src/main/java/io/deskwire/transport",
      "transport/src/main/java/io/deskwire/session", "transport/src/main/java/io/deskwire/store",
      "transport/src/main/java/io/deskwire/message", "app/src/main/java/io/deskwire/app/console",
      "app/src/main/java/io/deskwire/app/platform/FixedSettings.java");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\"\n]*(?=\n)", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  /** For developers, for the disk, for brokers, or what libraries say. */
  private static final Pattern NOT_FOR_PEOPLE = Pattern.compile(
      "\\blog\\.\\w+\\(|Illegal(State|Argument)Exception|StompFormatException|IOException\\(\"a |InvalidHandshake"
          + "|\\.contains\\(|startsWith|Pattern\\.compile|toString|return \"\\w+\\[|assert |SELECT|INSERT|UPDATE|DELETE|CREATE"
          + "|PRAGMA|ALTER|ROLLBACK|UnsupportedOperation|SQLException|CannedReply\\(|err\\.println|parameters|requireNonNull|Thread\\.|stage\\(\\)");

  private static final Sentences GERMAN = new Sentences(Locale.GERMAN);

  @Test
  void saysInItsOwnLanguageWhatIsSaidBelow() {
    assertThat(GERMAN.say("mq.example.org:8883 does not answer; check the address, the network and firewalls."))
        .isEqualTo("mq.example.org:8883 antwortet nicht; prüfen Sie Adresse, Netz und Firewalls.");
    assertThat(GERMAN.say("You are working offline.")).isEqualTo("Sie arbeiten offline.");
    assertThat(GERMAN.say("Ben was faster and has this chat; what you typed is kept.")).startsWith("Ben war schneller");
  }

  @Test
  void takesTheSentenceThatFitsBest() {
    assertThat(
        GERMAN.say("mq:1 refuses the connection: nothing listens on that port; check the port and that the broker"
            + " runs."))
        .contains("Auf dem Port lauscht nichts");
    assertThat(GERMAN.say("mq:1 refuses the connection: no vhost")).isEqualTo("mq:1 lehnt die Verbindung ab: no vhost");
  }

  @Test
  void aSentenceWithinASentenceIsSaidToo() {
    assertThat(GERMAN.say("Something arrived that could not be understood and was put aside. It is not valid JSON."))
        .endsWith("beiseitegelegt. Es ist kein gültiges JSON.");
  }

  @Test
  void whatIsNotKnownStaysAsItIs() {
    assertThat(GERMAN.say("Could be anything")).isEqualTo("Could be anything");
    assertThat(new Sentences(Locale.ENGLISH).say("You hold it back.")).isEqualTo("You hold it back.");
  }

  @Test
  void everySentenceOfThePartsBelowIsKnown() throws IOException {
    ResourceBundle english = ResourceBundle.getBundle("deskwire.i18n.sentences", Locale.ROOT);
    String known = english.keySet().stream().map(key -> english.getString(key).replace("''", "'"))
        .collect(Collectors.joining("\n"));
    List<String> unknown = new ArrayList<>();
    for (String folder : BELOW) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          sentences(Files.readString(file)).filter(text -> !known.contains(text))
              .forEach(text -> unknown.add(file.getFileName() + ": " + text));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** The fixed parts, of three words and more, of what a source says to people. */
  private static Stream<String> sentences(String source) {
    List<String> found = new ArrayList<>();
    for (String statement : COMMENT.matcher(source).replaceAll("").split("[;{}]\\s*\n|->", -1)) {
      Matcher text = TEXT.matcher(statement);
      while (!NOT_FOR_PEOPLE.matcher(statement).find() && text.find()) {
        String plain = text.group(1).replace("\\\"", "\"");
        Stream.of(plain.split("%[.0-9]*[sdf]", -1)).map(SentencesTest::inner)
            .filter(part -> part.split(" ", -1).length >= 3).forEach(found::add);
      }
    }
    return found.stream();
  }

  /** Without what belongs to the value beside it. */
  private static String inner(String part) {
    return part.strip().replaceAll("^[\"(]+|[\"(]+$", "").strip();
  }
}
