package io.deskwire.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The SQL of texts typed but not sent, and of files that wait with them. */
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

  static List<DraftFile> files(Connection c, String room) throws SQLException {
    try (PreparedStatement q = c
        .prepareStatement("SELECT path, size, modified_at FROM draft_file WHERE room = ? ORDER BY number")) {
      q.setString(1, room);
      List<DraftFile> files = new ArrayList<>();
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          files.add(new DraftFile(rows.getString(1), rows.getLong(2), rows.getLong(3)));
        }
      }
      return List.copyOf(files);
    }
  }

  static void saveFiles(Connection c, String room, List<DraftFile> files) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("DELETE FROM draft_file WHERE room = ?")) {
      q.setString(1, room);
      q.executeUpdate();
    }
    try (PreparedStatement q = c
        .prepareStatement("INSERT INTO draft_file(room, number, path, size, modified_at) VALUES(?, ?, ?, ?, ?)")) {
      for (int i = 0; i < files.size(); i++) {
        DraftFile file = files.get(i);
        q.setString(1, room);
        q.setInt(2, i);
        q.setString(3, file.path());
        q.setLong(4, file.size());
        q.setLong(5, file.modifiedAt());
        q.executeUpdate();
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
