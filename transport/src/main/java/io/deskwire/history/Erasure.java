package io.deskwire.history;

import io.deskwire.history.Archive.Line;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.SeqRange;
import io.deskwire.message.StateChange;
import io.deskwire.message.Topic;
import io.deskwire.room.Owner;
import io.deskwire.room.RoomState;
import io.deskwire.store.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes lines of conversations. A line is more than what people read in it, so this stays behind:
 *
 * <ul>
 * <li>its id in {@code gone}, while a broker may bring it again;
 * <li>what this installation has sent, there too, while others may ask for it: nobody sees or finds it;
 * <li>how far the own {@code seq} of a topic has come, in {@code sent}: it must not begin anew;
 * <li>up to where a room is {@code cleared}: a colleague's history does not bring it back;
 * <li>changes of a room's registers, without their reasons: who answers is made from them.
 * </ul>
 */
public final class Erasure {
  /** No broker brings anything again after this. */
  public static final Duration KEEP_IDS = Duration.ofDays(30);
  /** Others may ask so long for what was sent. */
  public static final Duration KEEP_ORIGINALS = Duration.ofDays(14);
  /** Lines looked at in one go: each costs a microsecond. */
  private static final int WINDOW = 5_000;
  /** Pages of the search index that are written anew after each step, so that words of deleted lines leave it. */
  private static final int INDEX_PAGES = 64;

  private final RoomStates rooms;
  private final Archive archive;

  public Erasure(Archive archive) {
    this.archive = archive;
    rooms = archive.states();
  }

  /**
   * Lines that may be deleted.
   *
   * @param next where to go on; 0 at the end
   */
  public record Slice(List<Long> positions, long next) {}

  /** One deleted line. */
  public record Gone(String room, String id) {}

  /**
   * What one step has done.
   *
   * @param rooms     as they are after it
   * @param originals of those gone, kept for others
   * @param unsent    not deleted, because they have not left
   * @param open      rooms whose lines were not deleted
   */
  public record Step(List<Gone> gone, List<RoomState> rooms, int originals, int unsent, Set<String> open) {}

  /**
   * Looks for the next lines from before a time, on the reader's thread.
   *
   * @param before ms since 1970 UTC
   * @param limit  of lines found, so that deleting them does not keep the writer from messages
   */
  public static Slice due(Connection c, long after, long before, int limit) throws SQLException {
    List<Long> due = new ArrayList<>();
    int seen = 0;
    long last = 0;
    boolean older = false;
    try (PreparedStatement q = c.prepareStatement(
        "SELECT position, topic, type, arrived_at FROM message WHERE position > ? ORDER BY position LIMIT ?")) {
      q.setLong(1, after);
      q.setInt(2, WINDOW);
      try (ResultSet rows = q.executeQuery()) {
        while (due.size() < limit && rows.next()) {
          seen++;
          last = rows.getLong(1);
          older = rows.getLong(4) < before;
          if (older && (!isRegister(rows.getString(2), rows.getString(3))
              || EventType.TRANSFERRED.wire().equals(rows.getString(3)))) {
            due.add(last);
          }
        }
      }
    }
    // they stand in the order of their arrival, but for a clock that was set
    boolean more = due.size() == limit || (seen == WINDOW && older);
    return new Slice(due, more ? last : 0);
  }

  private static boolean isRegister(String topic, String type) {
    return !EventType.NOTE.wire().equals(type) && Topic.parse(topic).filter(Topic.RoomState.class::isInstance)
        .isPresent();
  }

  /**
   * Deletes lines, as far as nothing speaks for them by now.
   *
   * @param now        ms since 1970 UTC
   * @param closedOnly only of closed rooms; otherwise of all in which nobody waits for an answer
   */
  public Step erase(Connection c, List<Long> positions, long now, boolean closedOnly) throws SQLException {
    Work work = new Work(now);
    return overwriting(c, _ -> {
      for (long position : positions) {
        one(c, position, closedOnly, work);
      }
      if (!work.gone.isEmpty()) {
        run(c, "INSERT INTO search(search, rank) VALUES('merge', " + INDEX_PAGES + ")");
        for (RoomState state : List.copyOf(work.rooms.values())) {
          work.rooms.put(state.id(), archive.markRead(c, state.id(), state.readMark())); // what is gone is not unread
        }
        // or the last position would be given again after a crash
        rooms.save(c);
      }
      return new Step(work.gone, List.copyOf(work.rooms.values()), work.originals, work.unsent, work.open);
    });
  }

  /** Pages that become free are overwritten as well, which costs a write for each. */
  static <T> T overwriting(Connection c, SqlWork<T> work) throws SQLException {
    run(c, "PRAGMA secure_delete = ON");
    try {
      return work.run(c);
    } finally {
      run(c, "PRAGMA secure_delete = FAST");
    }
  }

  /** What a step has done so far. */
  private static final class Work {
    private final long now;
    private final List<Gone> gone = new ArrayList<>();
    private final Map<String, RoomState> rooms = new LinkedHashMap<>();
    private final Set<String> open = new HashSet<>();
    private int originals;
    private int unsent;

    Work(long now) {
      this.now = now;
    }
  }

