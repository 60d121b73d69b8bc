package io.deskwire.app.broker;

import io.deskwire.app.platform.TemporaryFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where an embedded broker keeps its messages: a folder that somebody has named, which one broker at a time may use, or
 * a temporary one that is deleted at the end. The lock is our own because the library waits for its own without end.
 */
final class BrokerFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BrokerFolder.class);

  private final Path path;
  private final @Nullable FileChannel lock;

  private BrokerFolder(Path path, @Nullable FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes a folder.
   *
   * @param given null for a temporary one
   * @throws BrokerException when it cannot be written, or another broker has it
   */
  static BrokerFolder take(@Nullable Path given) throws BrokerException {
    try {
      if (given == null) {
        return new BrokerFolder(Files.createTempDirectory("deskwire-broker"), null);
      }
      Files.createDirectories(given);
      return new BrokerFolder(given, lock(given));
    } catch (IOException e) {
      throw new BrokerException("The embedded broker cannot write to "
          + (given == null ? "the temporary folder of this system" : given) + " (" + e.getMessage()
          + "). Nothing was changed; correct the permissions, or choose another folder with --data-dir.", e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException, BrokerException {
    FileChannel channel = FileChannel.open(folder.resolve("broker.lock"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      log.debug("a broker of this process has {}", folder, e);
    }
    channel.close();
    throw new BrokerException("Another broker works with the folder " + folder
        + "; use that one, stop it, or start this one with another folder by --data-dir.", null);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    if (lock == null) {
      TemporaryFolder.delete(path);
      return;
    }
    try {
      lock.close();
    } catch (IOException e) {
      log.debug("the lock of {} was not closed", path, e);
    }
  }
}
