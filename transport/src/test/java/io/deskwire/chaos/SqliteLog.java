package io.deskwire.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The log that SQLite writes before it moves its pages into the database. */
final class SqliteLog {
  private static final int BACKFILLED = 96;
  private static final int ATTEMPTED = 128;

  private SqliteLog() {}

  /** Moves all of it into the database. */
  static void empty(Path database) {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = c.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 10000");
      try (var rows = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        rows.next();
        if (rows.getInt(1) != 0) {
          throw new IllegalStateException("somebody reads for ever");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps SQLite from moving it while something is written, however long it becomes. */
  static void whileKept(Path database, Runnable write) {
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = reader.createStatement()) {
      statement.execute("BEGIN");
      try (var rows = statement.executeQuery("SELECT count(*) FROM message")) {
        rows.next();
      }
      write.run();
      statement.execute("COMMIT");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * How many pages a checkpoint had begun to move and had not finished with when its process ended, as the log's index
   * says (nBackfill and nBackfillAttempted of SQLite's {@code WalCkptInfo}); 0 when none was at work.
   */
  static int pagesOnTheWay(Path database) {
    try (FileChannel file = FileChannel.open(Path.of(database + "-shm"), StandardOpenOption.READ)) {
      ByteBuffer index = ByteBuffer.allocate(ATTEMPTED + 4).order(ByteOrder.nativeOrder());
      file.read(index);
      return index.getInt(ATTEMPTED) - index.getInt(BACKFILLED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