  private void one(Connection c, long position, boolean closedOnly, Work work) throws SQLException {
    try (PreparedStatement q = c.prepareStatement(
        "SELECT room, topic, type, seq, ord, arrived_at, waits, file, envelope FROM message WHERE position = ?")) {
      q.setLong(1, position);
      try (ResultSet row = q.executeQuery()) {
        if (!row.next()) {
          return;
        }
        String room = row.getString(1);
        RoomState state = rooms.get(c, room);
        Owner.Kind kind = state.owner(work.now).kind();
        if (kind != Owner.Kind.CLOSED && (closedOnly || state.waitingSince() != 0)) {
          work.open.add(room);
          return;
        }
        Envelope event = Lines.envelope(row.getBytes(9)).withSeq(row.getLong(4));
        if (isRegister(row.getString(2), row.getString(3))) {
          withoutReason(c, position, event);
          return;
        }
        boolean own = row.getObject(7) != null;
        if (own && (row.getInt(7) == 1 || hasWaitingPart(c, row.getLong(8)))) {
          work.unsent++;
          return;
        }
        long arrived = row.getLong(6);
        leave(c, new Remains(position, row.getString(2), event, arrived, own), work);
        clear(c, room, Math.max(row.getLong(5), arrived));
        delete(c, position);
        work.gone.add(new Gone(room, event.id()));
        work.rooms.put(room, rooms.change(c, room, RoomState::withoutText));
      }
    }
  }

  private void withoutReason(Connection c, long position, Envelope event) throws SQLException {
    StateChange change = event.state();
    if (change != null && change.reason() != null) {
      archive.reword(c, position, event.withState(change.givenTo(change.toAgent(), change.toQueue(), null)));
    }
  }

  private static boolean hasWaitingPart(Connection c, long file) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT 1 FROM message WHERE file = ? AND waits = 1")) {
      q.setLong(1, file);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next();
      }
    }
  }

  private record Remains(long position, String topic, Envelope event, long arrivedAt, boolean own) {}

  private static void leave(Connection c, Remains it, Work work) throws SQLException {
    boolean counted = it.own && it.event.seq() > 0;
    if (counted) {
      try (PreparedStatement q = c.prepareStatement("INSERT INTO sent(topic, last) VALUES(?, ?)"
          + " ON CONFLICT(topic) DO UPDATE SET last = max(last, excluded.last)")) {
        q.setString(1, it.topic);
        q.setLong(2, it.event.seq());
        q.executeUpdate();
      }
    }
    if (it.arrivedAt < work.now - KEEP_IDS.toMillis()) {
      return;
    }
    boolean original = counted && it.arrivedAt >= work.now - KEEP_ORIGINALS.toMillis();
    try (PreparedStatement q = c.prepareStatement(
        "INSERT OR IGNORE INTO gone(id, arrived_at, topic, seq, envelope) VALUES(?, ?, ?, ?, ?)")) {
      q.setString(1, it.event.id());
      q.setLong(2, it.arrivedAt);
      q.setString(3, it.topic);
      q.setLong(4, it.event.seq());
      q.setBytes(5, original ? EnvelopeCodec.toStored(Parts.withBytes(c, it.position, it.event)) : null);
      q.executeUpdate();
    }
    work.originals += original ? 1 : 0;
  }

  private static void clear(Connection c, String room, long upTo) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("INSERT INTO cleared(room, up_to) VALUES(?, ?)"
        + " ON CONFLICT(room) DO UPDATE SET up_to = max(up_to, excluded.up_to)")) {
      q.setString(1, room);
      q.setLong(2, upTo);
      q.executeUpdate();
    }
  }

  private static void delete(Connection c, long position) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("DELETE FROM message WHERE position = ?")) {
      q.setLong(1, position);
      q.executeUpdate();
    }
    SearchIndex.change(c, position, null);
  }

  private static void run(Connection c, String sql) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute(sql);
    }
  }

  /** Whether a colleague's line is of what was deleted here; {@code order} as there, ms since 1970 UTC. */
  static boolean isCleared(Connection c, String topic, Envelope event, long order) throws SQLException {
    if (isRegister(topic, event.type())) {
      return false;
    }
    try (PreparedStatement q = c.prepareStatement("SELECT 1 FROM cleared WHERE room = ? AND up_to >= ?")) {
      q.setString(1, event.room());
      q.setLong(2, order);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** As {@link Lines#ownSent}, with those deleted that are kept for this. */
  public static List<Line> ownSent(Connection c, SeqRange range, long since, int limit) throws SQLException {
    List<Line> deleted = new ArrayList<>();
    try (PreparedStatement q = c.prepareStatement("SELECT arrived_at, topic, seq, envelope FROM gone"
        + " WHERE envelope IS NOT NULL AND topic = ? AND seq BETWEEN ? AND ? AND arrived_at >= ? ORDER BY seq LIMIT ?")) {
      q.setString(1, range.topic());
      q.setLong(2, range.from());
      q.setLong(3, range.to());
      q.setLong(4, since);
      q.setInt(5, limit);
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          long at = rows.getLong(1);
          deleted.add(Line.own(0, at, at, rows.getString(2),
              Lines.envelope(rows.getBytes(4)).withSeq(rows.getLong(3)), "SENT", null, Double.NaN,
              Double.NaN, Double.NaN));
        }
      }
    }
    List<Line> kept = Lines.ownSent(c, range, since, limit);
    return deleted.isEmpty()
        ? kept
        : Stream.concat(deleted.stream(), kept.stream()).sorted(Comparator.comparingLong(line -> line.envelope().seq()))
            .limit(limit).toList();
  }
}
