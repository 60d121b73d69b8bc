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

  /** The newest notes, oldest first. */
  public static List<Line> notes(Connection c, String room, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT " + Lines.COLUMNS + OF_ROOM
        + " AND type = 'note' ORDER BY ord DESC, position DESC LIMIT ?")) {
      q.setString(1, room);
      q.setInt(2, limit);
      List<Line> lines = Lines.list(q);
      Collections.reverse(lines);
      return lines;
    }
  }

  /** The last stretches that were closed and in which somebody has written, oldest first. */
  public static List<Closed> closed(Connection c, String room, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT type, id, ord" + OF_ROOM + " ORDER BY ord, position")) {
      q.setString(1, room);
      Deque<Closed> found = new ArrayDeque<>();
      String first = "";
      int messages = 0;
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          String type = rows.getString(1);
          if ("message".equals(type)) {
            first = messages == 0 ? rows.getString(2) : first;
            messages++;
          } else if ("closed".equals(type) && messages > 0) {
            found.addLast(new Closed(first, rows.getLong(3), messages));
            messages = 0;
            if (found.size() > limit) {
              found.removeFirst();
            }
          }
        }
      }
      return List.copyOf(found);
    }
  }
}
