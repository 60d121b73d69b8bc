package io.deskwire.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class DesktopBubblesTest {
  @TempDir
  private Path folder;

  private Path said() {
    return folder.resolve("said.txt");
  }

  /** A desktop that writes down what it is asked for, and numbers its bubbles from 41. */
  private String program(String name, String answer) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file,
        "#!/bin/sh\n{ printf '%s' " + name + "; printf ' [%s]' \"$@\"; echo; } >> " + said() + "\n" + answer + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }

  private List<String> lines() throws IOException {
    return Files.exists(said()) ? Files.readAllLines(said()) : List.of();
  }

  @Test
  void showsReplacesAndTakesAway() throws Exception {
    try (DesktopBubbles bubbles = new DesktopBubbles(program("show", "echo 41"), program("close", ""))) {
      assertThat(bubbles.show("tom", "Tom is waiting", "Hello").join()).isEmpty();
      assertThat(bubbles.show("tom", "Tom is waiting", "Hello?").join()).isEmpty();
      bubbles.withdraw("tom");
      bubbles.withdraw("nobody");
      await().until(() -> lines().size() == 3);
    }

    assertThat(lines().get(0)).contains("[--replace-id=0]").endsWith("[--] [Tom is waiting] [Hello]");
    assertThat(lines().get(1)).contains("[--replace-id=41]");
    assertThat(lines().get(2)).startsWith("close").endsWith("CloseNotification] [41]");
  }

  @Test
  void whatCustomersWriteIsTextAndNoOption() throws Exception {
    try (DesktopBubbles bubbles = new DesktopBubbles(program("show", "echo 41"), "none")) {
      assertThat(bubbles.show("x", "--help", "<b>a & b</b>\n$(id) `id`").join()).isEmpty();
    }

    assertThat(lines()).singleElement().asString().endsWith("[--] [--help] [&lt;b&gt;a &amp; b&lt;/b&gt; $(id) `id`]");
  }

  @Test
  void saysWhatIsInTheWay() throws Exception {
    try (DesktopBubbles refused = new DesktopBubbles(program("show", "echo no desktop; exit 1"), "none");
        DesktopBubbles missing = new DesktopBubbles(folder.resolve("not-there").toString(), "none")) {
      assertThat(refused.show("a", "b", "c").join()).contains("no desktop");
      assertThat(missing.show("a", "b", "c").join()).isPresent();
    }
  }
}
