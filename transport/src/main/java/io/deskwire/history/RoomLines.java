package io.deskwire.history;

import io.deskwire.history.Archive.Line;
import io.deskwire.session.MessagePlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Reading the whole of one room: forwards, by words, by kind. */
public final class RoomLines {
  private static final String OF_ROOM = " FROM message WHERE room = ?";
  /**
   * Lines that are no message of their own; in the words of the index {@code message_aside}, without which notes and closed
   * chats would be looked for among all lines of the room.
   */
  private static final String ASIDE = " AND (type <> 'message' OR file <> position)";

  private RoomLines() {}

  /** A stretch of a room that ends with a {@code closed}. */
  public record Closed(String firstId, long closedAt, int messages) {}

  /** Lines behind a place, oldest first. */
  public static List<Line> after(Connection c, String room, long order, long position, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + Lines.COLUMNS + OF_ROOM
        + " AND (ord, position) > (?, ?) ORDER BY ord, position LIMIT ?")) {
      q.setString(1, room);
      q.setLong(2, order);
      q.setLong(3, position);
      q.setInt(4, limit);
      return Lines.list(q);
    }
  }

  /** How many lines there are; from the index alone. */
  public static long count(Connection c, String room) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT count(*)" + OF_ROOM)) {
      q.setString(1, room);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  /**
   * Where lines with certain words stand, as far as they are indexed, the last one first.
   *
   * @param match in the language of the index, see {@link SearchIndex}
   */
  public static List<MessagePlace> matching(Connection c, String room, String match) throws SQLException {
    // the words of the whole desk give row numbers alone; lines are read of this room only
    try (PreparedStatement q = c.prepareStatement("SELECT id, ord, position" + OF_ROOM
        + " AND position IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY ord DESC, position DESC")) {
      q.setString(1, room);
      q.setString(2, match);
      List<MessagePlace> places = new ArrayList<>();
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          places.add(new MessagePlace(rows.getString(1), rows.getLong(2), rows.getLong(3)));
        }
      }
      return places;
    }
  }

  /** The newest notes, oldest first; a file in parts is one. */
  public static List<Line> notes(Connection c, String room, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + Lines.COLUMNS + OF_ROOM + ASIDE
        + " AND type = 'note' AND (file IS NULL OR file = position) ORDER BY ord DESC, position DESC LIMIT ?")) {
      q.setString(1, room);
      q.setInt(2, limit);
      List<Line> lines = Lines.list(q);
      Collections.reverse(lines);
      return lines;
    }
  }

  /** The last stretches that were closed and in which somebody has written, oldest first. */
  public static List<Closed> closed(Connection c, String room, int limit) throws SQLException {
    Deque<Closed> found = new ArrayDeque<>();
    List<Place> ends = ends(c, room);
    for (int i = 0; i < ends.size() && found.size() < limit; i++) {
      Place start = i + 1 < ends.size() ? ends.get(i + 1) : Place.START;
      int messages = messages(c, room, start, ends.get(i));
      if (messages > 0) {
        found.addFirst(new Closed(firstMessage(c, room, start), ends.get(i).order, messages));
      }
    }
    return List.copyOf(found);
  }

  /** Where a line stands in its room. */
  private record Place(long order, long position) {
    static final Place START = new Place(Long.MIN_VALUE, Long.MIN_VALUE);
  }

  /** Where the chat was closed, the last one first. */
  private static List<Place> ends(Connection c, String room) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT ord, position" + OF_ROOM + ASIDE
        + " AND type = 'closed' ORDER BY ord DESC, position DESC")) {
      q.setString(1, room);
      List<Place> ends = new ArrayList<>();
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          ends.add(new Place(rows.getLong(1), rows.getLong(2)));
        }
      }
      return ends;
    }
  }

  /** So many messages between two places: all lines but those aside, both counted in an index alone. */
  private static int messages(Connection c, String room, Place after, Place before) throws SQLException {
    String between = OF_ROOM + " AND (ord, position) > (?, ?) AND (ord, position) < (?, ?)";
    return Math.toIntExact(count(c, between, room, after, before) - count(c, between + ASIDE, room, after, before));
  }

  private static long count(Connection c, String which, String room, Place after, Place before) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT count(*)" + which)) {
      q.setString(1, room);
      q.setLong(2, after.order);
      q.setLong(3, after.position);
      q.setLong(4, before.order);
      q.setLong(5, before.position);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private static String firstMessage(Connection c, String room, Place after) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT id" + OF_ROOM + " AND (ord, position) > (?, ?)"
        + " AND type = 'message' AND (file IS NULL OR file = position) ORDER BY ord, position LIMIT 1")) {
      q.setString(1, room);
      q.setLong(2, after.order);
      q.setLong(3, after.position);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }
}
