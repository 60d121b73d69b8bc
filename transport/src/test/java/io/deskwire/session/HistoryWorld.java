package io.deskwire.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.SeqRange;
import io.deskwire.room.Owner;
import io.deskwire.transport.testing.FakeTransport;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A desk over months, and beside it what of its conversations must be there: a list of all that was ever said, each with
 * a mark when it must be gone. Which rooms are closed, and what has left, is asked of the desk.
 */
final class HistoryWorld implements AutoCloseable {
  private static final List<String> ROOMS = List.of("r1", "r2", "r3");
  private static final List<Integer> LIMITS = List.of(0, 30, 90, 365);
  private static final Duration ORIGINALS = Duration.ofDays(14);
  private static final Duration IDS = Duration.ofDays(30);
  /** After which windows know how rooms are. */
  private static final Duration TOLD = Duration.ofSeconds(1);
  private static final int ALL = 10_000;

  /** One message, note or file. */
  private static final class Entry {
    private final String id;
    private final String room;
    private final String text;
    private final byte @Nullable [] bytes;
    private final long at;
    private final boolean own;
    private final List<Envelope> events;
    private boolean gone;

    Entry(String id, String room, String text, byte @Nullable [] bytes, long at, boolean own, List<Envelope> events) {
      this.id = id;
      this.room = room;
      this.text = text;
      this.bytes = bytes;
      this.at = at;
      this.own = own;
      this.events = events;
    }

    @Override
    public String toString() {
      return (own ? "own " : "") + id + " '" + text + "' in " + room + (gone ? ", gone" : "");
    }
  }

  private final Random random;
  private final TestDesk desk;
  private final List<Entry> entries = new ArrayList<>();
  /** For whoever reads of a failure. */
  private final List<String> steps = new ArrayList<>();
  private @Nullable Duration limit;
  private boolean online;

  HistoryWorld(Path folder, long seed) {
    random = new Random(seed);
    desk = new TestDesk(folder);
    desk.connect();
    online = true;
    wait(Duration.ofSeconds(11));
  }

  /** Something happens, and everything is looked at. */
  void step() {
    int what = random.nextInt(16);
    steps.add(what + (online ? " online" : " offline") + ", keeps " + limit + ", " + ROOMS.stream()
        .map(room -> room + (isClosed(room) ? " closed" : "") + (isWaiting(room) ? " waiting" : "")).toList());
    switch (what) {
      case 0, 1, 2 -> customerWrites();
      case 3 -> customerSendsFile();
      case 4, 5 -> agentWrites();
      case 6 -> agentSendsFile();
      case 7 -> agentNotes();
      case 8, 9 -> closeRoom();
      case 10 -> daysPass();
      case 11 -> chooseLimit();
      case 12 -> deleteNow();
      case 13 -> switchLine();
      case 14 -> comesAgain();
      default -> askForOriginal();
    }
    sweep();
    check();
  }

  private String room() {
    return ROOMS.get(random.nextInt(ROOMS.size()));
  }

  /** Two words that nobody else says. The index keeps words alone: where both are, it is a text. */
  private String phrase() {
    return "first" + entries.size() + "x second" + entries.size() + "x";
  }

  private long now() {
    return desk.loop().wallMillis();
  }

  private void wait(Duration time) {
    if (online) {
      desk.keepAlive(time);
      confirmAll();
    } else {
      desk.loop().advance(time);
    }
  }

  private void confirmAll() {
    boolean more = true;
    while (more) {
      List<FakeTransport.Sent> open = desk.broker().line().durable().stream().filter(sent -> !sent.word().isDone())
          .toList();
      open.forEach(FakeTransport.Sent::confirm);
      desk.loop().settle();
      more = !open.isEmpty();
    }
  }

  private void come(Envelope event) {
    desk.broker().line().deliver("chat/" + event.room(), EnvelopeCodec.encode(event), false);
    desk.loop().settle();
  }

  private Envelope fromCustomer(String id, String room) {
    return Envelope.of(id, room, EventType.MESSAGE, new Sender(room, "Mia", Role.CUSTOMER), "phone-" + room, now());
  }

  // what happens

  private void customerWrites() {
    if (online) {
      String text = phrase();
      Envelope event = fromCustomer("customer-" + entries.size(), room()).withText(text);
      entries.add(new Entry(event.id(), event.room(), text, null, now(), false, List.of(event)));
      come(event);
    }
  }

