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
    try (PreparedStatement q = c.prepareStatement(
        "SELECT path, size, modified_at, media_type, bytes, width, height FROM draft_file LEFT JOIN draft_picture"
            + " USING(room, number) WHERE room = ? ORDER BY number")) {
      q.setString(1, room);
      List<DraftFile> files = new ArrayList<>();
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          byte[] bytes = rows.getBytes(5);
          files.add(bytes == null
              ? new DraftFile(rows.getString(1), rows.getLong(2), rows.getLong(3))
              : DraftFile.of(
                  new FileToSend(rows.getString(1), rows.getString(4), bytes, rows.getInt(6), rows.getInt(7))));
        }
      }
      return List.copyOf(files);
    }
  }

  static void saveFiles(Connection c, String room, List<DraftFile> files) throws SQLException {
    for (String table : List.of("draft_file", "draft_picture")) {
      try (PreparedStatement q = c.prepareStatement("DELETE FROM " + table + " WHERE room = ?")) {
        q.setString(1, room);
        q.executeUpdate();
      }
    }
    for (int i = 0; i < files.size(); i++) {
      saveFile(c, room, i, files.get(i));
    }
  }

  private static void saveFile(Connection c, String room, int number, DraftFile file) throws SQLException {
    try (PreparedStatement q = c
        .prepareStatement("INSERT INTO draft_file(room, number, path, size, modified_at) VALUES(?, ?, ?, ?, ?)")) {
      q.setString(1, room);
      q.setInt(2, number);
      q.setString(3, file.path());
      q.setLong(4, file.size());
      q.setLong(5, file.modifiedAt());
      q.executeUpdate();
    }
    FileToSend pasted = file.pasted();
    if (pasted != null) {
      try (PreparedStatement q = c.prepareStatement("INSERT INTO draft_picture(room, number, media_type, bytes, width,"
          + " height) VALUES(?, ?, ?, ?, ?, ?)")) {
        q.setString(1, room);
        q.setInt(2, number);
        q.setString(3, pasted.mediaType());
        q.setBytes(4, pasted.bytes());
        q.setInt(5, pasted.width());
        q.setInt(6, pasted.height());
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
