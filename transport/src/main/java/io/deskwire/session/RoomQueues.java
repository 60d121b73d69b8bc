package io.deskwire.session;

import io.deskwire.message.EventType;
import io.deskwire.outbox.OutboxTable.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows that have not left, per room in the order stored. Nothing here searches: an outbox of ten thousand rows is
 * asked at each confirmation. Owned by the session thread.
 */
final class RoomQueues {
  private final TreeMap<Long, Row> all = new TreeMap<>();
  private final Map<String, TreeMap<Long, Row>> rooms = new HashMap<>();
  private final Map<String, Long> places = new HashMap<>();
  private final BiConsumer<String, Boolean> occupied;

  /** @param occupied told a room when it gets its first row, and when it has lost its last one */
  RoomQueues(BiConsumer<String, Boolean> occupied) {
    this.occupied = occupied;
  }

  /** Adds a row at its place, or changes the one that is there. */
  void put(Row row) {
    Row before = all.put(row.position(), row);
    if (before != null) {
      places.remove(before.id());
    }
    places.put(row.id(), row.position());
    rooms.computeIfAbsent(row.room(), room -> {
      occupied.accept(room, true);
      return new TreeMap<>();
    }).put(row.position(), row);
  }

  void remove(Row row) {
    all.remove(row.position());
    places.remove(row.id());
    TreeMap<Long, Row> ofRoom = rooms.get(row.room());
    if (ofRoom != null && ofRoom.remove(row.position()) != null && ofRoom.isEmpty()) {
      rooms.remove(row.room());
      occupied.accept(row.room(), false);
    }
  }

  Optional<Row> find(String id) {
    Long place = places.get(id);
    return place == null ? Optional.empty() : Optional.ofNullable(all.get(place));
  }

  @Nullable
  Row head(String room) {
    TreeMap<Long, Row> ofRoom = rooms.get(room);
    return ofRoom == null ? null : ofRoom.firstEntry().getValue();
  }

  List<Row> rows(String room) {
    TreeMap<Long, Row> ofRoom = rooms.get(room);
    return ofRoom == null ? List.of() : List.copyOf(ofRoom.values());
  }

  /** Rooms that have rows. */
  Collection<String> rooms() {
    return List.copyOf(rooms.keySet());
  }

  /** What people are shown, in the order stored: a {@code void} says nothing to anybody but other programs. */
  List<Row> visible() {
    return all.values().stream().filter(row -> !isVoid(row)).toList();
  }

  /** The same with one row for all parts of a file. */
  List<Row> shown() {
    Set<String> files = new HashSet<>();
    return visible().stream().filter(row -> row.file() == null || files.add(row.room() + " " + row.file())).toList();
  }

  /** The row of this id; for a file, by the id of any part, those of its parts that have not left. */
  List<Row> together(String id) {
    Row row = find(id).orElse(null);
    if (row != null && row.file() == null) {
      return List.of(row);
    }
    String file = row == null ? id : row.file();
    // all of them: the part whose id it is may have left already, and with it the room is forgotten
    return all.values().stream().filter(each -> Objects.equals(each.file(), file)).toList();
  }

  static boolean isVoid(Row row) {
    return row.envelope().type().equals(EventType.VOID.wire());
  }
}
