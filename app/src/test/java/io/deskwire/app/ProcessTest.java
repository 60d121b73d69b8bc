package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: what a shell sees. */
class ProcessTest {

  @TempDir
  private Path folder;

  @Test
  void helpIsExitCode0() throws Exception {
    assertThat(run("--help").code()).isZero();
  }

  @Test
  void aFailureIsExitCode1WithOneSentenceAndNothingOnStandardOutput() throws Exception {
    Ended ended = run("send", "--endpoint", "mqtt://127.0.0.1:1", "--room", "r1", "--text", "x", "--timeout", "1",
        "--data-dir", folder.toString());
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("kept in");
  }

  @Test
  void wrongUsageIsExitCode2() throws Exception {
    Ended ended = run("send");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err().lines()).hasSize(1);
  }

  /** Without the tests' own folders: their log configuration speaks on standard output. */
  private static String shippedClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private record Ended(int code, String out, String err) {}

  private static Ended run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
        shippedClassPath(), Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }
}
