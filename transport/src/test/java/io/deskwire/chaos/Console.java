package io.deskwire.chaos;

import io.deskwire.session.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A console in a process of its own, over all its lives: it may be killed and started again on the same folder. */
final class Console implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  /**
   * What it has said last.
   *
   * @param outbox rows that have not left
   * @param open   own messages that are neither confirmed nor dropped
   * @param shown  messages its consumer was shown
   * @param up     endpoints that are connected
   */
  record Status(int outbox, int open, int shown, int up) {}

  private final ConsoleSettings settings;
  private final List<String> flags;
  private volatile @Nullable Child child;
  private volatile @Nullable Status status;

  /** Not started yet. */
  Console(ConsoleSettings settings, String... flags) {
    this.settings = settings;
    this.flags = List.of(flags);
  }

  String name() {
    return settings.name();
  }

  Path history() {
    return settings.history();
  }

  ConsoleSettings settings() {
    return settings;
  }

  /** Begins a life, and waits until it works. */
  void start() {
    launch();
    child().await("ready", START);
  }

  /** Begins a life that may end before it says anything. */
  void launch(String... more) {
    status = null;
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of(more));
    all.add("-Xmx160m");
    // or each life leaves a library behind in the temporary folder
    all.add("-Dorg.sqlite.tmpdir=" + settings.folder());
    child = new Child(ConsoleProgram.class, all, settings.toArguments(), settings.folder().resolve("log.txt"),
        this::heard);
  }

  private void heard(String line) {
    String[] words = line.split(" ", -1);
    if (words[0].equals("status")) {
      status = new Status(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]),
          Integer.parseInt(words[4]));
    }
  }

  private Child child() {
    Child now = child;
    if (now == null) {
      throw new IllegalStateException(settings.name() + " was never started");
    }
    return now;
  }

  boolean isAlive() {
    return child != null && child().isAlive();
  }

  /** Null before the first of this life. */
  @Nullable
  Status status() {
    return status;
  }

  /** Every endpoint that should be is connected. */
  boolean isUp() {
    Status now = status;
    return now != null && now.up() >= (settings.standby() == Profile.Standby.COLD ? 1 : settings.endpoints().size());
  }

  /** Everything that it has said is confirmed or dropped. */
  boolean isEmpty() {
    Status now = status;
    return now != null && now.outbox() == 0 && now.open() == 0;
  }

  void tell(String command) {
    child().tell(command);
  }

  /** As {@link #tell}, and waits until it is done. */
  void make(String command) {
    tell(command);
    await("done " + command.split(" ", -1)[0]);
  }

  void await(String line) {
    child().await(line, START);
  }

  int awaitEnd() {
    return child().awaitEnd(START);
  }

  void freeze(boolean frozen) {
    child().freeze(frozen);
  }

  void kill() {
    if (child != null) {
      child().kill();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
