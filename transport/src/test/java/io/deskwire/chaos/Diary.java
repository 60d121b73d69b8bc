package io.deskwire.chaos;

import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.AttachmentInfo;
import io.deskwire.session.ChatEvent;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
      case READS, STORED, UNKNOWN, UNKNOWN_RESOLVED, RESENT, FILE, WHOLE, MISSED, MARK -> {
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

  /** The next messages in a room are one file. */
  synchronized SaidFile nextFile(String room, int parts) {
    SaidFile file = new SaidFile(new Said(name, room, lastInRoom.getOrDefault(room, 0L) + 1), parts);
    history.file(name, room, file.name());
    for (int part = 0; part < parts; part++) {
      next(room);
    }
    return file;
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

  /** A line of the conversation is as it says. */
  synchronized void is(ChatMessage line) {
    if (line.delivery() != null) {
      said(line).forEach(said -> is(said.id(), line.delivery()));
    }
  }

  /** The messages that a line is: one, or all parts of a file. */
  private static List<Said> said(ChatMessage line) {
    AttachmentInfo file = line.attachment();
    return file == null
        ? Said.of(line.text()).stream().toList()
        : SaidFile.of(file.name()).map(SaidFile::messages).orElse(List.of());
  }

  /**
   * What the disk has, at the start of a life: the rest was never committed, and will never be seen.
   *
   * @param lines of which some are own messages
   */
  synchronized void compare(Collection<ChatMessage> lines) {
    Map<String, DeliveryState> byId = new HashMap<>();
    for (ChatMessage line : lines) {
      if (line.delivery() != null) {
        said(line).forEach(said -> byId.put(said.id(), line.delivery()));
      }
    }
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
    if (event.position() == 0 || event.envelope().eventType().orElse(null) != EventType.MESSAGE) {
      return;
    }
    Said said = said(event.envelope());
    if (event.late()) {
      history.resent(name, said.id());
    }
    history.shown(name, said.id(), said.room(), said.sender(), said.n(), event.position());
    cursor = event.position();
    shown++;
  }

  private static Said said(Envelope event) {
    Attachment part = event.attachment();
    if (part == null) {
      return Said.of(String.valueOf(event.text()))
          .orElseThrow(() -> new IllegalStateException("a text that nobody says"));
    }
    SaidFile file = SaidFile.of(part.name()).orElseThrow(() -> new IllegalStateException("a file that nobody sends"));
    Said said = file.message(part.part());
    // with other bytes it is something that nobody has sent
    return file.has(part) ? said : new Said(said.sender(), said.room() + " spoilt", said.n());
  }
}
