package io.deskwire.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deskwire.transport.testing.Signals;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program of the tests in a process of its own, with a line of text each way. Ends with this process. Any thread may
 * tell it something; one waits for its words.
 */
final class Child implements AutoCloseable {
  private final String name;
  private final Path log;
  private final Process process;
  private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
  private final Thread atExit;

  /**
   * Starts it.
   *
   * @param log   gets what it prints as errors
   * @param heard every line that it says, before {@link #await} sees it; true to keep it for that
   */
  Child(Class<?> main, List<String> flags, List<String> arguments, Path log, Consumer<String> heard) {
    name = main.getSimpleName() + " " + arguments.getFirst();
    this.log = log;
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", "-Duser.language=en", "-Duser.timezone=UTC"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    atExit = new Thread(process::destroyForcibly, "child-stop");
    Runtime.getRuntime().addShutdownHook(atExit);
    Thread.ofVirtual().start(() -> listen(heard));
  }

  private void listen(Consumer<String> heard) {
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        heard.accept(line);
        if (!line.startsWith("status ")) {
          words.add(line);
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      // it has ended
    }
  }

  /** Gives it a line; nothing happens when it has ended. */
  void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // it has ended, which whoever waits for it will see
    }
  }

  /** Waits until it says this line. */
  void await(String line, Duration limit) {
    long giveUpAt = System.nanoTime() + limit.toNanos();
    try {
      String next = "";
      while (!line.equals(next)) {
        long left = giveUpAt - System.nanoTime();
        next = words.poll(Math.min(left, 50_000_000), TimeUnit.NANOSECONDS);
        if (next == null && (left <= 0 || (!process.isAlive() && words.isEmpty()))) {
          throw new IllegalStateException(name + " did not say \"" + line + "\"" + (process.isAlive()
              ? ""
              : " and ended with " + process.exitValue()) + ":\n" + tail());
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  /** Waits for its end. @return its exit code */
  int awaitEnd(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(name + " has not ended:\n" + tail());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Stops it (false lets it go on), as a laptop that is closed. */
  void freeze(boolean frozen) {
    Signals.send(process.toHandle(), frozen ? "STOP" : "CONT");
  }

  /** {@code kill -9}, and waits for the end. */
  void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(20));
    forget();
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // this process is ending, and kills it itself
    }
  }

  @Override
  public void close() {
    kill();
  }
}
