package io.deskwire.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of work and its outcome; owned by whoever is writing once it is queued. */
final class Write<T> {
  private static final Logger log = LoggerFactory.getLogger(Write.class);

  private final SqlWork<T> work;
  private final CompletableFuture<T> done = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable Throwable failure;

  Write(SqlWork<T> work) {
    this.work = work;
  }

  CompletableFuture<T> done() {
    return done;
  }

  /**
   * Runs within a transaction. One piece that fails must not take the others of its group along.
   *
   * @param alone that nothing else is in the transaction, which then needs no savepoint
   */
  void run(Connection connection, Memory memory, boolean alone) throws SQLException {
    int mark = memory.mark();
    if (!alone) {
      Sql.execute(connection, "SAVEPOINT piece");
    }
    try {
      result = work.run(connection);
    } catch (SQLException | RuntimeException | Error e) {
      // an Error too: the one thread that writes must not end with it
      if (e instanceof SQLException sql && StoreErrors.concernsAll(sql)) {
        throw sql;
      }
      failure = e instanceof SQLException sql ? StoreErrors.translate(sql, null) : e;
      log.warn("a write failed: {}", failure.getMessage());
      memory.backTo(mark);
      Sql.execute(connection, alone ? "ROLLBACK" : "ROLLBACK TO piece");
      if (alone) {
        Sql.execute(connection, "BEGIN IMMEDIATE");
      }
    }
    if (!alone) {
      Sql.execute(connection, "RELEASE piece");
    }
  }

  /** After the commit. */
  @SuppressWarnings("NullAway") // work may return null where T is Void
  void complete() {
    if (failure != null) {
      done.completeExceptionally(failure);
    } else {
      done.complete(result);
    }
  }

  /** After no commit. */
  void fail(Throwable reason) {
    done.completeExceptionally(failure == null ? reason : failure);
  }
}
