package io.deskwire.app.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one console of a data folder, and the Unix domain socket on which later starts of the program reach it. The lock
 * decides who it is: a socket left behind by a crash is taken over, two starts in the same instant cannot both win.
 *
 * <p>One request per connection: a line of UTF-8 there, a line back.
 */
public final class SingleInstance implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SingleInstance.class);

  /** The longest line taken, in characters: the longest message, escaped as badly as JSON can. */
  private static final int MAX_LINE = 256 * 1024;

  private final FileChannel lockChannel;
  private final ServerSocketChannel server;
  private final Path socket;

  private SingleInstance(FileChannel lockChannel, ServerSocketChannel server, Path socket) {
    this.lockChannel = lockChannel;
    this.server = server;
    this.socket = socket;
  }

  /**
   * Becomes the one console of the folder.
   *
   * @param handler answers a request; called on a thread of its own for each, may wait
   * @return empty when another process is it
   */
  public static Optional<SingleInstance> claim(Path lockFile, Path socket, UnaryOperator<String> handler)
      throws PlatformException {
    @Nullable
    FileChannel channel = null;
    try {
      channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        return Optional.empty();
      }
      Files.deleteIfExists(socket);
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      }
      SingleInstance instance = new SingleInstance(channel, server, socket);
      Thread.ofPlatform().name("instance-socket").daemon().start(() -> instance.serve(handler));
      return Optional.of(instance);
    } catch (IOException e) {
      closeQuietly(channel);
      throw new PlatformException(
          "Deskwire cannot listen for other starts at " + socket + " (" + e.getMessage() + ").", e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * Asks the open console.
   *
   * @return its answer; empty when no console is open on the folder
   * @throws IOException when a console is open but hung up without an answer
   */
  public static Optional<String> ask(Path socket, String request) throws IOException {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
      } catch (IOException e) {
        log.debug("nobody listens at {}", socket, e);
        return Optional.empty();
      }
      write(channel, request);
      @Nullable
      String answer = readLine(channel);
      if (answer == null) {
        throw new IOException("no answer");
      }
      return Optional.of(answer);
    }
  }

  private void serve(UnaryOperator<String> handler) {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        Thread.ofVirtual().name("instance-request").start(() -> answer(client, handler));
      } catch (IOException e) {
        if (server.isOpen()) {
          log.warn("a later start of the program could not be answered", e);
        }
      }
    }
  }

  private static void answer(SocketChannel client, UnaryOperator<String> handler) {
    try (client) {
      @Nullable
      String request = readLine(client);
      if (request != null) {
        write(client, handler.apply(request));
      }
    } catch (IOException | RuntimeException e) {
      log.warn("a request of a later start failed", e);
    }
  }

  private static void write(SocketChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static @Nullable String readLine(SocketChannel channel) throws IOException {
    BufferedReader reader = new BufferedReader(
        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (line.length() >= MAX_LINE) {
        throw new IOException("line too long");
      }
      line.append((char) c);
    }
    return null;
  }

  @Override
  public void close() {
    closeQuietly(server);
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      log.debug("left {} behind", socket, e);
    }
    closeQuietly(lockChannel);
  }

  private static void closeQuietly(@Nullable AutoCloseable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (Exception e) { // AutoCloseable declares nothing narrower
      log.debug("close failed", e);
    }
  }
}
