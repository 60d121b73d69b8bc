package io.deskwire.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.ui.Contrast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether what is written can be read: WCAG 2.2 AA asks for 4.5 to 1. */
class ContrastTest {
  private static final Path CSS = Path.of(System.getProperty("deskwire.root", ".."), "resources/css");
  private static final Pattern ROLE = Pattern.compile("(-dw-[a-z0-9-]+): (#[0-9a-f]{6});");

  /** Text, then what it stands on somewhere in the console. */
  private static final List<List<String>> PAIRS = List.of(
      List.of("-dw-text", "-dw-bg", "-dw-surface", "-dw-surface-2", "-dw-accent-bg", "-dw-bubble-customer",
          "-dw-bubble-own", "-dw-note-bg", "-dw-note-border", "-dw-warn-bg", "-dw-danger-bg", "-dw-mark"),
      List.of("-dw-text-muted", "-dw-bg", "-dw-surface", "-dw-surface-2", "-dw-accent-bg", "-dw-bubble-customer",
          "-dw-bubble-own", "-dw-note-bg"),
      List.of("-dw-accent", "-dw-bg", "-dw-surface", "-dw-accent-bg", "-dw-bubble-customer", "-dw-bubble-own"),
      List.of("-dw-good", "-dw-bg", "-dw-surface", "-dw-surface-2", "-dw-accent-bg"),
      List.of("-dw-fair", "-dw-bg", "-dw-surface", "-dw-surface-2", "-dw-accent-bg", "-dw-warn-bg"),
      List.of("-dw-poor", "-dw-bg", "-dw-surface", "-dw-surface-2", "-dw-accent-bg"),
      List.of("-dw-danger", "-dw-bg", "-dw-surface", "-dw-danger-bg"), List.of("white", "-dw-accent-fill"));

  @ParameterizedTest
  @ValueSource(strings = {"light.css", "dark.css", "contrast.css"})
  void everyTextCanBeReadOnWhatItStandsOn(String sheet) throws IOException {
    Map<String, String> roles = new HashMap<>(Map.of("white", "#ffffff"));
    Matcher matcher = ROLE.matcher(Files.readString(CSS.resolve(sheet)));
    while (matcher.find()) {
      roles.put(matcher.group(1), matcher.group(2));
    }
    for (List<String> pair : PAIRS) {
      for (String ground : pair.subList(1, pair.size())) {
        assertThat(contrast(role(roles, pair.getFirst()), role(roles, ground)))
            .as("%s on %s in %s", pair.getFirst(), ground, sheet).isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  private static String role(Map<String, String> roles, String name) {
    return Objects.requireNonNull(roles.get(name), name);
  }

  private static double contrast(String one, String other) {
    return Contrast.of(Integer.parseInt(one.substring(1), 16), Integer.parseInt(other.substring(1), 16));
  }
}
