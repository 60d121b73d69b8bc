package io.deskwire.app.demo;

import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.ChatSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.time.EventLoop;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A simulated agent at the console, where nobody sits in front of it: takes the customer who has waited longest, answers
 * from the dialogues. Uses the session alone, as every other program would. Its state belongs to the loop.
 */
final class Autopilot {
  private static final Duration STEP = Duration.ofMillis(1_100);
  private static final int ROOMS_AT_A_TIME = 5;

  private final EventLoop loop;
  private final ChatSession session;
  private final Consumer<String> opened;
  private final Map<String, List<String>> answers = new HashMap<>();
  private final Map<String, Integer> given = new HashMap<>();
  private final Set<String> busy = new HashSet<>();
  private boolean stopped;

  /**
   * @param opened told the room whenever one was claimed, to open its tab; on the loop
   */
  Autopilot(EventLoop loop, ChatSession session, Consumer<String> opened) {
    this.loop = loop;
    this.session = session;
    this.opened = opened;
    for (Dialogue dialogue : Dialogues.all()) {
      answers.put(dialogue.room(), dialogue.turns().stream().map(Dialogue.Turn::answer).toList());
    }
  }

  void start() {
    loop.schedule(STEP, this::step);
  }

  void stop() {
    loop.execute(() -> stopped = true);
  }

  private void step() {
    if (stopped) {
      return;
    }
    String me = session.profile().agent().id();
    List<RoomSummary> rooms = session.rooms().stream()
        .sorted(Comparator.comparingLong(RoomSummary::waitingSince)).toList();
    long mine = rooms.stream().filter(room -> room.owner().isClaimedBy(me)).count();
    boolean claimed = mine >= ROOMS_AT_A_TIME || !session.connection().isOnline();
    for (RoomSummary room : rooms) {
      if (busy.contains(room.id()) || room.waitingSince() == 0) {
        continue;
      }
      if (room.owner().isClaimedBy(me) && room.lastRole() == Role.CUSTOMER && room.typing() == null) {
        answer(room.id());
      } else if (!claimed && room.owner().kind() == Owner.Kind.WAITING && !room.claiming()) {
        claimed = true;
        claim(room.id());
      }
    }
    loop.schedule(STEP, this::step);
  }

  private void claim(String room) {
    busy.add(room);
    var _ = session.room(room).claim().whenComplete((_, _) -> loop.execute(() -> {
      busy.remove(room);
      opened.accept(room);
    }));
  }

  private void answer(String room) {
    int index = given.getOrDefault(room, 0);
    List<String> all = answers.getOrDefault(room, List.of());
    if (index >= all.size()) {
      return;
    }
    String text = all.get(index);
    given.put(room, index + 1);
    busy.add(room);
    session.room(room).typing();
    loop.schedule(Duration.ofMillis(700 + 12L * text.length()), () -> {
      var _ = session.room(room).sendAsync(text, null).whenComplete((_, _) -> loop.execute(() -> busy.remove(room)));
    });
  }
}
