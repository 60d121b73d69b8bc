package io.deskwire.store;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data folder as the first version has left it. */
public final class FirstVersion {
  private static final String FILE = "deskwire.db";

  private FirstVersion() {}

  /**
   * Makes one.
   *
   * @param stream  of the installation
   * @param arrived what others have written to {@code chat/{room}}
   * @param waiting what has not left, for {@code chat/{room}/desk}, in this order
   */
  public static void make(Path folder, String stream, List<Envelope> arrived, List<Envelope> waiting) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(FILE));
        Statement statement = c.createStatement()) {
      c.setAutoCommit(false);
      for (String sql : Migrations.STEPS.getFirst()) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA user_version = 1");
      statement.execute("INSERT INTO meta VALUES('stream', '" + stream + "')");
      int position = 0;
      for (Envelope event : arrived) {
        line(c, ++position, event, null);
      }
      for (Envelope event : waiting) {
        line(c, ++position, event, "QUEUED");
        statement.execute("INSERT INTO outbox VALUES(" + position + ", " + event.sentAt() + ", 0)");
      }
      c.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void line(Connection c, int position, Envelope event, @Nullable String delivery) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("INSERT INTO message VALUES(?, ?, ?, ?, 'message', ?, ?, ?, ?, 0, 1,"
        + " ?, NULL, NULL, NULL, NULL, NULL, ?)")) {
      q.setInt(1, position);
      q.setString(2, event.id());
      q.setString(3, event.room());
      q.setString(4, "chat/" + event.room() + (delivery == null ? "" : "/desk"));
      q.setString(5, event.stream());
      q.setLong(6, event.seq());
      q.setLong(7, event.sentAt());
      q.setLong(8, event.sentAt());
      q.setString(9, delivery);
      q.setBytes(10, EnvelopeCodec.toStored(event));
      q.executeUpdate();
    }
  }

  /** Which version the database in this folder has now. */
  public static int versionOf(Path folder) {
    return (int) number(folder, "PRAGMA user_version");
  }

  /** The first number that a query gives. */
  public static long number(Path folder, String sql) {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(FILE));
        Statement statement = c.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
