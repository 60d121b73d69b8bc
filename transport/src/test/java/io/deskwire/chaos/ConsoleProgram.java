package io.deskwire.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.FileToSend;
import io.deskwire.session.MessageHandle;
import io.deskwire.session.OpenedSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SessionWatcher;
import io.deskwire.store.DiskFaults;
import io.deskwire.store.StoreException;
import io.deskwire.store.StoreHooks;
import io.deskwire.time.ThreadEventLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A console without a window, as a process that may be killed. Takes a command a line on standard input and ends with it,
 * or with its parent; says how things stand four times a second. Plays the agent too: what was handed back to the agent
 * (FAILED, HELD) is sent again.
 */
public final class ConsoleProgram {
  private static final long STATUS_MILLIS = 250;
  private static final int EVERYTHING = 10_000;
  private static final int MEBIBYTE = 1 << 20;
  static final int MESSAGES_IN_LOG = 40;

  private final PrintStream out;
  private final Diary diary;
  private final History history;
  private final Seams seams;
  private final JumpingClock clock = new JumpingClock(new ThreadEventLoop("deskwire-session"));
  private final ConsoleSettings settings;
  private final OpenedSession opened;
  private final ChatSession session;

  private ConsoleProgram(ConsoleSettings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
    history = new History(settings.history());
    diary = new Diary(history, settings.name());
    seams = new Seams(settings.name(), history, this::say, Boolean.getBoolean("acknowledge-first"));
    opened = OpenedSession.open(settings.profile(), seams, clock);
    session = opened.session();
  }

  /**
   * Runs until told to quit.
   *
   * @param args those of {@link ConsoleSettings}; with {@code -Dcrash=MIGRATION} the opening is watched
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    System.setOut(System.err); // for the log
    ConsoleSettings settings = ConsoleSettings.of(args);
    if (CrashPoint.MIGRATION.name().equals(System.getProperty("crash"))) {
      try (History last = new History(settings.history())) {
        last.mark(CrashPoint.MIGRATION.mark());
      }
      FileLimit.set(MEBIBYTE); // the steps are one transaction, which is written to the log until it is committed
    }
    ConsoleProgram program = new ConsoleProgram(settings, out);
    program.begin();
    program.obey();
  }

  private void begin() {
    seams.watch(opened.store());
    // first, or what the broker confirms meanwhile would be told to nobody
    Agent agent = new Agent();
    session.watch(agent);
    agent.watching.join();
    List<ChatMessage> lines = new ArrayList<>();
    diary.openRooms().forEach(room -> lines.addAll(session.room(room).history(null, EVERYTHING).join()));
    diary.compare(lines);
    session.events(diary.cursor(), diary::show);
    ScheduledExecutorService timer = Executors
        .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("status").factory());
    var _ = timer.scheduleAtFixedRate(this::status, 0, STATUS_MILLIS, TimeUnit.MILLISECONDS);
    say("ready");
  }

  private void status() {
    var connection = session.connection();
    long up = connection.lines().stream().filter(line -> line.state().isUp()).count();
    say("status " + connection.outboxSize() + " " + diary.open() + " " + diary.shown() + " " + up);
  }

  private void say(String words) {
    out.println(words);
  }

  private void obey() throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    String line = in.readLine();
    while (line != null && !line.equals("quit")) {
      obey(line.split(" ", -1));
      line = in.readLine();
    }
    session.close();
    history.close();
    System.exit(0);
  }

  private void obey(String... words) {
    switch (words[0]) {
      case "say" -> speak(words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]));
      case "attach" -> attach(words[1], Integer.parseInt(words[2]));
      case "files" -> files();
      case "crash" -> crash(CrashPoint.valueOf(words[1]));
      case "hold" -> seams.hold();
      case "pass" -> seams.pass();
      case "clock" -> clock.jumpTo(Long.parseLong(words[1]));
      case "fill" -> DiskFaults.fill(opened.store());
      case "empty" -> DiskFaults.makeRoom(opened.store());
      case "offline" -> session.goOffline();
      case "online" -> session.reconnectNow();
      default -> throw new IllegalArgumentException(words[0]);
    }
    say("done " + words[0]);
  }

  private void speak(String room, int count, int padding) {
    for (int i = 0; i < count; i++) {
      Said said = diary.next(room);
      try {
        MessageHandle handle = session.room(room).send(said.text(padding));
        diary.stored(said);
        diary.is(said.id(), handle.state()); // the broker may have been faster than the note
      } catch (StoreException e) {
        diary.refused(said);
      }
    }
  }

  private void attach(String room, int parts) {
    SaidFile file = diary.nextFile(room, parts);
    try {
      FileToSend sent = new FileToSend(file.name(), "application/octet-stream", file.bytes(), 0, 0);
      MessageHandle handle = session.room(room).attachAsync(sent).join();
      file.messages().forEach(diary::stored);
      file.messages().forEach(part -> diary.is(part.id(), handle.state()));
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof StoreException)) {
        throw e;
      }
      file.messages().forEach(diary::refused);
    }
  }

  /** Looks at all files there are. */
  private void files() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (RoomSummary room : session.rooms()) {
      for (ChatMessage line : session.room(room.id()).history(null, EVERYTHING).join()) {
        AttachmentInfo file = line.attachment();
        if (file != null) {
          byte[] bytes = session.room(room.id()).attachment(line).join().orElse(new byte[0]);
          boolean whole = Arrays.equals(bytes, SaidFile.of(file.name()).map(SaidFile::bytes).orElse(null));
          lines.merge(file.name(), whole ? 1 : 0, Integer::sum);
        }
      }
    }
    lines.forEach((name, count) -> history.whole(settings.name(), name, count));
  }

  private void crash(CrashPoint point) {
    seams.arm(point);
    if (point == CrashPoint.CHECKPOINT) {
      Path database = settings.data().resolve("deskwire.db");
      // the database must be longer than its log, or the log would be what cannot be written
      StoreHooks.grow(opened.store(), 12 * MEBIBYTE);
      SqliteLog.empty(database);
      SqliteLog.whileKept(database, () -> {
        speak("r1", MESSAGES_IN_LOG, 1_000);
        StoreHooks.grow(opened.store(), 4 * MEBIBYTE);
        history.mark(point.mark());
        FileLimit.set(SqliteLog.size(database) + MEBIBYTE);
      });
      StoreHooks.grow(opened.store(), 1); // the log is moved after a commit, if not in the pause before it
    }
  }

  /** What the person in front of the console would see and do. */
  private final class Agent implements SessionWatcher {
    private final CompletableFuture<Void> watching = new CompletableFuture<>();

    @Override
    public void connection(ConnectionSummary summary) {
      watching.complete(null);
    }

    @Override
    public void messages(List<ChatMessage> changed) {
      changed.forEach(diary::is);
    }

    @Override
    public void outbox(List<OutboxRow> rows) {
      for (OutboxRow row : rows) {
        if (row.state() == DeliveryState.FAILED || row.state() == DeliveryState.HELD) {
          history.mark("sent again by the agent: " + row.reason());
          var _ = session.message(row.id()).map(MessageHandle::retry);
        }
      }
    }
  }
}
