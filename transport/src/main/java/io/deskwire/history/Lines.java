package io.deskwire.history;

import io.deskwire.history.Archive.Line;
import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.Role;
import io.deskwire.message.SeqRange;
import io.deskwire.message.Topic;
import io.deskwire.room.Arrival;
import io.deskwire.room.RoomFold;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading and changing stored lines. */
public final class Lines {
  static final String COLUMNS = "position, ord, arrived_at, written_late, verified, topic, envelope, delivery,"
      + " problem, disk_ms, queue_ms, broker_ms, peer_ms, seq, came";

  private Lines() {}

  /** The newest lines of a room before a place, oldest first; of a file in parts the first line alone. */
  public static List<Line> page(Connection c, String room, long beforeOrder, long beforePosition, int limit)
      throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE room = ?"
        + " AND (ord, position) < (?, ?) AND (file IS NULL OR file = position) ORDER BY ord DESC, position DESC LIMIT ?")) {
      q.setString(1, room);
      q.setLong(2, beforeOrder);
      q.setLong(3, beforePosition);
      q.setInt(4, limit);
      List<Line> lines = list(q);
      Collections.reverse(lines);
      return lines;
    }
  }

  /**
   * Lines with certain words as far as they are indexed, those stored last first.
   *
   * @param match in the language of the index, see {@link SearchIndex}
   */
  public static List<Line> matching(Connection c, String match, int limit) throws SQLException {
    // by the index from its end: without CROSS the tables may be read the other way round
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM search CROSS JOIN message"
        + " ON message.position = search.rowid WHERE search MATCH ? ORDER BY search.rowid DESC LIMIT ?")) {
      q.setString(1, match);
      q.setInt(2, limit);
      return list(q);
    }
  }

  /** Lines that are not in the {@link SearchIndex} yet, those stored last first. */
  public static List<Line> unindexed(Connection c) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE position >"
        + " (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'searched') ORDER BY position DESC")) {
      return list(q);
    }
  }

  /** Lines of all rooms after a cursor, in the order stored. */
  public static List<Line> after(Connection c, long position, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS
        + " FROM message WHERE position > ? ORDER BY position LIMIT ?")) {
      q.setLong(1, position);
      q.setInt(2, limit);
      return list(q);
    }
  }

  /** Position of the last message of a customer in a room; 0 for none. */
  public static long lastOfCustomer(Connection c, String room) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT position, envelope FROM message WHERE room = ?"
        + " AND type = 'message' AND delivery IS NULL ORDER BY ord DESC, position DESC")) {
      q.setString(1, room);
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          if (envelope(rows.getBytes(2)).from().role() == Role.CUSTOMER) {
            return rows.getLong(1);
          }
        }
        return 0;
      }
    }
  }

  /**
   * How many messages of the customer stand behind an order key, a file as one; no more than a thousand are counted.
   *
   * @param before only those stored before this position
   */
  static int ofCustomer(Connection c, String room, long order, long before) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT envelope FROM message WHERE room = ? AND ord > ?"
        + " AND position < ? AND type = 'message' AND delivery IS NULL LIMIT 1000")) {
      q.setString(1, room);
      q.setLong(2, order);
      q.setLong(3, before);
      int count = 0;
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          count += RoomFold.isUnread(envelope(rows.getBytes(1))) ? 1 : 0;
        }
      }
      return count;
    }
  }

  /** The last {@code seq} that has left on each own topic of late, those written to last at the end. */
  public static Map<String, Long> heads(Connection c, int lines) throws SQLException {
    // by position and not by the index of own lines, which has every one ever written
    try (PreparedStatement q = c.prepareStatement("SELECT topic, max(seq) FROM message WHERE +waits = 0 AND seq > 0"
        + " AND position > (SELECT coalesce(max(position), 0) FROM message) - ? GROUP BY topic"
        + " ORDER BY max(position)")) {
      q.setInt(1, lines);
      Map<String, Long> heads = new LinkedHashMap<>();
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          heads.put(rows.getString(1), rows.getLong(2));
        }
      }
      return heads;
    }
  }

  /** Own lines of a range that have left since a time, lowest {@code seq} first. */
  public static List<Line> ownSent(Connection c, SeqRange range, long since, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE waits = 0 AND topic = ?"
        + " AND seq BETWEEN ? AND ? AND arrived_at >= ? ORDER BY seq LIMIT ?")) {
      q.setString(1, range.topic());
      q.setLong(2, range.from());
      q.setLong(3, range.to());
      q.setLong(4, since);
      q.setInt(5, limit);
      return list(q);
    }
  }

  /** Lines of a range of somebody else's stream, as far as they are here, lowest {@code seq} first. */
  public static List<Line> ofStream(Connection c, String room, SeqRange range, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE room = ? AND topic = ?"
        + " AND stream = ? AND seq BETWEEN ? AND ? AND delivery IS NULL ORDER BY seq LIMIT ?")) {
      q.setString(1, room);
      q.setString(2, range.topic());
      q.setString(3, range.stream());
      q.setLong(4, range.from());
      q.setLong(5, range.to());
      q.setInt(6, limit);
      return list(q);
    }
  }

  /** The newest changes of a room's registers and its notes, oldest first. */
  public static List<Line> changes(Connection c, String room, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE room = ? AND topic = ?"
        + " ORDER BY ord DESC, position DESC LIMIT ?")) {
      q.setString(1, room);
      q.setString(2, new Topic.RoomState(room).path());
      q.setInt(3, limit);
      List<Line> lines = list(q);
      Collections.reverse(lines);
      return lines;
    }
  }

  /** The line of an id. */
  public static @Nullable Line byId(Connection c, String id) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE id = ?")) {
      q.setString(1, id);
      List<Line> lines = list(q);
      return lines.isEmpty() ? null : lines.getFirst();
    }
  }

  /** The line that is shown for the file of a line; null when the line is gone or has no file. */
  public static @Nullable Line ofFile(Connection c, long position) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE position ="
        + " (SELECT file FROM message WHERE position = ?)")) {
      q.setLong(1, position);
      List<Line> lines = list(q);
      return lines.isEmpty() ? null : lines.getFirst();
    }
  }

  /** Every line of the file whose shown line this is, in the order of the parts; that line alone where it has no file. */
  public static List<Line> together(Connection c, Line shown) throws SQLException {
    Attachment attachment = shown.envelope().attachment();
    if (attachment == null || !attachment.isPart()) {
      return List.of(shown);
    }
    try (PreparedStatement q = c.prepareStatement("SELECT " + COLUMNS + " FROM message WHERE file = ? ORDER BY ord,"
        + " position")) {
      q.setLong(1, shown.position());
      return list(q);
    }
  }

  /** Own lines on a topic up to a {@code seq} that are in one of two states become a third; those changed. */
  public static List<Line> receipt(Connection c, String topic, long upTo, String to, double peerMs, String... from)
      throws SQLException {
    List<Line> changed = new ArrayList<>();
    for (String state : from) {
      try (PreparedStatement q = c
          .prepareStatement("UPDATE message SET delivery = ?, problem = NULL, peer_ms = coalesce(peer_ms, ?)"
              + " WHERE waits = 0 AND topic = ? AND seq > 0 AND seq <= ? AND delivery = ? RETURNING " + COLUMNS)) {
        q.setString(1, to);
        if (Double.isNaN(peerMs)) {
          q.setObject(2, null);
        } else {
          q.setDouble(2, peerMs);
        }
        q.setString(3, topic);
        q.setLong(4, upTo);
        q.setString(5, state);
        changed.addAll(list(q));
      }
    }
    return changed;
  }

  /** Sets or clears the note on an own line that has left. @return whether that was a change */
  public static boolean note(Connection c, String id, @Nullable String text) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("UPDATE message SET problem = ? WHERE id = ? AND problem IS NOT ?"
        + " AND (delivery = 'SENT' OR (? IS NULL AND delivery IN ('DELIVERED', 'READ')))")) {
      q.setString(1, text);
      q.setString(2, id);
      q.setString(3, text);
      q.setString(4, text);
      return q.executeUpdate() == 1;
    }
  }

  /** @param seq that of the column: an own line gets it after it was stored, and is not written anew for that */
  private static Envelope envelope(byte[] stored, long seq) throws SQLException {
    Envelope envelope = envelope(stored);
    return envelope.seq() == seq ? envelope : envelope.withSeq(seq);
  }

  static Envelope envelope(byte[] stored) throws SQLException {
    Envelope envelope = EnvelopeCodec.readStored(stored);
    if (envelope == null) {
      throw new SQLException("a stored envelope cannot be read");
    }
    return envelope;
  }

  static List<Line> list(PreparedStatement q) throws SQLException {
    List<Line> lines = new ArrayList<>();
    try (ResultSet r = q.executeQuery()) {
      while (r.next()) {
        lines.add(new Line(r.getLong(1), r.getLong(2), r.getLong(3), r.getBoolean(4), r.getBoolean(5), r.getString(6),
            envelope(r.getBytes(7), r.getLong(14)), r.getString(8), r.getString(9), real(r, 10), real(r, 11),
            real(r, 12),
            real(r, 13), Arrival.of(r.getInt(15))));
      }
    }
    return lines;
  }

  private static double real(ResultSet r, int column) throws SQLException {
    double value = r.getDouble(column);
    return r.wasNull() ? Double.NaN : value;
  }
}
