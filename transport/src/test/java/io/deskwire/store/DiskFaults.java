package io.deskwire.store;

import java.sql.SQLException;
import java.sql.Statement;

/** A disk that is full or cannot be written, without one: SQLite says the same words. */
public final class DiskFaults {
  private DiskFaults() {}

  /** From now on what needs a new page, as everything over a few hundred bytes does, finds the disk full. */
  public static void fill(Store store) {
    // pages that a migration has freed are no new ones
    pragma(store, "CREATE TABLE IF NOT EXISTS ballast(content BLOB)");
    pragma(store, "INSERT INTO ballast SELECT zeroblob(4096 * freelist_count) FROM pragma_freelist_count");
    pragma(store, "PRAGMA max_page_count = 1");
  }

  /** There is room again. */
  public static void makeRoom(Store store) {
    pragma(store, "PRAGMA max_page_count = 1073741823");
  }

  /** From now on nothing can be written. */
  public static void protect(Store store) {
    pragma(store, "PRAGMA query_only = true");
  }

  /** It can be written again. */
  public static void unprotect(Store store) {
    pragma(store, "PRAGMA query_only = false");
  }

  private static void pragma(Store store, String sql) {
    try (Statement statement = store.writing().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