  private void customerSendsFile() {
    if (online) {
      String id = "customer-" + entries.size();
      String room = room();
      String name = phrase();
      byte[] bytes = (name + " ").repeat(20).getBytes(UTF_8);
      int middle = bytes.length / 2;
      List<Envelope> parts = List.of(
          fromCustomer(id, room).withAttachment(
              new Attachment(id, name, "text/plain", bytes.length, 0, 2, Arrays.copyOf(bytes, middle), 0, 0)),
          fromCustomer(id + "-1", room).withAttachment(new Attachment(id, name, "text/plain", bytes.length, 1, 2,
              Arrays.copyOfRange(bytes, middle, bytes.length), 0, 0)));
      entries.add(new Entry(id, room, name, bytes, now(), false, parts));
      parts.forEach(this::come);
    }
  }

  private void agentWrites() {
    String room = room();
    String text = phrase();
    own(desk.send(room, text), room, text, null);
  }

  private void agentNotes() {
    String room = room();
    String text = phrase();
    own(desk.await(desk.room(room).noteAsync(text)), room, text, null);
  }

  private void agentSendsFile() {
    String room = room();
    String name = phrase();
    int times = random.nextInt(4) == 0 ? Attachment.MAX_PART_BYTES / 20 : 20;
    byte[] bytes = (name + " ").repeat(times).getBytes(UTF_8);
    own(desk.await(desk.room(room).attachAsync(new FileToSend(name, "text/plain", bytes, 0, 0))), room, name, bytes);
  }

  private void own(MessageHandle handle, String room, String text, byte @Nullable [] bytes) {
    entries.add(new Entry(handle.id(), room, text, bytes, now(), true, new ArrayList<>()));
    if (online) {
      confirmAll();
    }
  }

  private void closeRoom() {
    desk.await(desk.room(room()).close(null));
    if (online) {
      confirmAll();
    }
  }

  /** Whether the program runs meanwhile or not. */
  private void daysPass() {
    boolean was = online;
    if (online) {
      goOffline();
    }
    desk.loop().sleepMachine(Duration.ofHours(random.nextInt(1, 24 * 20)));
    if (random.nextBoolean()) {
      desk.restart();
      online = true;
      desk.connect();
      wait(Duration.ofSeconds(11));
    } else if (was) {
      goOnline();
    }
  }

  private void chooseLimit() {
    int days = LIMITS.get(random.nextInt(LIMITS.size()));
    limit = days == 0 ? null : Duration.ofDays(days);
  }

  private void switchLine() {
    if (online) {
      goOffline();
    } else {
      goOnline();
    }
  }

  private void goOffline() {
    remember();
    desk.goOffline();
    online = false;
  }

  private void goOnline() {
    desk.reconnect();
    online = true;
    wait(Duration.ofSeconds(11));
  }

  /** What this desk has written on its line, which is forgotten with the line. */
  private void remember() {
    for (FakeTransport.Sent sent : desk.broker().line().durable()) {
      Attachment part = sent.envelope().attachment();
      String id = part == null || part.id().isEmpty() ? sent.envelope().id() : part.id();
      entries.stream().filter(entry -> entry.own && entry.id.equals(id)
          && entry.events.stream().noneMatch(event -> event.id().equals(sent.envelope().id()))).findFirst()
          .ifPresent(entry -> entry.events.add(sent.envelope()));
    }
  }

  private void deleteNow() {
    wait(TOLD);
    List<Entry> due = entries.stream().filter(entry -> !entry.gone && isClosed(entry.room) && hasLeft(entry)).toList();
    var done = desk.session().deleteHistory(_ -> {});
    desk.loop().settle();
    wait(Duration.ofSeconds(2));
    desk.await(done);
    due.forEach(entry -> entry.gone = true);
  }

  /** As it happens every hour. */
  private void sweep() {
    wait(TOLD);
    long before = limit == null ? 0 : now() - limit.toMillis();
    List<Entry> due = entries.stream().filter(entry -> !entry.gone && entry.at < before)
        .filter(entry -> (isClosed(entry.room) || !isWaiting(entry.room)) && hasLeft(entry)).toList();
    desk.session().keepHistory(limit);
    desk.loop().settle();
    wait(Duration.ofSeconds(1));
    due.forEach(entry -> entry.gone = true);
  }

  private boolean isClosed(String room) {
    return desk.room(room).summary().filter(summary -> summary.owner().kind() == Owner.Kind.CLOSED).isPresent();
  }

  private boolean isWaiting(String room) {
    return desk.room(room).summary().filter(summary -> summary.waitingSince() != 0).isPresent();
  }

  private boolean hasLeft(Entry entry) {
    return !entry.own || lines(entry.room).stream().filter(line -> line.id().equals(entry.id)).findFirst()
        .map(ChatMessage::delivery).filter(state -> !state.isUnsent()).isPresent();
  }

