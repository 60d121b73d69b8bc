package io.deskwire.store;

import io.deskwire.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The operating system's and SQLite's words as sentences for people. */
final class StoreErrors {
  private StoreErrors() {}

  /** Whether a failure is of the file rather than of one statement. */
  static boolean concernsAll(SQLException e) {
    Reason reason = reason(e);
    return reason != Reason.OTHER;
  }

  static StoreException translate(SQLException e, @Nullable Path folder) {
    return make(reason(e), folder, e);
  }

  static StoreException translate(IOException e, Path folder) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    Reason reason = e instanceof AccessDeniedException || text.contains("read-only") || text.contains("permission")
        ? Reason.READ_ONLY
        : text.contains("no space") ? Reason.FULL : Reason.OTHER;
    return make(reason, folder, e);
  }

  private static Reason reason(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return Reason.OTHER;
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xFF)) {
      case SQLITE_FULL -> Reason.FULL;
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> Reason.READ_ONLY;
      case SQLITE_NOTADB, SQLITE_CORRUPT -> Reason.DAMAGED;
      case SQLITE_BUSY, SQLITE_LOCKED -> Reason.IN_USE;
      // what a full or failing disk says through the WAL file
      case SQLITE_IOERR -> Reason.FULL;
      default -> Reason.OTHER;
    };
  }

  private static StoreException make(Reason reason, @Nullable Path folder, Exception cause) {
    String where = folder == null ? "The data folder" : "The data folder " + folder;
    return new StoreException(reason, switch (reason) {
      case FULL ->
        "The disk is full or failing: nothing new can be stored. What is stored is kept; make room and it goes on.";
      case READ_ONLY ->
        where + " cannot be written: allow this user to write there, or choose another with --data-dir.";
      case DAMAGED ->
        where + " holds a damaged database (deskwire.db), which is kept as it is: restore it from a backup,"
            + " or rename the file to start with an empty one.";
      case IN_USE -> where + " is in use by another program: close it and try again.";
      case NEWER, OTHER -> where + " cannot be used: " + cause.getMessage() + ".";
    }, cause);
  }
}
