package io.deskwire.session;

import io.deskwire.history.Archive;
import io.deskwire.history.Erasure;
import io.deskwire.history.Lines;
import io.deskwire.history.Parts;
import io.deskwire.message.Answer;
import io.deskwire.message.Ask;
import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.SeqRange;
import io.deskwire.message.Topic;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.room.Owner;
import io.deskwire.room.RoomFold;
import io.deskwire.room.RoomState;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Transport;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives others what they lack: own events by publishing the originals again, which everybody hears, and those of others
 * as an answer to the console that asked. Owned by the session thread.
 */
final class Originals {
  /** What was sent is kept so long for this; ms. */
  static final long KEPT_MS = Erasure.KEEP_ORIGINALS.toMillis();
  /** The most events given for one question: whoever lacks more asks again. */
  private static final int MAX_EVENTS = 200;
  /** The same question again within this time has been answered just now. */
  private static final Duration ONCE_IN = Duration.ofSeconds(1);
  /** So many consoles answer each attempt of a question. */
  private static final int ANSWERERS = 2;
  private static final Duration BETWEEN_ANSWERERS = Duration.ofMillis(300);
  private static final int MAX_ROOMS = 200;
  private static final int LINES_OF_ROOM = 50;
  private static final int CHANGES_OF_ROOM = 500;
  /** A room is active so long after its last line, even when closed; ms. */
  private static final long ACTIVE_MS = Duration.ofDays(1).toMillis();
  /** Well under what one envelope may have. */
  private static final int ANSWER_BYTES = 256 * 1024;
  private static final int REMEMBERED = 500;
  /** Of files in one answer: whoever lacks parts asks again, a newcomer does without older files. */
  private static final long FILE_BYTES = 8 * 1024 * 1024;
  private static final Set<DeliveryState> LEFT = Set.of(DeliveryState.SENT, DeliveryState.DELIVERED,
      DeliveryState.READ);

  private final LiveSession session;
  private final EventLoop loop;
  private final Identity identity;
  private final Map<SeqRange, Long> given = new Recent<>(REMEMBERED);

  Originals(LiveSession session, Identity identity) {
    this.session = session;
    this.identity = identity;
    loop = session.loop();
  }

  /** Somebody asks, on a topic, the owner of a stream. */
  void resend(String topic, Envelope question) {
    SeqRange range = question.resend();
    if (range == null || range.from() < 1 || range.to() < range.from()) {
      return;
    }
    if (!identity.stream().equals(range.stream())) {
      session.gaps().heard(range);
    } else if (mayRead(topic, range.topic())) {
      publishAgain(range);
    }
  }

  /** A customer may ask for what customers of the room may read, and nothing else. */
  private static boolean mayRead(String asksOn, String wanted) {
    Optional<Topic> on = Topic.parse(asksOn);
    Optional<Topic> of = Topic.parse(wanted);
    if (on.isEmpty() || of.isEmpty() || !of.get().durable()) {
      return false;
    }
    return switch (on.get()) {
      case Topic.Live(String room) -> wanted.equals(new Topic.Chat(room).path())
          || wanted.equals(new Topic.Desk(room).path());
      case Topic.Ask _ -> of.get().roomId().isPresent();
      default -> false;
    };
  }

  private void publishAgain(SeqRange range) {
    Long before = given.get(range);
    if (before != null && loop.nanos() - before < ONCE_IN.toNanos()) {
      return;
    }
    given.put(range, loop.nanos());
    var _ = session.store()
        .read(c -> Parts.withBytes(c, Erasure.ownSent(c, range, loop.wallMillis() - KEPT_MS, MAX_EVENTS), FILE_BYTES))
        .whenComplete((lines, _) -> loop.execute(() -> {
          Transport up = session.line().transport();
          if (lines != null && up != null) {
            lines.forEach(each -> {
              var _ = up.publish(each.topic(), EnvelopeCodec.encode(each.envelope()), true);
            });
          }
        }));
  }

