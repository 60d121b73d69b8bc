package io.deskwire.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

/** Code that runs within a transaction, at the moment when a row of a table is changed. */
public final class StoreHooks {
  private StoreHooks() {}

  /**
   * Calls back on the writing thread after such a change, before anything more of its transaction. Lasts as long as the
   * store is open and leaves nothing in the file.
   *
   * @param name   of its own
   * @param change in SQL, such as {@code AFTER INSERT ON message WHEN NEW.delivery IS NULL}
   */
  public static void on(Store store, String name, String change, Runnable hook) {
    try {
      store.write(c -> {
        Function.create(c.unwrap(SQLiteConnection.class), "hook_" + name, new Function() {
          @Override
          protected void xFunc() throws SQLException {
            hook.run();
            result();
          }
        });
        execute(c, "CREATE TEMP TRIGGER trigger_" + name + " " + change + " BEGIN SELECT hook_" + name + "(); END");
        return true;
      }).join();
    } catch (CompletionException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes so many bytes of nothing. */
  public static void grow(Store store, int bytes) {
    store.write(c -> {
      execute(c, "CREATE TABLE IF NOT EXISTS ballast(content BLOB)");
      execute(c, "INSERT INTO ballast VALUES(zeroblob(" + bytes + "))");
      return true;
    }).join();
  }

  private static void execute(Connection c, String sql) throws SQLException {
    try (var statement = c.createStatement()) {
      statement.execute(sql);
    }
  }
}