  /** A broker repeats what a customer wrote. */
  private void comesAgain() {
    List<Entry> all = entries.stream().filter(entry -> !entry.own && entry.at > now() - IDS.toMillis()).toList();
    if (online && !all.isEmpty()) {
      all.get(random.nextInt(all.size())).events.forEach(this::come);
    }
  }

  /** A customer lacks something of the desk. */
  private void askForOriginal() {
    remember();
    List<Entry> all = entries.stream().filter(entry -> entry.own && !entry.events.isEmpty())
        .filter(entry -> entry.events.getFirst().eventType().orElse(null) == EventType.MESSAGE).toList();
    if (!online || all.isEmpty()) {
      return;
    }
    wait(Duration.ofSeconds(2)); // the same question again is heard
    Entry entry = all.get(random.nextInt(all.size()));
    Envelope wanted = entry.events.get(random.nextInt(entry.events.size()));
    Envelope question = Envelope.of(Ids.message(now()), entry.room, EventType.RESEND,
        new Sender(entry.room, "Mia", Role.CUSTOMER), "phone-" + entry.room, now())
        .withResend(new SeqRange(Objects.requireNonNull(wanted.stream()), "chat/" + entry.room + "/desk",
            wanted.seq(), wanted.seq()));
    long before = published(wanted);
    desk.broker().line().deliver("live/" + entry.room, EnvelopeCodec.encode(question), false);
    desk.loop().settle();
    boolean kept = entry.at >= now() - ORIGINALS.toMillis();
    assertThat(published(wanted) - before).as("given again: %s, written %s ago", entry,
        Duration.ofMillis(now() - entry.at)).isEqualTo(kept ? 1 : 0);
  }

  private long published(Envelope wanted) {
    return desk.broker().line().durable().stream()
        .filter(sent -> Arrays.equals(EnvelopeCodec.encode(sent.envelope()), EnvelopeCodec.encode(wanted))).count();
  }

  private List<ChatMessage> lines(String room) {
    return desk.await(desk.room(room).history(null, ALL)).stream().filter(line -> line.type().isConversation())
        .toList();
  }

  // what must be so

  private List<Entry> live(String room) {
    return entries.stream().filter(entry -> !entry.gone && entry.room.equals(room)).toList();
  }

  private void check() {
    for (String room : ROOMS) {
      List<ChatMessage> lines = lines(room);
      assertThat(lines).as("lines of %s after %s", room, steps.subList(Math.max(0, steps.size() - 6), steps.size()))
          .extracting(ChatMessage::id)
          .containsExactlyInAnyOrderElementsOf(live(room).stream().map(entry -> entry.id).toList());
      for (ChatMessage line : lines) {
        Entry entry = live(room).stream().filter(each -> each.id.equals(line.id())).findFirst().orElseThrow();
        if (entry.bytes != null) {
          assertThat(desk.await(desk.session().room(room).attachment(line))).hasValue(entry.bytes);
        }
      }
      desk.room(room).summary().ifPresent(summary -> {
        assertThat(entries).as("last words").noneMatch(entry -> entry.gone && entry.text.equals(summary.lastText()));
        assertThat(summary.unread()).as("unread").isLessThanOrEqualTo(lines.size());
      });
    }
    Entry some = entries.isEmpty() ? null : entries.get(random.nextInt(entries.size()));
    if (some != null && some.bytes == null) {
      assertThat(desk.await(desk.session().search(some.text, 10))).as("search of %s", some)
          .hasSize(some.gone ? 0 : 1);
    }
  }

  /** The desk ends for good. @return texts that are gone, and that nobody may ask for any more */
  List<String> end() {
    if (online) {
      goOffline();
    }
    desk.restart(); // forgets what nobody may ask for
    desk.loop().settle();
    long due = now() - ORIGINALS.toMillis();
    assertThat(count("SELECT count(*) FROM gone WHERE envelope IS NOT NULL AND arrived_at < " + due))
        .as("originals that are too old").isZero();
    assertThat(count("SELECT count(*) FROM part WHERE position NOT IN (SELECT position FROM message)"))
        .as("bytes of files without a line").isZero();
    check();
    desk.close();
    return entries.stream().filter(entry -> entry.gone && (!entry.own || entry.at < due)).map(entry -> entry.text)
        .toList();
  }

  private long count(String query) {
    return desk.session().store().read(c -> {
      try (Statement s = c.createStatement(); var rows = s.executeQuery(query)) {
        rows.next();
        return rows.getLong(1);
      }
    }).join();
  }

  @Override
  public void close() {
    desk.close();
  }
}
