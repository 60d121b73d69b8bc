package io.deskwire.app.console;

import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.Credentials;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.Transports;
import io.deskwire.ui.conversation.CannedReplies;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.shell.SessionSource;
import io.deskwire.ui.shell.ShellState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * The console with 50 tabs over 100,000 messages, and a window of JavaFX with nothing in it, each in a process of its own
 * with the same options: their proportional set sizes, by the kernel (Linux alone).
 */
final class MemoryBench {
  private static final Past PAST = new Past("memory", 50, 2_000);
  private static final double TIMES = 2.5;
  private static final Path SIZES = Path.of("/proc/self/smaps_rollup");
  private static final String EMPTY = "empty";
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private MemoryBench() {}

  static void run(Crowd crowd, Path folder, WindowReport report) throws Exception {
    if (!Files.isReadable(SIZES)) {
      return;
    }
    PAST.write(folder);
    Sizes empty = measure(EMPTY);
    Sizes console = measure(crowd.endpoint().toString(), crowd.credentials().user(), crowd.credentials().password(),
        folder.toString());
    String what = "memory of " + PAST.rooms() + " tabs over " + PAST.rooms() * PAST.messages() + " messages: ";
    report.told("memory of an empty window, as it stands", "MB", empty.standing);
    report.told("memory of an empty window, collected", "MB", empty.resting);
    report.told(what + "as it stands", "MB", console.standing);
    report.told(what + "times an empty one, as it stands", "x", console.standing / empty.standing);
    report.told(what + "when nobody has used it for a minute", "MB", console.resting);
    report.atMost(what + "times an empty one, collected", "x", console.resting / empty.resting, TIMES);
  }

  /** In MB, before and after garbage was collected: by the console itself when it is left alone, else from here. */
  private record Sizes(double standing, double resting) {}

  private static Sizes measure(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), MemoryBench.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String[] answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip().split(" ",
        -1);
    if (process.waitFor() != 0) {
      throw new IOException("a process to be measured has failed");
    }
    return new Sizes(Double.parseDouble(answer[0]), Double.parseDouble(answer[1]));
  }

  /** The process that is measured: nothing, or endpoint, user, password and folder. */
  @SuppressWarnings("SystemOut") // that is how it answers
  public static void main(String[] arguments) throws Exception {
    if (System.getProperty("glass.platform") == null) {
      System.setProperty("glass.platform", "Headless"); // another one counts what its windows cost, on both sides
    }
    System.setProperty("prism.order", "sw");
    if (arguments[0].equals(EMPTY)) {
      Platform.startup(MemoryBench::showNothing);
      WindowEye.await(() -> !Window.getWindows().isEmpty());
      System.out.println(sizes(System::gc));
    } else {
      Profile profile = Profile.of("bench", new Agent("anna", "Anna", Role.AGENT), Endpoint.parse(arguments[0]),
          new Credentials(arguments[1], arguments[2]), Path.of(arguments[3]));
      try (ChatSession session = ChatSession.open(profile)) {
        open(session);
        System.out.println(sizes(() -> LockSupport.parkNanos(ConsoleWindow.QUIET.toNanos())));
      }
    }
    System.exit(0); // the toolkit's threads
  }

  private static void showNothing() {
    Stage stage = new Stage();
    stage.setScene(new Scene(new StackPane(), 1280, 800));
    stage.show();
  }

  private static void open(ChatSession session) throws Exception {
    ConsoleWindow window = ConsoleWindow.open(SessionSource.of(() -> session), ShellState.inMemory(), () -> session,
        new Transports(), Notifications.none(), Preferences.usual(),
        new ComposerTools(CannedReplies.inMemory(List.of(), List.of())));
    WindowEye.await(WindowEye::hasDesk);
    for (int i = 0; i < PAST.rooms(); i++) {
      String newest = PAST.newest(i);
      window.showRoom(PAST.room(i));
      WindowEye.await(() -> WindowEye.showsBubble(newest));
    }
  }

  private static String sizes(Runnable rest) throws Exception {
    LockSupport.parkNanos(SETTLED.toNanos());
    double standing = megabytes();
    rest.run();
    LockSupport.parkNanos(SETTLED.toNanos());
    return standing + " " + megabytes();
  }

  private static double megabytes() throws IOException {
    return Files.readAllLines(SIZES).stream().filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() / 1024.0;
  }
}
