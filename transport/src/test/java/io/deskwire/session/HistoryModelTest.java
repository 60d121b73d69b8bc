package io.deskwire.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be gone is gone, everywhere; what must stay stays; what was not sent never goes. */
class HistoryModelTest {
  private static final int STEPS = 150;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsGoneIsGoneFromEverywhereAndTheRestIsThere(long seed) throws Exception {
    List<String> gone;
    try (HistoryWorld world = new HistoryWorld(folder, seed)) {
      for (int i = 0; i < STEPS; i++) {
        world.step();
      }
      gone = world.end();
    }
    assertThat(gone).isNotEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        assertThat(gone).as("left in %s", file.getFileName()).noneMatch(bytes::contains);
      }
    }
  }
}
