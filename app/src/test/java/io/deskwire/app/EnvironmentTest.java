package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
  private static final String HOME = "/home/mia";
  private static final String OTHER = "/somewhere/else";

  @Test
  void theHomeFolderIsTheOneThatTheShellNames() {
    assertThat(on("Linux", OTHER).home()).isEqualTo(Path.of(OTHER));
    assertThat(on("Mac OS X", OTHER).home()).isEqualTo(Path.of(OTHER));
  }

  @Test
  void withoutAUsableNameFromTheShellItIsJavas() {
    assertThat(on("Linux", "").home()).isEqualTo(Path.of(HOME));
    assertThat(on("Linux", "not/absolute").home()).isEqualTo(Path.of(HOME));
    assertThat(on("Windows 11", OTHER).home()).isEqualTo(Path.of(HOME));
  }

  @Test
  void passwordsAreNeverDescribed() {
    assertThat(Environment.of(Map.of("DESKWIRE_PASSWORD", "secret"), Map.of()).describe()).doesNotContain("secret");
  }

  private static Environment on(String os, String home) {
    return Environment.of(Map.of("HOME", home), Map.of("os.name", os, "user.home", HOME));
  }
}
