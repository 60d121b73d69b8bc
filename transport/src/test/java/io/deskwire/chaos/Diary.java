package io.deskwire.chaos;

import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatEvent;
import io.deskwire.session.RoomSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One console's part of the history: what it has said and been shown, over all its lives. At the start of a life it looks
 * at what the disk has of what was under way at the end of the one before. Any thread.
 */
final class Diary {
  private final History history;
  private final String name;
  private final Map<String, Long> lastInRoom = new HashMap<>();
  /** Said, and neither confirmed nor dropped. */
  private final Map<String, Said> open = new LinkedHashMap<>();
  private long cursor;
  private int shown;

  Diary(History history, String name) {
    this.history = history;
    this.name = name;
    if (history.events().isEmpty()) {
      history.reads(name);
    }
    history.events().forEach(this::recall);
  }

  private void recall(Event event) {
    switch (event.kind()) {
      case SENT -> {
        lastInRoom.merge(event.room(), event.n(), Math::max);
        open.put(event.id(), new Said(event.sender(), event.room(), event.n()));
      }
      case CONFIRMED, DROPPED -> open.remove(event.id());
      case SHOWN -> {
        cursor = Math.max(cursor, event.position());
        shown++;
      }
      case READS, STORED, UNKNOWN, UNKNOWN_RESOLVED, RESENT, MISSED, MARK -> {
        // nothing to go on with
      }
    }
  }

  /** Where the consumer goes on. */
  synchronized long cursor() {
    return cursor;
  }

  /** How many messages the consumer was shown. */
  synchronized int shown() {
    return shown;
  }

  /** How many messages of its own are neither confirmed nor dropped. */
  synchronized int open() {
    return open.size();
  }

  /** Rooms in which something of its own is neither confirmed nor dropped. */
  synchronized Set<String> openRooms() {
    return open.values().stream().map(Said::room).collect(Collectors.toSet());
  }

  /** The next message in a room, before it is given away. */
  synchronized Said next(String room) {
    Said said = new Said(name, room, lastInRoom.merge(room, 1L, Long::sum));
    open.put(said.id(), said);
    history.sent(name, room, said.id(), said.n());
    return said;
  }

  synchronized void stored(Said said) {
    history.stored(said.id());
  }

  /** The disk has refused it. */
  synchronized void refused(Said said) {
    if (open.remove(said.id()) != null) {
      history.dropped(said.id());
    }
  }

  /** A line of the conversation is in this state. */
  synchronized void is(String text, DeliveryState state) {
    Said.of(text).filter(said -> said.sender().equals(name) && !state.isUnsent()).ifPresent(said -> {
      if (open.remove(said.id()) != null) {
        history.confirmed(said.id());
      }
    });
  }

  /**
   * What the disk has, at the start of a life: the rest was never committed, and will never be seen.
   *
   * @param states of own messages, by their text
   */
  synchronized void compare(Map<String, DeliveryState> states) {
    Map<String, DeliveryState> byId = new HashMap<>();
    states.forEach((text, state) -> Said.of(text).ifPresent(said -> byId.put(said.id(), state)));
    for (Said said : Map.copyOf(open).values()) {
      DeliveryState state = byId.get(said.id());
      if (state == null) {
        refused(said);
      } else {
        is(said.id(), state);
      }
    }
  }

  /** What the consumer says of its rooms at the end. */
  synchronized void missed(Collection<RoomSummary> rooms) {
    for (RoomSummary room : rooms) {
      long count = room.missing().stream().mapToLong(RoomSummary.Missing::count).sum();
      if (count > 0) {
        history.missed(name, room.id(), count);
      }
    }
  }

  /** The consumer is being shown something. */
  synchronized void show(ChatEvent event) {
    String text = event.envelope().text();
    if (event.position() == 0 || text == null || event.envelope().eventType().orElse(null) != EventType.MESSAGE) {
      return;
    }
    Said said = Said.of(text).orElseThrow(() -> new IllegalStateException("a text that nobody says"));
    if (event.late()) {
      history.resent(name, said.id());
    }
    history.shown(name, said.id(), said.room(), said.sender(), said.n(), event.position());
    cursor = event.position();
    shown++;
  }
}
