package io.deskwire.app.console;

import io.deskwire.history.Archive;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.Topic;
import io.deskwire.session.Agent;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Profile;
import io.deskwire.store.Store;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The window against its targets, on an embedded broker and without a screen; CONTRIBUTING.md has the command. Arguments:
 * any of {@code opening}, {@code burst}, {@code spread}; without any, all of them. {@code floor} and {@code lead} are
 * run alone, on the product's own broker. Others are those of the transport's.
 */
public final class WindowBench {
  private static final List<String> ALL = List.of("opening", "burst", "spread");
  private static final String FLOOR = "floor";
  private static final String LEAD = "lead";
  private static final int ROOMS = 12;
  private static final int MESSAGES = 10_000;
  private static final int PER_SECOND = 5_000;
  private static final int SECONDS = 10;
  private static final double OPEN_WITHIN_MS = 100;
  private static final String TEXT = " Where is my parcel? It was to come yesterday. ";

  private WindowBench() {}

  @SuppressWarnings("SystemOut") // a program that prints a table
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    List<String> wanted = given.isEmpty()
        ? ALL
        : Stream.of(FLOOR, LEAD).filter(given::contains).findFirst()
            .map(List::of).orElse(given);
    boolean crowded = wanted.contains(FLOOR) || wanted.contains(LEAD);
    if (!crowded && wanted.stream().noneMatch(ALL::contains)) {
      return;
    }
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    WindowReport report = new WindowReport();
    Path folder = Files.createTempDirectory("deskwire-bench");
    try {
      if (wanted.contains("opening")) {
        seed(folder);
      }
      try (Crowd crowd = new Crowd(crowded)) {
        run(wanted, folder, crowd, report);
      }
    } finally {
      TestFolder.delete(folder);
    }
    System.out.print(report.text());
    System.exit(0); // the toolkit's threads
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
        if (wanted.contains("opening")) {
          // nobody has found the first room in the list sooner
          LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
          opening(window, report);
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

  /** Each room once, from the call to the frame after the one in which its newest message has got its place. */
  private static void opening(ConsoleWindow window, WindowReport report) throws Exception {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < ROOMS; i++) {
      String newest = words(i, MESSAGES - 1);
      long start = System.nanoTime();
      window.showRoom(room(i));
      times.add(WindowEye.await(() -> WindowEye.showsBubble(newest)) - start);
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos()); // what opening leaves behind is over
    }
    String what = "opening a room of " + MESSAGES + " messages, ";
    report.atMost(what + "first of the run", "ms", times.removeFirst() / 1e6, OPEN_WITHIN_MS);
    times.sort(null);
    report.atMost(what + "p50", "ms", WindowEye.millis(times, 0.5), OPEN_WITHIN_MS);
    report.atMost(what + "worst", "ms", WindowEye.millis(times, 1), OPEN_WITHIN_MS);
  }

  /** Rooms with a past, in the database before the console opens it. */
  private static void seed(Path folder) throws Exception {
    try (Store store = Store.open(folder)) {
      Archive archive = new Archive(store);
      long now = System.currentTimeMillis();
      for (int i = 0; i < ROOMS; i++) {
        int room = i;
        store.write(c -> {
          for (int number = 0; number < MESSAGES; number++) {
            long at = now - Duration.ofSeconds(10L * (MESSAGES - number)).toMillis();
            boolean customer = number % 3 != 0;
            Sender sender = customer
                ? new Sender(room(room), "Customer " + room, Role.CUSTOMER)
                : new Sender("bob", "Bob", Role.AGENT);
            Envelope envelope = Envelope
                .of(Ids.message(at), room(room), EventType.MESSAGE, sender, "past-" + customer, at)
                .withSeq(number + 1).withText(words(room, number));
            String topic = customer ? new Topic.Chat(room(room)).path() : new Topic.Desk(room(room)).path();
            archive.store(c,
                new Archive.Arrived(topic, envelope, false, true, false, false), EnvelopeCodec.encode(envelope), at);
          }
          return true;
        }).get(1, TimeUnit.MINUTES);
      }
    }
  }

  private static String room(int number) {
    return "room-" + number;
  }

  private static String words(int room, int number) {
    return room + "/" + number + TEXT.repeat(1 + number % 5).stripTrailing();
  }
}
