package io.deskwire.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: takes everything that has queued up, runs each piece in a savepoint of its own, commits once and then
 * completes all. One thread of its own does it; a caller that waits anyway does it itself when nobody else is at it,
 * which saves two changes of thread. Whoever does it holds {@code turn} from taking the pieces to completing them, so the
 * order of the calls is the order on disk.
 */
final class Writer {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);
  private static final int MAX_GROUP = 1024;
  /** How long what nobody waits for may wait for company. */
  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  /**
   * Moving the log into the database takes a while, so it is done when nothing has come for so long; in a rush SQLite does
   * it at its default of 1,000 pages. A longer log would grow on instead of being written over, and each commit that
   * lengthens a file takes a third longer.
   */
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  /** So many pieces after the last time, what memory has put off is written down though there is no pause. */
  private static final int SAVE_AFTER = 10_000;

  private final Connection connection;
  private final Thread thread;
  /** Of the connection and the memory. */
  private final ReentrantLock turn = new ReentrantLock();
  /** Of the queue and what stands below it. */
  private final ReentrantLock gate = new ReentrantLock();
  private final Condition changed = gate.newCondition();
  private final Deque<Write<?>> queue = new ArrayDeque<>();
  /** When the oldest of the queue must be written, {@link System#nanoTime()}. */
  private long due;
  private long lastQueued;
  private boolean closed;

  private volatile Memory memory = Memory.NONE;
  /** Under {@code turn}: pieces committed and not in the database file, or not in memory's tables, yet. */
  private int unsettled;

  Writer(Connection connection) {
    this.connection = connection;
    thread = Thread.ofPlatform().name("deskwire-writer").daemon().start(this::loop);
  }

  /** From now on this goes back with the database. */
  void keepBeside(Memory beside) {
    memory = beside;
  }

  /**
   * Queues a piece.
   *
   * @param soon that it may wait for company
   */
  <T> CompletableFuture<T> add(SqlWork<T> work, boolean soon) {
    return queue(work, soon ? SOON_NANOS : 0, true);
  }

  private <T> CompletableFuture<T> queue(SqlWork<T> work, long mayWait, boolean wake) {
    Write<T> write = new Write<>(work);
    gate.lock();
    try {
      if (closed) {
        write.fail(Store.closed());
        return write.done();
      }
      long now = System.nanoTime();
      due = queue.isEmpty() ? now + mayWait : Math.min(due, now + mayWait);
      lastQueued = now;
      queue.add(write);
      if (wake) {
        changed.signal();
      }
    } finally {
      gate.unlock();
    }
    return write.done();
  }

  /** Queues a piece and, when nobody else writes, writes all that is queued on this thread. */
  <T> CompletableFuture<T> here(SqlWork<T> work) {
    CompletableFuture<T> done = queue(work, 0, false);
    if (turn.tryLock()) {
      try {
        commit(take());
      } finally {
        turn.unlock();
      }
    }
    if (!done.isDone()) {
      wake();
    }
    return done;
  }

  private void wake() {
    gate.lock();
    try {
      changed.signal();
    } finally {
      gate.unlock();
    }
  }

  private List<Write<?>> take() {
    gate.lock();
    try {
      List<Write<?>> group = new ArrayList<>(Math.min(queue.size(), MAX_GROUP));
      while (!queue.isEmpty() && group.size() < MAX_GROUP) {
        group.add(queue.removeFirst());
      }
      return group;
    } finally {
      gate.unlock();
    }
  }

  private void loop() {
    boolean open = true;
    while (open) {
      try {
        Next next = await();
        open = next != Next.END;
        turn.lock();
        try {
          if (next == Next.WRITE) {
            commit(take());
          } else {
            settle();
          }
        } finally {
          turn.unlock();
        }
      } catch (InterruptedException e) {
        log.debug("interrupted; the writer ends when it is closed", e);
      }
    }
  }

  private enum Next {
    WRITE, SETTLE, END
  }

  private Next await() throws InterruptedException {
    gate.lock();
    try {
      while (true) {
        long now = System.nanoTime();
        if (closed && queue.isEmpty()) {
          return Next.END;
        }
        if (!queue.isEmpty() && (closed || now >= due)) {
          return Next.WRITE;
        }
        long idleAt = lastQueued + IDLE_NANOS;
        if (!queue.isEmpty()) {
          changed.awaitNanos(due - now);
        } else if (lastQueued == 0) {
          changed.await();
        } else if (now < idleAt) {
          changed.awaitNanos(idleAt - now);
        } else {
          lastQueued = 0;
          return Next.SETTLE;
        }
      }
    } finally {
      gate.unlock();
    }
  }

  private void commit(List<Write<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      Sql.execute(connection, "BEGIN IMMEDIATE");
      for (Write<?> write : group) {
        write.run(connection, memory, group.size() == 1);
      }
      memory.complete(connection);
      unsettled += group.size();
      if (unsettled > SAVE_AFTER) {
        memory.save(connection);
        unsettled = 0;
      }
      Sql.execute(connection, "COMMIT");
      memory.committed();
    } catch (SQLException e) {
      rollBack();
      StoreException failure = StoreErrors.translate(e, null);
      log.warn("a group of {} writes was not committed: {}", group.size(), failure.getMessage());
      group.forEach(write -> write.fail(failure));
      return;
    }
    group.forEach(Write::complete);
  }

  /** Memory's tables, then the log into the database. */
  private void settle() {
    if (unsettled == 0) {
      return;
    }
    unsettled = 0;
    try {
      Sql.execute(connection, "BEGIN IMMEDIATE");
      memory.save(connection);
      Sql.execute(connection, "COMMIT");
      memory.committed();
    } catch (SQLException e) {
      rollBack();
      unsettled = 1;
      log.debug("what was put off could not be written down; the next pause tries again", e);
    }
    // as a query: its row must be read to the end, or it stays in progress and no later commit succeeds
    try (PreparedStatement statement = connection.prepareStatement("PRAGMA wal_checkpoint(PASSIVE)");
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        log.trace("{} of {} pages are in the database", result.getInt(3), result.getInt(2));
      }
    } catch (SQLException e) {
      log.debug("the log could not be moved into the database; the next pause tries again", e);
    }
  }

  private void rollBack() {
    memory.backTo(0);
    try {
      Sql.execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      log.debug("nothing to roll back", e);
    }
  }

  /** Commits what was given before, then ends. @return false when it was closed already */
  boolean close() throws InterruptedException {
    gate.lock();
    try {
      if (closed) {
        return false;
      }
      closed = true;
      changed.signal();
    } finally {
      gate.unlock();
    }
    thread.join(TimeUnit.SECONDS.toMillis(10));
    return true;
  }
}
