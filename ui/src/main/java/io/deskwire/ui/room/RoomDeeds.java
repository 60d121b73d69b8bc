package io.deskwire.ui.room;

import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ClaimOutcome;
import io.deskwire.session.Recipient;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Sentences;
import io.deskwire.ui.fx.Texts;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an agent does with a room, and what is said of it afterwards. Knows no control: what needs a form or a word of the
 * agent is asked for outside. Every call comes on the gate's thread.
 */
public final class RoomDeeds {
  private static final int MOST_TAGS = 8;

  /** What the window does for the deeds. */
  public interface Outside {

    /** Lets the agent choose to whom the room is given, see {@link RoomDeeds#transfer}. */
    void chooseRecipient(RoomSummary room);

    /** Asks for one word. */
    void ask(WordQuestion question);

    /** Brings the room to the front. */
    void open(String room);

    /**
     * Says what has been done.
     *
     * @param undo takes it back; null where that cannot be
     */
    void done(String words, @Nullable Runnable undo);

    /** The agent gives this room away: that it leaves them is no news to them. */
    void giving(String room);

    /** Says what has not been done, and why. */
    void failed(String words);
  }

  /** Letters of a name in a sentence. */
  private static final int NAME = 60;

  private final ChatSession session;
  private final Executor gate;
  private final Clock clock;
  private final Outside outside;

  /**
   * For one session.
   *
   * @param gate  runs tasks on the thread that calls the deeds
   * @param clock with the zone in which days begin
   */
  public RoomDeeds(ChatSession session, Executor gate, Clock clock, Outside outside) {
    this.session = session;
    this.gate = gate;
    this.clock = clock;
    this.outside = outside;
  }

  private static String name(RoomSummary room) {
    return SafeText.brief(SafeText.name(room.name(), room.id()), NAME);
  }

  private Room of(RoomSummary room) {
    return session.room(room.id());
  }

  // what may be done

  public boolean isMine(RoomSummary room) {
    return room.owner().isClaimedBy(session.profile().agent().id());
  }

  /** Whether this agent may give the room away: their own, and for a team lead everybody's. */
  public boolean mayGive(RoomSummary room) {
    boolean lead = session.profile().agent().role() == Role.LEAD;
    return isMine(room) || (lead && room.owner().kind() != Owner.Kind.CLOSED);
  }

  /** Whether a claim is possible now. */
  public boolean mayClaim(RoomSummary room) {
    return !isMine(room) && !room.claiming() && session.connection().isOnline();
  }

  /** Moments until which a room may be snoozed. */
  public List<SnoozeTime> snoozeTimes() {
    return SnoozeTime.all(clock);
  }

