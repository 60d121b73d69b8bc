package io.deskwire.ui.notification;

import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when the agent is called. A room calls from when it needs somebody until it does not any more, at once and again
 * after {@link NotificationRules#repeat}; more than {@value #SINGLE} rooms of one kind call together. Whoever looks at the
 * room is not called to it. Knows no toolkit; one thread.
 *
 * <pre>
 *             needs somebody            said
 *   (nothing) ──────────────▶ DUE ─────────────▶ SAID ──┐ repeat
 *       ▲                      │                  │  ▲  │
 *       └──────────────────────┴── taken, read ───┘  └──┘
 * </pre>
 */
public final class NotificationCenter {
  /** So many rooms of one kind are told of one by one. */
  static final int SINGLE = 3;
  /** Desktops show as much as they are given: a flood of letters would cover the screen. */
  private static final int LONGEST = 200;
  private static final int NAME = 60;
  // apart from the room's own call, which ends when somebody has taken the room: just then it may be given
  private static final String ASKED = "asked ";
  private static final String GIVEN = "given ";

  private final String agentId;
  private final Clock clock;
  private final Supplier<NotificationRules> rules;
  private final Notifier notifier;
  private final Inside inside;
  private final Map<String, Call> calls = new LinkedHashMap<>();
  /** Kinds whose rooms have called with one bubble. */
  private final Set<NotificationKind> together = EnumSet.noneOf(NotificationKind.class);
  /** What colleagues want of the agent, until the room is looked at. */
  private final Set<String> asked = new HashSet<>();
  private String front = "";
  private boolean attended;
  private boolean started;

  /** For what the desktop cannot show. */
  public interface Inside {
    /**
     * Shows it in the window.
     *
     * @param key  to take it back
     * @param room that it is about; null for several
     */
    void show(String key, String title, String text, @Nullable String room);

    /** Nobody is needed any more. */
    void withdraw(String key);
  }

  /** One room that needs somebody. {@code said} in ms since 1970 UTC, 0 for not yet. */
  private static final class Call {
    private final NotificationKind kind;
    private RoomSummary room;
    private long said;
    /** Customer messages when it was said. */
    private int unread;

    Call(NotificationKind kind, RoomSummary room) {
      this.kind = kind;
      this.room = room;
    }
  }

  public NotificationCenter(String agentId, Clock clock, Supplier<NotificationRules> rules, Notifier notifier,
      Inside inside) {
    this.agentId = agentId;
    this.clock = clock;
    this.rules = rules;
    this.notifier = notifier;
    this.inside = inside;
  }

  /** The room that the agent has in front; empty for none. */
  public void front(String room) {
    front = room;
    looked();
  }

  /** Whether the agent looks at the window. */
  public void attend(boolean now) {
    attended = now;
    looked();
  }

  private void looked() {
    if (attended && calls.containsKey(front)) {
      end(front);
    }
    if (attended) {
      take(ASKED + front);
      take(GIVEN + front);
    }
  }

  /** Whether the agent looks at this room. */
  public boolean sees(String room) {
    return attended && room.equals(front);
  }

  /** Rooms that are new or changed. What the first call has is told of as a number. */
  public void rooms(Collection<RoomSummary> changed) {
    for (RoomSummary room : changed) {
      NotificationKind kind = kind(room).orElse(null);
      Call call = calls.get(room.id());
      if (kind == null) {
        if (call != null) {
          end(room.id());
        }
      } else if (call == null || call.kind != kind) {
        calls.put(room.id(), new Call(kind, room));
      } else {
        call.room = room;
        if (kind == NotificationKind.MINE && room.unread() > call.unread && call.said > 0) {
          call.said = 0; // another message is news
        }
      }
    }
    say(!started);
    started = true;
  }

  private Optional<NotificationKind> kind(RoomSummary room) {
    if (sees(room.id())) {
      return Optional.empty();
    }
    if (room.owner().kind() == Owner.Kind.WAITING && room.waitingSince() > 0) {
      return Optional.of(NotificationKind.WAITING);
    }
    boolean wrote = room.owner().isClaimedBy(agentId) && room.unread() > 0 && room.lastRole() == Role.CUSTOMER;
    return wrote ? Optional.of(NotificationKind.MINE) : Optional.empty();
  }

  /** A colleague has named the agent. */
  public void mentioned(String room, String by, String text) {
    if (!sees(room)) {
      ask(ASKED, room, Texts.of("notify.mention", SafeText.brief(by, NAME)), text);
    }
  }

  /**
   * A colleague has given the agent a room, even one that is looked at: it is theirs to answer now.
   *
   * @param name of the customer
   */
  public void given(String room, String name, String by, String reason) {
    ask(GIVEN, room, Texts.of("notify.given", SafeText.brief(by, NAME), SafeText.brief(name, NAME)), reason);
  }

  /**
   * A colleague has blocked a customer, which a team lead is told.
   *
   * @param name of the customer
   */
  public void blocked(String room, String name, String by, String reason) {
    ask(ASKED, room, Texts.of("notify.blocked", SafeText.brief(by, NAME), SafeText.brief(name, NAME)), reason);
  }

  /** The room is not the agent's any more. */
  public void gone(String room) {
    take(GIVEN + room);
  }

  private void take(String key) {
    if (asked.remove(key)) {
      withdraw(key);
    }
  }

  private void ask(String what, String room, String title, String text) {
    if (!isQuiet()) {
      asked.add(what + room);
      out(NotificationKind.MENTION, what + room, title, text, room);
    }
  }

  /** A second has gone by. */
  public void tick() {
    say(false);
  }

  private boolean isQuiet() {
    return rules.get().isQuiet(LocalTime.ofInstant(Instant.ofEpochMilli(clock.millis()), clock.getZone()));
  }

  private void say(boolean atStart) {
    if (isQuiet()) {
      return;
    }
    long now = clock.millis();
    long repeat = rules.get().repeat().toMillis();
    Map<NotificationKind, Map<String, Call>> due = new EnumMap<>(NotificationKind.class);
    calls.forEach((id, call) -> {
      if (call.said == 0 || (repeat > 0 && now - call.said >= repeat)) {
        due.computeIfAbsent(call.kind, _ -> new LinkedHashMap<>()).put(id, call);
        call.said = now;
        call.unread = call.room.unread();
      }
    });
    due.forEach((kind, rooms) -> {
      if (rooms.size() > SINGLE || (atStart && rooms.size() > 1)) {
        together.add(kind);
        out(kind, kind.name(),
            Texts.of(isWaiting(kind) ? "notify.several.waiting" : "notify.several.mine", rooms.size()),
            Texts.of("notify.several.text"),
            null);
      } else {
        rooms.forEach(
            (id, call) -> out(kind, id, Texts.of(isWaiting(kind) ? "notify.waiting" : "notify.mine", name(call.room)),
                call.room.lastText(), id));
      }
    });
  }

  private static String name(RoomSummary room) {
    return SafeText.brief(SafeText.name(room.name(), room.id()), NAME);
  }

  private static boolean isWaiting(NotificationKind kind) {
    return kind == NotificationKind.WAITING;
  }

  private void out(NotificationKind kind, String key, String title, String text, @Nullable String room) {
    NotificationRules now = rules.get();
    if (now.bubbles().contains(kind)) {
      String words = SafeText.brief(text, LONGEST);
      if (notifier.hasBubbles()) {
        notifier.bubble(key, title, words);
      } else if (!attended || kind == NotificationKind.MENTION) {
        inside.show(key, title, words, room); // who looks sees the inbox
      }
    }
    if (now.sounds().contains(kind)) {
      notifier.sound(kind);
    }
  }

  private void withdraw(String key) {
    notifier.withdraw(key);
    inside.withdraw(key);
  }

  private void end(String room) {
    calls.remove(room);
    withdraw(room);
    together.stream().filter(kind -> calls.values().stream().noneMatch(call -> call.kind == kind)).toList()
        .forEach(kind -> {
          together.remove(kind);
          withdraw(kind.name());
        });
  }
}
