package io.deskwire.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an outbox should hold, as simple as it can be said: a list for each room. */
final class OutboxModel {
  final Map<String, List<Entry>> rooms = new LinkedHashMap<>();
  /** What was said, by the id under which it left. */
  final Map<String, Entry> sent = new HashMap<>();
  /** Ids that were taken out; should one be there after all it is a line that nobody expected. */
  final Set<String> dropped = new HashSet<>();
  /** Ids that stand in conversations without having been written here, or although they were dropped. */
  final Set<String> arrived = new HashSet<>();

  /** Something that was written and has not left. */
  static final class Entry {
    /** Null for a void that has not been seen yet: nobody is told its id. */
    @Nullable
    String id;
    final String room;
    final String topic;
    final String text;
    final long createdAt;
    /** 0 before the first attempt. */
    long seq;
    boolean guarded;
    boolean isVoid;
    boolean held;
    boolean failed;
    /** The customer has written since. */
    boolean overtaken;
    /** The guard must have held it: it must not leave without its writer's word. */
    boolean mustBeHeld;
    /** How often the broker has refused it, or closed soon after it was written. */
    int refusals;

    Entry(@Nullable String id, String room, String topic, String text, long createdAt, boolean guarded) {
      this.id = id;
      this.room = room;
      this.topic = topic;
      this.text = text;
      this.createdAt = createdAt;
      this.guarded = guarded;
    }

    Entry with(String newText) {
      Entry copy = new Entry(id, room, topic, newText, createdAt, guarded);
      copy.seq = seq;
      copy.isVoid = isVoid;
      copy.held = held;
      copy.failed = failed;
      copy.overtaken = overtaken;
      copy.mustBeHeld = mustBeHeld;
      copy.refusals = refusals;
      return copy;
    }

    @Override
    public String toString() {
      return (isVoid ? "void " : "") + text + " #" + seq + (held ? " held" : "") + (failed ? " failed" : "")
          + (mustBeHeld ? " must be held" : "") + (guarded ? " guarded" : "");
    }
  }

  OutboxModel copy() {
    OutboxModel copy = new OutboxModel();
    rooms.forEach((room, entries) -> copy.rooms.put(room,
        new ArrayList<>(entries.stream().map(entry -> entry.with(entry.text)).toList())));
    copy.sent.putAll(sent);
    copy.dropped.addAll(dropped);
    copy.arrived.addAll(arrived);
    return copy;
  }

  List<Entry> room(String room) {
    return rooms.computeIfAbsent(room, _ -> new ArrayList<>());
  }

  List<Entry> unsent() {
    return rooms.values().stream().flatMap(List::stream).toList();
  }

  /** What was written and has not left, without what only programs see. */
  List<Entry> visible() {
    return unsent().stream().filter(entry -> !entry.isVoid).toList();
  }

  @Nullable
  Entry find(String id) {
    return unsent().stream().filter(entry -> id.equals(entry.id)).findFirst().orElse(null);
  }

  /** The broker has it. */
  void isSent(String id) {
    Entry entry = find(id);
    if (entry != null) {
      room(entry.room).remove(entry);
      sent.put(id, entry);
    }
  }

  void edited(String id, String text) {
    Entry entry = find(id);
    if (entry != null) {
      List<Entry> room = room(entry.room);
      room.set(room.indexOf(entry), entry.with(text));
    }
  }

  /** Taken out; where it was tried a void stands in its place. */
  void dropped(String id, long seq) {
    Entry entry = find(id);
    if (entry == null) {
      return;
    }
    dropped.add(id);
    List<Entry> room = room(entry.room);
    if (seq == 0) {
      room.remove(entry);
      return;
    }
    Entry instead = new Entry(null, entry.room, entry.topic, "", entry.createdAt, false);
    instead.isVoid = true;
    instead.seq = seq;
    room.set(room.indexOf(entry), instead);
  }

  void customerWrote(String room, String id) {
    arrived.add(id);
    room(room).forEach(entry -> entry.overtaken = true);
  }

  /** A dropped one that is there after all. */
  void cameBack(String id) {
    if (dropped.contains(id)) {
      arrived.add(id);
    }
  }

  /** The ids of a conversation. */
  Set<String> conversation(String room) {
    Set<String> ids = new HashSet<>();
    visible().stream().filter(entry -> entry.room.equals(room)).forEach(e -> ids.add(Objects.requireNonNull(e.id)));
    sent.values().stream().filter(entry -> !entry.isVoid && entry.room.equals(room))
        .forEach(e -> ids.add(Objects.requireNonNull(e.id)));
    return ids;
  }
}
