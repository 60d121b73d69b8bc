package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.session.ConnectionSummary.LineState;
import io.deskwire.session.Peer;
import io.deskwire.transport.Capability;
import io.deskwire.ui.floor.RoomAction;
import io.deskwire.ui.floor.Situation;
import io.deskwire.ui.inbox.Section;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Refusal;
import io.deskwire.ui.notification.NotificationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern KEY = Pattern.compile("\"([a-z0-9]+(?:\\.[a-z0-9-]+)+)\"");
  private static final Path SOURCES = Path.of(System.getProperty("deskwire.root", ".."), "ui/src/main/java");
  private static final Path BUNDLE = Path.of(System.getProperty("deskwire.root", ".."),
      "resources/i18n/console.properties");

  @Test
  void everyKeyOfTheBundleIsUsedAndEveryKeyUsedIsThere() throws IOException {
    Set<String> there = new TreeSet<>();
    for (String line : Files.readAllLines(BUNDLE)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        there.add(line.substring(0, line.indexOf('=')));
      }
    }
    Set<String> named = namedInSources();
    Set<String> groups = new TreeSet<>();
    there.forEach(key -> groups.add(key.substring(0, key.indexOf('.'))));
    Predicate<String> ofBundle = key -> groups.contains(key.substring(0, key.indexOf('.')));

    assertThat(named.stream().filter(ofBundle).filter(key -> !there.contains(key))).as("missing").isEmpty();
    assertThat(there.stream().filter(key -> !named.contains(key) && !composed().contains(key))).as("dead").isEmpty();
  }

  private static Set<String> namedInSources() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (file.toString().contains("conversation")) {
          continue; // has a bundle of its own
        }
        Matcher matcher = KEY.matcher(Files.readString(file));
        while (matcher.find()) {
          named.add(matcher.group(1));
        }
      }
    }
    return named;
  }

  /** Keys that are put together from the name of a constant: all constants must have one. */
  private static List<String> composed() {
    List<String> keys = new ArrayList<>();
    Stream.of(Section.values()).forEach(it -> keys.add("inbox.section." + lower(it)));
    Stream.of("tag", "agent", "queue", "channel", "is").forEach(it -> keys.add("inbox.filter." + it));
    Stream.of(ThemeChoice.values()).forEach(it -> keys.add("menu.theme." + lower(it)));
    Stream.of(LineState.values()).forEach(it -> keys.add("connection.log." + lower(it)));
    Stream.of(Capability.values()).forEach(it -> keys.add("capability." + lower(it).replace('_', '-')));
    Stream.of(NotificationKind.values()).forEach(it -> keys.add("notify.kind." + lower(it)));
    Stream.of(KeyAction.values()).forEach(it -> keys.add(it.words()));
    Stream.of(KeyAction.Group.values()).forEach(it -> keys.add(it.words()));
    Stream.of(Refusal.values()).forEach(it -> keys.add(it.words()));
    keys.addAll(List.of("settings.appearance", "settings.writing", "settings.notifications", "settings.keys",
        "settings.privacy", "settings.desks"));
    Stream.of(Situation.values()).forEach(it -> keys.add("floor.state." + lower(it)));
    Stream.of(RoomAction.values()).forEach(it -> keys.add("floor.action." + lower(it).replace('_', '-')));
    Stream.of(Peer.Status.values()).forEach(it -> keys.add("floor.status." + lower(it)));
    keys.addAll(List.of("signin.test.passed", "signin.test.failed"));
    keys.addAll(List.of("top.presence.online.of", "top.presence.away.of", "top.presence.offline.of"));
    return keys;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void composedKeysAreThere() {
    assertThat(composed()).allSatisfy(key -> assertThat(Texts.of(key)).isNotBlank());
  }

  @Test
  void writesApostrophesOnce() {
    assertThat(Texts.of("latency.to-peer")).contains("customer's");
    assertThat(Texts.of("inbox.unread", 2)).isEqualTo("2 unread");
    assertThat(Texts.of("inbox.unread", 1)).isEqualTo("1 unread");
  }

  @Test
  void clocksRunFromSecondsToDays() {
    assertThat(Figures.clock(42_000)).isEqualTo("0:42");
    assertThat(Figures.clock(725_000)).isEqualTo("12:05");
    assertThat(Figures.clock(3_730_000)).isEqualTo("1:02:10");
    assertThat(Figures.clock(3L * 24 * 3_600_000)).isEqualTo("3 d");
    assertThat(Figures.clock(-5)).isEqualTo("0:00");
  }

  @Test
  void figuresSayWhenNothingIsKnown() {
    assertThat(Figures.millis(Double.NaN)).isEqualTo("–");
    assertThat(Figures.millis(37.6)).isEqualTo("38 ms");
    assertThat(Figures.millis(0.42)).isEqualTo("0.4 ms");
    assertThat(Figures.rough(2_400)).isEqualTo("2 s");
    assertThat(Figures.when(0, 1_000, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void initialsAreNotCutOutOfAPair() {
    assertThat(Avatar.initials("Mia Lindqvist")).isEqualTo("ML");
    assertThat(Avatar.initials("order-4711")).isEqualTo("O4");
    assertThat(Avatar.initials("😀")).isEqualTo("😀");
    assertThat(Avatar.initials("x")).isEqualTo("X");
    assertThat(Avatar.initials("mia_")).isEqualTo("MI");
    assertThat(Avatar.initials(" ")).isEmpty();
  }
}
