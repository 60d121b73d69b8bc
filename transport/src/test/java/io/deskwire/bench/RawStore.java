package io.deskwire.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** SQLite as it comes, with the durability of ours. For one thread at a time. */
final class RawStore implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement insert;

  RawStore(Path file) throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("CREATE TABLE row(position INTEGER PRIMARY KEY, payload BLOB NOT NULL)");
    }
    connection.setAutoCommit(true);
    insert = connection.prepareStatement("INSERT INTO row(payload) VALUES(?)");
  }

  synchronized void commit(byte[] payload) {
    try {
      insert.setBytes(1, payload);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So many rows, one commit. */
  synchronized void commit(byte[] payload, int rows) {
    try {
      connection.setAutoCommit(false);
      for (int i = 0; i < rows; i++) {
        insert.setBytes(1, payload);
        insert.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    connection.close();
  }
}
