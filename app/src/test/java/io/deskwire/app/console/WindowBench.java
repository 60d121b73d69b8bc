package io.deskwire.app.console;

import io.deskwire.message.Role;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.transport.Transports;
import io.deskwire.transport.testing.TestFolder;
import io.deskwire.ui.conversation.CannedReplies;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.settings.Preferences;
import io.deskwire.ui.shell.SessionSource;
import io.deskwire.ui.shell.ShellState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The window against its targets, on an embedded broker and without a screen; CONTRIBUTING.md has the command. Arguments:
 * any of {@code opening}, {@code deep}, {@code scroll}, {@code tabs}, {@code typing}, {@code burst}, {@code spread};
 * without any, all of them. {@code inbox} brings rooms of its own, so it is run alone; {@code floor} and {@code lead} are, on the product's own broker, and
 * {@code memory}. Others are those of the transport's.
 */
public final class WindowBench {
  private static final List<String> ALL = List.of("opening", "deep", "scroll", "tabs", "typing", "burst", "spread");
  private static final String FLOOR = "floor";
  private static final String LEAD = "lead";
  private static final String MEMORY = "memory";
  private static final String INBOX = "inbox";
  private static final List<String> ALONE = List.of(FLOOR, LEAD, MEMORY, INBOX);
  private static final Past ROOMS = new Past("room", 12, 10_000);
  private static final Past DEEP = new Past("deep", 3, 100_000);
  private static final Past MANY = new Past("many", 10_000, 2); // the customer has the last word, so that they wait
  private static final Past SHORT = new Past("short", 20, 200);
  private static final int DEEP_COLD = 40;
  private static final int DEEP_TIMES = 60;
  private static final int PER_SECOND = 5_000;
  private static final int SECONDS = 10;
  private static final double OPEN_WITHIN_MS = 100;
  private static final double DEEP_WITHIN_MS = 50;

  private WindowBench() {}

  @SuppressWarnings("SystemOut") // a program that prints a table
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    List<String> wanted = given.isEmpty()
        ? ALL
        : ALONE.stream().filter(given::contains).findFirst()
            .map(List::of).orElse(given);
    boolean crowded = wanted.contains(FLOOR) || wanted.contains(LEAD);
    boolean memory = wanted.contains(MEMORY);
    if (wanted.stream().noneMatch(each -> ALL.contains(each) || ALONE.contains(each))) {
      return;
    }
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    WindowReport report = new WindowReport();
    Path folder = Files.createTempDirectory("deskwire-bench");
    try {
      seed(wanted, folder);
      try (Crowd crowd = new Crowd(crowded)) {
        if (memory) {
          MemoryBench.run(crowd, folder, report);
        } else {
          run(wanted, folder, crowd, report);
        }
      }
    } finally {
      TestFolder.delete(folder);
    }
    System.out.print(report.text());
    System.exit(0); // the toolkit's threads
  }

  private static void seed(List<String> wanted, Path folder) throws Exception {
    if (wanted.contains("opening")) {
      ROOMS.write(folder);
    }
    if (wanted.contains("deep") || wanted.contains("scroll")) {
      DEEP.write(folder);
    }
    if (wanted.contains(INBOX)) {
      MANY.write(folder);
    }
    if (wanted.contains("tabs")) {
      SHORT.write(folder);
    }
  }

  private static void run(List<String> wanted, Path folder, Crowd crowd, WindowReport report) throws Exception {
    try (ChatSession session = ChatSession
        .open(Profile.of("bench", new Agent("anna", "Anna", Role.AGENT), crowd.endpoint(), crowd.credentials(),
            folder))) {
      ConsoleWindow window = ConsoleWindow.open(SessionSource.of(() -> session), ShellState.inMemory(), () -> session,
          new Transports(), Notifications.none(), Preferences.usual(),
          new ComposerTools(CannedReplies.inMemory(List.of(), List.of())));
      try {
        WindowEye.await(WindowEye::hasDesk);
        while (!session.connection().isOnline()) {
          LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        // nobody has found the first room in the list sooner
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        if (wanted.contains("opening")) {
          new OpeningBench(ROOMS).open(window, 0, ROOMS.rooms(), OPEN_WITHIN_MS, report);
        }
        if (wanted.contains("deep")) {
          new OpeningBench(DEEP).open(window, DEEP_COLD, DEEP_TIMES, DEEP_WITHIN_MS, report);
        }
        if (wanted.contains("scroll")) {
          new ScrollBench(DEEP).run(window, report);
        }
        if (wanted.contains("tabs")) {
          new OpeningBench(SHORT).openAndClose(window, report);
        }
        if (wanted.contains(INBOX)) {
          new InboxBench(MANY).run(window, report);
        }
        if (wanted.contains("typing")) {
          new TypingBench(crowd).run(window, report);
        }
        if (wanted.contains(FLOOR)) {
          new FloorBench(crowd).run(session, window, report);
        }
        if (wanted.contains(LEAD)) {
          new LeadBench(crowd).run(session, window, report);
        }
        if (wanted.contains("burst") || wanted.contains("spread")) {
          // as after a morning's work: compiling takes half of the processor at first
          new BurstBench(crowd, "warm-up", 5, PER_SECOND, SECONDS).run(session, window, new WindowReport());
        }
        if (wanted.contains("burst")) {
          new BurstBench(crowd, "one", 1, PER_SECOND, SECONDS).run(session, window, report);
        }
        if (wanted.contains("spread")) {
          new BurstBench(crowd, "spread", 50, PER_SECOND, SECONDS).run(session, window, report);
        }
      } finally {
        window.close();
      }
    }
  }
}
