package io.deskwire.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program, or a part of it, as a process of its own. */
final class Program {
  private Program() {}

  /** What a shell sees of a process. */
  record Ended(int code, String out, String err) {}

  static Ended run(String... arguments) throws Exception {
    return ended(start(Map.of(), arguments));
  }

  static Process start(Map<String, String> environment, String... arguments) throws IOException {
    return start(shippedClassPath(), Main.class, environment, List.of(), arguments);
  }

  /** With the system's temporary folder somewhere else. */
  static Process startIn(Path temporary, String... arguments) throws IOException {
    return start(shippedClassPath(), Main.class, Map.of(), List.of("-Djava.io.tmpdir=" + temporary), arguments);
  }

  /** A main class of the tests. */
  static Process startTestMain(Class<?> main, String... arguments) throws IOException {
    return start(System.getProperty("java.class.path"), main, Map.of(), List.of(), arguments);
  }

  private static Process start(String classPath, Class<?> main, Map<String, String> environment, List<String> flags,
      String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // never on the screen of whoever runs the tests
    builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Waits for the end, at most a minute. */
  static Ended ended(Process process) throws Exception {
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> {
      try {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        return "";
      }
    });
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), out, err.get());
  }

  /** Without the tests' own folders: their log configuration speaks on standard output. */
  private static String shippedClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
