package io.deskwire.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SQLite database of one installation. One thread writes: it takes everything that has queued up, runs each piece in
 * a savepoint of its own, commits once and then completes all, so 64 writers cost about one commit. WAL with
 * {@code synchronous=FULL}: what is committed survives the loss of power. A second thread reads.
 *
 * <p>A lock file keeps a second process out; the operating system releases it however the first one ends.
 */
public final class Store implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  private static final int MAX_GROUP = 1024;
  private static final String FILE = "deskwire.db";
  /** How long what nobody waits for may wait for company. */
  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  /**
   * Moving the log into the database takes a while, so it is done when nothing has come for so long; in a rush SQLite does
   * it at its default of 1,000 pages. A longer log would grow on instead of being written over, and each commit that
   * lengthens a file takes a third longer.
   */
  private static final long IDLE_MILLIS = 200;

  private final FileChannel lockFile;
  private final Connection writing;
  private final Connection reading;
  private final Thread writer;
  private final ExecutorService reader;
  private final LinkedBlockingQueue<Write<?>> queue = new LinkedBlockingQueue<>();
  private final Object gate = new Object();
  /** Guarded by {@code gate}: after it is set nothing more is queued, so nothing is left without an answer. */
  private boolean closed;
  /** Of the writer alone. */
  private boolean toCheckpoint;

  private Store(FileChannel lockFile, Connection writing, Connection reading) {
    this.lockFile = lockFile;
    this.writing = writing;
    this.reading = reading;
    reader = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("deskwire-reader").daemon().factory());
    writer = Thread.ofPlatform().name("deskwire-writer").daemon().start(this::writeLoop);
  }

  /**
   * Opens the database in a folder, making both when missing.
   *
   * @throws StoreException saying in one sentence why it cannot be used, and what to do
   */
  public static Store open(Path folder) {
    FileChannel lock = lock(folder);
    Connection writing = null;
    try {
      Path file = folder.resolve(FILE);
      writing = connect(file);
      Migrations.run(writing);
      Connection reading = connect(file);
      try (Statement statement = reading.createStatement()) {
        statement.execute("PRAGMA query_only = true");
      }
      return new Store(lock, writing, reading);
    } catch (SQLException | StoreException e) {
      closeQuietly(writing);
      closeQuietly(lock);
      throw e instanceof StoreException known ? known : StoreErrors.translate((SQLException) e, folder);
    }
  }

  private static FileChannel lock(Path folder) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel = FileChannel.open(folder.resolve("deskwire.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      log.debug("this process has the folder open already", e);
    } catch (IOException e) {
      closeQuietly(channel);
      throw StoreErrors.translate(e, folder);
    }
    closeQuietly(channel);
    throw new StoreException(StoreException.Reason.IN_USE, "Another Deskwire works with the data folder " + folder
        + ": use that window, or start this one with another folder by --data-dir.", null);
  }

  private static Connection connect(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA temp_store = MEMORY");
      statement.execute("PRAGMA cache_size = -8192");
      return KeptStatements.over(connection);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /**
   * Writes, in the order of the calls.
   *
   * @return done on the writer's thread when committed; fails with a {@link StoreException}, and then nothing of this
   *         piece is stored. Continuations must only hand over
   */
  public <T> CompletableFuture<T> write(SqlWork<T> work) {
    return add(new Write<>(work, false));
  }

  /**
   * As {@link #write}, for what nobody waits for and nobody misses after a crash: it goes with the next commit, at most
   * 20 ms later, instead of costing one of its own.
   */
  public <T> CompletableFuture<T> writeSoon(SqlWork<T> work) {
    return add(new Write<>(work, true));
  }

  private <T> CompletableFuture<T> add(Write<T> write) {
    boolean refused;
    synchronized (gate) {
      refused = closed;
      if (!refused) {
        queue.add(write);
      }
    }
    if (refused) {
      write.done.completeExceptionally(closed());
    }
    return write.done;
  }

  /** Reads what is committed, on the reader's thread. Fails with a {@link StoreException}. */
  public <T> CompletableFuture<T> read(SqlWork<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    try {
      reader.execute(() -> {
        try {
          done.complete(work.run(reading));
        } catch (SQLException e) {
          done.completeExceptionally(StoreErrors.translate(e, null));
        } catch (RuntimeException | Error e) {
          done.completeExceptionally(e);
        }
      });
    } catch (RejectedExecutionException e) {
      done.completeExceptionally(closed());
    }
    return done;
  }

  /** The connection that writes, so that tests can fill the disk under it. */
  Connection writing() {
    return writing;
  }

  private void writeLoop() {
    List<Write<?>> group = new ArrayList<>();
    boolean open = true;
    while (open) {
      try {
        group.clear();
        gather(group);
        open = group.removeIf(write -> write == Write.CLOSE) ? false : open;
        commit(group);
      } catch (InterruptedException e) {
        open = false;
      }
    }
    queue.drainTo(group);
    group.forEach(write -> write.done.completeExceptionally(closed()));
  }

  private void gather(List<Write<?>> group) throws InterruptedException {
    Write<?> next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
    if (next == null) {
      checkpoint();
      next = queue.take();
    }
    long until = System.nanoTime() + SOON_NANOS;
    while (next != null) {
      group.add(next);
      queue.drainTo(group, MAX_GROUP - group.size());
      next = group.size() < MAX_GROUP && group.stream().allMatch(write -> write.soon)
          ? queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS)
          : null;
    }
  }

  private void commit(List<Write<?>> group) {
    if (group.isEmpty()) {
      return;
    }
    try {
      execute("BEGIN IMMEDIATE");
      for (Write<?> write : group) {
        write.run(writing, group.size() == 1);
      }
      execute("COMMIT");
      toCheckpoint = true;
    } catch (SQLException e) {
      rollBack();
      StoreException failure = StoreErrors.translate(e, null);
      log.warn("a group of {} writes was not committed: {}", group.size(), failure.getMessage());
      group.forEach(write -> write.fail(failure));
      return;
    }
    group.forEach(Write::complete);
  }

  private void execute(String sql) throws SQLException {
    execute(writing, sql);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private void checkpoint() {
    if (!toCheckpoint) {
      return;
    }
    toCheckpoint = false;
    // as a query: its row must be read to the end, or it stays in progress and no later commit succeeds
    try (PreparedStatement statement = writing.prepareStatement("PRAGMA wal_checkpoint(PASSIVE)");
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        log.trace("{} of {} pages are in the database", result.getInt(3), result.getInt(2));
      }
    } catch (SQLException e) {
      log.debug("the log could not be moved into the database; the next pause tries again", e);
    }
  }

  private void rollBack() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      log.debug("nothing to roll back", e);
    }
  }

  private static StoreException closed() {
    return new StoreException(StoreException.Reason.OTHER, "The data folder is closed.", null);
  }

  /** Commits what was given before, then closes. */
  @Override
  public void close() {
    synchronized (gate) {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(Write.CLOSE);
    }
    reader.shutdown();
    try {
      writer.join(TimeUnit.SECONDS.toMillis(10));
      if (!reader.awaitTermination(5, TimeUnit.SECONDS)) {
        log.warn("a reader is still busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closeQuietly(reading);
    closeQuietly(writing);
    closeQuietly(lockFile);
  }

  private static void closeQuietly(@org.jspecify.annotations.Nullable AutoCloseable closeable) {
    if (closeable != null) {
      try {
        closeable.close();
      } catch (Exception e) {
        log.debug("closing failed", e);
      }
    }
  }

  /** One piece of work and its outcome; owned by the writer once queued. */
  private static final class Write<T> {
    static final Write<Boolean> CLOSE = new Write<>(c -> true, false);
    private final SqlWork<T> work;
    private final boolean soon;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @org.jspecify.annotations.Nullable T result;
    private @org.jspecify.annotations.Nullable Throwable failure;

    Write(SqlWork<T> work, boolean soon) {
      this.work = work;
      this.soon = soon;
    }

    /** One piece that fails must not take the others of its group along. */
    void run(Connection connection, boolean alone) throws SQLException {
      if (!alone) {
        execute(connection, "SAVEPOINT piece");
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
        execute(connection, alone ? "ROLLBACK" : "ROLLBACK TO piece");
        if (alone) {
          execute(connection, "BEGIN IMMEDIATE");
        }
      }
      if (!alone) {
        execute(connection, "RELEASE piece");
      }
    }

    @SuppressWarnings("NullAway") // work may return null where T is Void
    void complete() {
      if (failure != null) {
        done.completeExceptionally(failure);
      } else {
        done.complete(result);
      }
    }

    void fail(Throwable reason) {
      done.completeExceptionally(failure == null ? reason : failure);
    }
  }
}
