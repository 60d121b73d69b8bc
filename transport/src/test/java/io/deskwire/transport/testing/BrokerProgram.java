package io.deskwire.transport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A broker that is installed on this machine, run as a child of the test JVM on loopback. */
final class BrokerProgram {
  private final Process process;
  private final Path log;

  private BrokerProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Skips the test where the program is not installed; fails it with {@code -Dbrokers=required}. */
  static void need(Path program) {
    if (Files.isExecutable(program)) {
      return;
    }
    String message = program + " is not installed";
    if ("required".equals(System.getProperty("brokers"))) {
      throw new IllegalStateException(message + ", and -Dbrokers=required asks for it");
    }
    throw new TestAbortedException(message);
  }

  /** A configuration file that is shipped, as it stands. */
  static Path shipped(String name) {
    return Path.of(System.getProperty("deskwire.root", ".."), "resources", "broker", name).toAbsolutePath();
  }

  static BrokerProgram start(List<String> command, Map<String, String> environment, Path log) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      BrokerProgram program = new BrokerProgram(builder.start(), log);
      Runtime.getRuntime().addShutdownHook(new Thread(program::stop, "broker-stop"));
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until something listens there. */
  void awaitPort(int port, Duration limit) {
    long giveUpAt = System.nanoTime() + limit.toNanos();
    while (!isOpen(port)) {
      try {
        if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > giveUpAt) {
          throw new TimeoutException("port " + port + " is not open:\n" + Files.readString(log));
        }
      } catch (IOException | InterruptedException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean isOpen(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private List<ProcessHandle> all() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  /** Ends it and what it started; nothing of it is worth keeping. */
  void stop() {
    all().forEach(ProcessHandle::destroyForcibly);
  }

  /** As {@link #stop}, and waits until all of it is gone and its ports are free. */
  void kill() {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(each -> each.onExit().join());
  }

  /** Stops all of it, or lets it go on. */
  void freeze(boolean frozen) {
    all().forEach(each -> Signals.send(each, frozen ? "STOP" : "CONT"));
  }
}
