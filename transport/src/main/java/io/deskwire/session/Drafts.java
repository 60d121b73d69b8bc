package io.deskwire.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The SQL of texts typed but not sent. */
final class Drafts {
  private Drafts() {}

  static String load(Connection c, String room) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT text FROM draft WHERE room = ?")) {
      q.setString(1, room);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  static void save(Connection c, String room, String text) throws SQLException {
    String sql = text.isEmpty()
        ? "DELETE FROM draft WHERE room = ?"
        : "INSERT OR REPLACE INTO draft(room, text) VALUES(?, ?)";
    try (PreparedStatement q = c.prepareStatement(sql)) {
      q.setString(1, room);
      if (!text.isEmpty()) {
        q.setString(2, text);
      }
      q.executeUpdate();
    }
  }
}