  /** A console asks its colleagues. */
  void ask(Envelope question) {
    Ask ask = question.ask();
    if (ask == null || !Topic.isName(ask.answer()) || ask.answer().equals(identity.installation())) {
      return;
    }
    SeqRange range = question.resend();
    if (range != null && identity.stream().equals(range.stream())) {
      publishAgain(range);
      return;
    }
    int turn = session.rankAmongColleagues(question.id(), question.from().id()) - ANSWERERS * ask.attempt();
    if (turn >= 0 && turn < ANSWERERS) {
      loop.schedule(BETWEEN_ANSWERERS.multipliedBy(turn), () -> answer(question, ask, range));
    }
  }

  private void answer(Envelope question, Ask ask, @Nullable SeqRange range) {
    Optional<String> room = range == null ? Optional.empty() : Topic.parse(range.topic()).flatMap(Topic::roomId);
    if (range != null && room.isEmpty()) {
      return;
    }
    List<String> wanted = range == null ? wanted(ask) : List.of();
    var _ = session.store()
        .read(c -> range == null
            ? rooms(c, wanted)
            : Parts.withBytes(c, Lines.ofStream(c, room.orElseThrow(), range, MAX_EVENTS), FILE_BYTES))
        .whenComplete((lines, _) -> loop.execute(() -> {
          if (lines != null && !lines.isEmpty()) {
            send(question.id(), new Topic.Answer(ask.answer()), lines);
          }
        }));
  }

  private List<String> wanted(Ask ask) {
    if (!ask.rooms().isEmpty()) {
      return ask.rooms().subList(0, Math.min(ask.rooms().size(), MAX_ROOMS));
    }
    long since = loop.wallMillis() - ACTIVE_MS;
    return session.book().states().stream()
        .filter(state -> state.lastAt() > since || state.owner().kind() != Owner.Kind.CLOSED)
        .sorted(Comparator.comparingLong(RoomState::lastAt).reversed()).limit(MAX_ROOMS).map(RoomState::id).toList();
  }

  private static List<Archive.Line> rooms(java.sql.Connection c, List<String> wanted) throws SQLException {
    List<Archive.Line> all = new ArrayList<>();
    long files = FILE_BYTES;
    for (String room : wanted) {
      Map<String, Archive.Line> lines = new LinkedHashMap<>();
      // the registers first: lines of an owned room are told to its owner
      RoomFold.winners(Lines.changes(c, room, CHANGES_OF_ROOM), Archive.Line::envelope)
          .forEach(line -> lines.put(line.envelope().id(), line));
      List<Archive.Line> talk = new ArrayList<>();
      for (Archive.Line line : Lines.page(c, room, Long.MAX_VALUE, Long.MAX_VALUE, LINES_OF_ROOM).reversed()) {
        Attachment attachment = line.envelope().attachment();
        files -= attachment == null ? 0 : attachment.size();
        if (attachment == null || files >= 0) {
          for (Archive.Line each : Lines.together(c, line)) {
            talk.add(each.with(Parts.withBytes(c, each.position(), each.envelope())));
          }
        }
      }
      talk.sort(Comparator.comparingLong(Archive.Line::order).thenComparingLong(Archive.Line::position));
      talk.forEach(line -> lines.put(line.envelope().id(), line));
      lines.values().stream().filter(Originals::hasLeft).forEach(all::add);
    }
    return all;
  }

  private static boolean hasLeft(Archive.Line line) {
    return line.delivery() == null || LEFT.contains(DeliveryState.valueOf(line.delivery()));
  }

  private void send(String question, Topic to, List<Archive.Line> lines) {
    List<Answer.Item> part = new ArrayList<>();
    int bytes = 0;
    for (Archive.Line line : lines) {
      int size = EnvelopeCodec.toStored(line.envelope()).length + line.topic().length() + 64;
      if (!part.isEmpty() && (bytes + size > ANSWER_BYTES || part.size() == Answer.MAX_EVENTS)) {
        session.live().answer(to, new Answer(question, List.copyOf(part), false));
        part.clear();
        bytes = 0;
      }
      part.add(new Answer.Item(line.topic(), line.order(), line.envelope()));
      bytes += size;
    }
    session.live().answer(to, new Answer(question, List.copyOf(part), true));
  }
}
