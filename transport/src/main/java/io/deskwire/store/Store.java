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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SQLite database of one installation. One at a time writes, for everybody whose work has queued up, so 64 writers
 * cost about one commit ({@link Writer}). WAL with {@code synchronous=FULL}: what is committed survives the loss of power.
 * A second thread reads.
 *
 * <p>A lock file keeps a second process out; the operating system releases it however the first one ends.
 */
public final class Store implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Store.class);
  private static final String FILE = "deskwire.db";
  private static final String LOCK = "deskwire.lock";

  private final FileChannel lockFile;
  private final Connection writing;
  private final Connection reading;
  private final Writer writer;
  private final ExecutorService reader;

  private Store(FileChannel lockFile, Connection writing, Connection reading) {
    this.lockFile = lockFile;
    this.writing = writing;
    this.reading = reading;
    reader = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("deskwire-reader").daemon().factory());
    writer = new Writer(writing);
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

  /**
   * Reads from the database of a folder that nobody has to have open, and changes nothing.
   *
   * @param none the answer when there is no database
   */
  public static <T> T look(Path folder, SqlWork<T> work, T none) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return none;
    }
    try (Connection reading = connect(file); Statement statement = reading.createStatement()) {
      statement.execute("PRAGMA query_only = true");
      return work.run(reading);
    } catch (SQLException e) {
      throw StoreErrors.translate(e, folder);
    }
  }

  /**
   * Deletes the database of a folder, and the folder with it when nothing else is in there.
   *
   * @throws StoreException when somebody has it open, or it cannot be deleted
   */
  public static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    FileChannel lock = lock(folder);
    try {
      for (String end : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(folder.resolve(FILE + end));
      }
    } catch (IOException e) {
      throw StoreErrors.translate(e, folder);
    } finally {
      closeQuietly(lock);
    }
    try {
      Files.deleteIfExists(folder.resolve(LOCK));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      log.debug("{} stays: there is more in it", folder, e);
    }
  }

  private static FileChannel lock(Path folder) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
      // what is deleted or changed within a page that is written anyway does not stay there
      statement.execute("PRAGMA secure_delete = FAST");
      statement.execute("PRAGMA cache_size = -8192");
      return KeptStatements.over(connection);
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e;
    }
  }

  /** From now on this goes back when the database does. Before the first piece that uses it. */
  public void keepBeside(Memory memory) {
    writer.keepBeside(memory);
  }

  /**
   * Writes, in the order of the calls.
   *
   * @return done on the writing thread when committed; fails with a {@link StoreException}, and then nothing of this
   *         piece is stored. Continuations must only hand over
   */
  public <T> CompletableFuture<T> write(SqlWork<T> work) {
    return writer.add(work, false);
  }

  /**
   * As {@link #write}, for what nobody waits for and nobody misses after a crash: it goes with the next commit, at most
   * 20 ms later, instead of costing one of its own.
   */
  public <T> CompletableFuture<T> writeSoon(SqlWork<T> work) {
    return writer.add(work, true);
  }

  /**
   * As {@link #write}, for a caller that will wait for it: when nobody else is writing, it is done on the calling thread,
   * with what has queued up before it, and the answer is there on return.
   */
  public <T> CompletableFuture<T> writeHere(SqlWork<T> work) {
    return writer.here(work);
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

  static StoreException closed() {
    return new StoreException(StoreException.Reason.OTHER, "The data folder is closed.", null);
  }

  /** Commits what was given before, then closes. */
  @Override
  public void close() {
    try {
      if (!writer.close()) {
        return;
      }
      reader.shutdown();
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
}
