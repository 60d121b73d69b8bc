package io.deskwire.session;

import io.deskwire.message.Ask;
import io.deskwire.message.SeqRange;
import io.deskwire.message.Topic;
import io.deskwire.room.RoomState;
import io.deskwire.room.Sequence;
import io.deskwire.room.Sequence.Gap;
import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what is missing: first the owner of the stream, a second later whoever has it, then again with longer and
 * longer pauses, and at every new connection. Owned by the session thread.
 */
final class Gaps {
  /** So that of many consoles that lack the same, one asks. */
  private static final Duration JITTER = Duration.ofMillis(300);
  private static final Duration TO_COLLEAGUES = Duration.ofSeconds(1);
  /** What is told to exist may be on its way. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);
  /** A newcomer is given what it lacks without asking for each piece. */
  private static final Duration SUSPICION = Duration.ofSeconds(15);
  private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(4), Duration.ofSeconds(10),
      Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(1));
  private static final int SUSPICION_ATTEMPTS = 3;
  /** Questions a second, of all rooms together. */
  private static final int PER_SECOND = 10;
  private static final int RANGES_AT_ONCE = 4;
  private static final int MAX_HEADS = 256;
  private static final int REMEMBERED = 1_000;

  private final LiveSession session;
  private final EventLoop loop;
  private final String stream;
  private final String answer;
  private final RandomGenerator random;
  private final Map<Key, Asking> asking = new HashMap<>();
  /** When somebody, here or elsewhere, asked its owner for a range; {@link EventLoop#nanos}. */
  private final Map<SeqRange, Long> asked = new Recent<>(REMEMBERED);
  /** Ids of own questions to colleagues. */
  private final Map<String, Boolean> questions = new Recent<>(REMEMBERED);
  private long second;
  private int inSecond;

  private record Key(String topic, String stream) {}

  /** One stream on one topic of which something is missing. */
  private static final class Asking {
    private final Key key;
    private final String room;
    private List<Gap> gaps = List.of();
    private int attempt;
    private EventLoop.@Nullable Timer timer;

    Asking(Key key, String room) {
      this.key = key;
      this.room = room;
    }

    boolean isSure() {
      return gaps.stream().anyMatch(Gap::sure);
    }
  }

  Gaps(LiveSession session, Identity identity, RandomGenerator random) {
    this.session = session;
    this.random = random;
    loop = session.loop();
    stream = identity.stream();
    answer = identity.installation();
  }

  /** What an earlier run knew to be missing. */
  void load(Collection<RoomState> rooms) {
    rooms.forEach(room -> room.sequences().all().forEach(sequence -> look(room.id(), sequence)));
  }

  /** Something of a stream has been stored, or told. */
  void look(RoomState state, String topic, String from) {
    look(state.id(), state.sequences().of(from, topic));
  }

  private void look(String room, Sequence sequence) {
    Key key = new Key(sequence.topic(), sequence.stream());
    Asking known = asking.get(key);
    if (known == null && sequence.gaps().isEmpty()) {
      return; // as nearly always
    }
    List<Gap> open = sequence.gaps().stream().filter(gap -> loop.wallMillis() - gap.since() < Originals.KEPT_MS)
        .toList();
    if (open.isEmpty() || sequence.stream().equals(stream)) {
      if (known != null) {
        cancel(known);
        asking.remove(key);
      }
      return;
    }
    if (known == null) {
      known = new Asking(key, room);
      asking.put(key, known);
    } else if (newest(open) <= newest(known.gaps)) {
      known.gaps = open;
      return;
    }
    known.gaps = open;
    known.attempt = 0;
    soon(known, known.isSure() ? JITTER : SUSPICION);
  }

  private static long newest(List<Gap> gaps) {
    return gaps.stream().mapToLong(Gap::to).max().orElse(0);
  }

  /** A line is there again. */
  void connected() {
    asking.values().forEach(each -> {
      each.attempt = 0;
      soon(each, each.isSure() ? JITTER.multipliedBy(3) : SUSPICION);
    });
  }

  private void soon(Asking each, Duration within) {
    next(each, Duration.ofMillis(random.nextLong(within.toMillis() + 1)), () -> askOwner(each));
  }

  private void next(Asking each, Duration in, Runnable step) {
    cancel(each);
    each.timer = loop.schedule(in, step);
  }

  private static void cancel(Asking each) {
    if (each.timer != null) {
      each.timer.cancel();
    }
  }

  private void askOwner(Asking each) {
    if (!session.line().carriesLive()) {
      return; // again when one does
    }
    if (!mayAsk()) {
      next(each, Duration.ofSeconds(1), () -> askOwner(each));
      return;
    }
    for (SeqRange range : ranges(each)) {
      Long before = asked.get(range);
      if (before == null || loop.nanos() - before > ON_ITS_WAY.toNanos()) {
        asked.put(range, loop.nanos());
        session.live().resend(Topic.parse(each.key.topic).filter(Topic.Chat.class::isInstance).isPresent()
            ? new Topic.Live(each.room)
            : new Topic.Ask(), range);
      }
    }
    next(each, TO_COLLEAGUES, () -> askColleagues(each));
  }

  private void askColleagues(Asking each) {
    if (session.line().carriesLive()) {
      for (SeqRange range : ranges(each)) {
        String id = session.live().ask(new Ask(answer, List.of(), each.attempt), range);
        questions.put(id, true);
      }
    }
    Duration pause = PAUSES.get(Math.min(each.attempt, PAUSES.size() - 1));
    each.attempt++;
    next(each, pause, () -> again(each));
  }

  private void again(Asking each) {
    if (each.attempt >= SUSPICION_ATTEMPTS && each.gaps.stream().anyMatch(gap -> !gap.sure())) {
      var _ = session.store()
          .writeSoon(c -> session.archive().withoutSuspicion(c, each.room, each.key.topic, each.key.stream))
          .whenComplete((state, _) -> loop.execute(() -> {
            if (state != null) {
              session.remember(state);
              look(state, each.key.topic, each.key.stream);
            }
          }));
      if (!each.isSure()) {
        return;
      }
    }
    askOwner(each);
  }

  private List<SeqRange> ranges(Asking each) {
    return each.gaps.stream().limit(RANGES_AT_ONCE)
        .map(gap -> new SeqRange(each.key.stream, each.key.topic, gap.from(), gap.to())).toList();
  }

  private boolean mayAsk() {
    long now = loop.nanos() / Duration.ofSeconds(1).toNanos();
    if (now != second) {
      second = now;
      inSecond = 0;
    }
    return ++inSecond <= PER_SECOND;
  }

  /** Another console has asked an owner for the same; its originals reach everybody. */
  void heard(SeqRange range) {
    asked.put(range, loop.nanos());
  }

  /** Whether an answer belongs to a question of this console. */
  boolean isOwnQuestion(String id) {
    return questions.containsKey(id);
  }

  /** How far a sender has come on its topics, as it says itself. */
  void heads(@Nullable String sender, Map<String, Long> heads, boolean fromCustomer, String room) {
    if (sender == null || sender.equals(stream)) {
      return;
    }
    heads.entrySet().stream().limit(MAX_HEADS).forEach(head -> {
      Optional<Topic> topic = Topic.parse(head.getKey()).filter(Topic::durable);
      Optional<String> of = topic.flatMap(Topic::roomId);
      boolean may = fromCustomer ? head.getKey().equals(new Topic.Chat(room).path()) : topic.isPresent();
      if (may && of.isPresent() && isNews(of.get(), head.getKey(), sender, head.getValue())) {
        loop.schedule(ON_ITS_WAY, () -> told(of.get(), head.getKey(), sender, head.getValue()));
      }
    });
  }

  private boolean isNews(String room, String topic, String sender, long last) {
    RoomState state = session.book().state(room);
    return state.lastAt() > 0 && !state.sequences().of(sender, topic).told(last, 0)
        .equals(state.sequences().of(sender, topic));
  }

  private void told(String room, String topic, String sender, long last) {
    if (!isNews(room, topic, sender, last)) {
      return; // it has come meanwhile
    }
    var _ = session.store()
        .writeSoon(c -> Optional.ofNullable(session.archive().told(c, room, topic, sender, last, loop.wallMillis())))
        .whenComplete((state, _) -> loop.execute(() -> {
          if (state != null && state.isPresent()) {
            session.remember(state.get());
            look(state.get(), topic, sender);
            session.publishChanges();
          }
        }));
  }

  /** A question that somebody else has put for this console. */
  void asked(String id) {
    questions.put(id, true);
  }
}