  /** Words that rooms of this desk bear, the frequent ones first. */
  public List<String> tags() {
    Map<String, Integer> counts = new TreeMap<>();
    session.rooms().forEach(room -> room.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
    return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(MOST_TAGS).map(Map.Entry::getKey).toList();
  }

  /** What a chat is usually closed as. */
  public static List<String> closingTags() {
    return List.of(Texts.of("room.close.solved"), Texts.of("room.close.no-answer"), Texts.of("room.close.spam"));
  }

  // what is done

  public void open(RoomSummary room) {
    outside.open(room.id());
  }

  public void claim(RoomSummary room) {
    after(of(room).claim(), outcome -> claimed(room, outcome));
  }

  /** Says how a claim has ended. */
  public void claimed(RoomSummary room, ClaimOutcome outcome) {
    String winner = outcome.winner() == null ? Texts.of("claim.lost.somebody") : SafeText.line(outcome.winner());
    switch (outcome.kind()) {
      case WON -> outside.open(room.id());
      case LOST -> outside.failed(Texts.of("claim.lost", winner, name(room)));
      case NOT_SETTLED -> outside.failed(Texts.of("claim.not-settled", name(room)));
    }
  }

  /** Asks to whom the room is to be given. */
  public void chooseRecipient(RoomSummary room) {
    if (mayGive(room)) {
      outside.chooseRecipient(room);
    }
  }

  public void transfer(RoomSummary room, Recipient to, @Nullable String reason) {
    outside.giving(room.id());
    after(of(room).transfer(to, reason), _ -> outside.done(switch (to) {
      case Recipient.Colleague(String agent) ->
        Texts.of("room.done.transferred", name(room), SafeText.line(session.agentName(agent)));
      case Recipient.Queue(String queue) -> Texts.of("room.done.queued", name(room), SafeText.line(queue));
    }, null));
  }

  public void release(RoomSummary room) {
    outside.giving(room.id());
    after(of(room).release(), _ -> outside.done(Texts.of("room.done.released", name(room)), () -> claim(room)));
  }

  /** Ends the chat; the agent can take that back. */
  public void close(RoomSummary room, @Nullable String tag) {
    if (mayGive(room)) {
      after(of(room).close(tag),
          _ -> outside.done(Texts.of("room.done.closed", name(room)), () -> takeBack(room)));
    }
  }

  /** Asks as what the chat is to be closed. */
  public void closeAs(RoomSummary room) {
    outside.ask(new WordQuestion(Texts.of("word.close.title", name(room)), Texts.of("word.close.label"),
        Texts.of("word.close.go"), closingTags(), tag -> close(room, tag)));
  }

  /**
   * Answered again by who answered it before. In one step: a room that waits in between would call everybody, and a step
   * that needs no line can be taken back offline too.
   */
  private void takeBack(RoomSummary before) {
    String agent = before.owner().agentId();
    RoomSummary now = of(before).summary().orElse(before);
    if (now.owner().kind() == Owner.Kind.CLAIMED || agent == null) {
      String winner = now.owner().agentName();
      outside.failed(Texts.of("claim.lost", winner == null ? Texts.of("claim.lost.somebody") : SafeText.line(winner),
          name(before)));
    } else {
      after(of(before).transfer(new Recipient.Colleague(agent), null), _ -> outside.open(before.id()));
    }
  }

  /** Open again, for whoever takes it. */
  public void reopen(RoomSummary room) {
    after(of(room).reopen(), _ -> {});
  }

  public void snooze(RoomSummary room, long until) {
    String moment = Figures.when(until, clock.millis(), clock.getZone());
    String time = Figures.timeOfDay(until, clock.getZone());
    after(of(room).snooze(until), _ -> outside.done(
        Texts.of("room.done.snoozed", name(room), moment.equals(time) ? time : moment + ", " + time),
        () -> takeBack(room)));
  }

  public void priority(RoomSummary room, int level) {
    after(of(room).priority(level), _ -> {});
  }

  /** Asks a team lead for help, or says that none is needed any more. */
  public void raise(RoomSummary room, boolean up) {
    after(of(room).raise(up), _ -> {});
  }

  /** Asks why the customer is to be blocked, or unblocks them. */
  public void blockOrNot(RoomSummary room) {
    if (room.blocked() == null) {
      outside.ask(new WordQuestion(Texts.of("word.block.title", name(room)), Texts.of("word.block.label"),
          Texts.of("word.block.go"), List.of(Texts.of("room.block.insults"), Texts.of("room.block.threats"),
              Texts.of("room.close.spam")),
          reason -> block(room, reason)));
    } else {
      unblock(room);
    }
  }

  /** Hides from everybody what the customer writes from now on; can be undone. */
  public void block(RoomSummary room, String reason) {
    after(of(room).block(reason), _ -> outside.done(Texts.of("room.done.blocked", name(room)), () -> unblock(room)));
  }

  public void unblock(RoomSummary room) {
    after(of(room).unblock(), _ -> outside.done(Texts.of("room.done.unblocked", name(room)), null));
  }

  public void tag(RoomSummary room, String tag) {
    after(of(room).tag(tag), _ -> {});
  }

  public void untag(RoomSummary room, String tag) {
    after(of(room).untag(tag), _ -> {});
  }

  /** Asks with what word the room is to be tagged. */
  public void askTag(RoomSummary room) {
    Collection<String> has = room.tags();
    outside.ask(new WordQuestion(Texts.of("word.tag.title", name(room)), Texts.of("word.tag.label"),
        Texts.of("word.tag.go"), tags().stream().filter(tag -> !has.contains(tag)).toList(), tag -> tag(room, tag)));
  }

  private <V> void after(CompletableFuture<V> deed, Consumer<V> then) {
    var _ = deed.whenCompleteAsync((value, error) -> {
      if (error == null) {
        then.accept(value);
      } else {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        String why = cause.getMessage();
        outside.failed(Texts.of("room.failed", why == null ? cause.getClass().getSimpleName() : Sentences.of(why)));
      }
    }, gate);
  }
}
