package io.deskwire.app.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one installation: its database, settings and log files. Everything that a customer has written is in
 * it, so nobody but its owner may read it.
 *
 * @param path absolute
 */
public record DataFolder(Path path) {
  /** The kernel's limit for the address of a Unix domain socket is 108 bytes on Linux and 104 on macOS. */
  private static final int MAX_SOCKET_PATH = 100;

  /** The folder by the convention of the system. */
  public static DataFolder standard(OperatingSystem os, Path home, Optional<Path> dataHome) {
    Path path = switch (os) {
      case LINUX -> dataHome.orElse(home.resolve(".local").resolve("share")).resolve("deskwire");
      case MACOS -> home.resolve("Library").resolve("Application Support").resolve("Deskwire");
      case WINDOWS -> dataHome.orElse(home.resolve("AppData").resolve("Local")).resolve("Deskwire");
    };
    return at(path);
  }

  /** A folder that somebody has chosen. */
  public static DataFolder at(Path path) {
    return new DataFolder(path.toAbsolutePath().normalize());
  }

  /**
   * Makes the folder when it is missing.
   *
   * @throws PlatformException when it cannot be made or written
   */
  public void prepare() throws PlatformException {
    try {
      if (Files.isDirectory(path)) {
        checkWritable();
        return;
      }
      if (Files.exists(path)) {
        throw unusable("it is a file", null);
      }
      if (isPosix()) {
        Path parent = path.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(path);
      }
    } catch (IOException e) {
      throw unusable(e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage(), e);
    }
  }

  private void checkWritable() throws PlatformException {
    if (!Files.isWritable(path)) {
      throw unusable("it is read-only", null);
    }
  }

  private PlatformException unusable(String why, @Nullable Throwable cause) {
    return new PlatformException("The data folder " + path + " cannot be used (" + why
        + "). Nothing was changed; correct its permissions, or choose another one with --data-dir.", cause);
  }

  /**
   * Where a desk's messages are.
   *
   * @param folder as the settings say
   * @throws IllegalArgumentException when that is somewhere else: a file must not lead out of here
   */
  public Path desk(String folder) {
    Path place = path.resolve(folder).normalize();
    if (!place.startsWith(path)) {
      throw new IllegalArgumentException("The desk's folder " + folder + " is not below " + path + ".");
    }
    return place;
  }

  /** The other way round. */
  public String folderOf(Path desk) {
    String folder = path.relativize(desk.toAbsolutePath().normalize()).toString().replace('\\', '/');
    return folder.isEmpty() ? Settings.Desk.FIRST : folder;
  }

  public Path settingsFile() {
    return path.resolve("settings.json");
  }

  /** The team's canned replies, put here by whoever looks after them. */
  public Path teamRepliesFile() {
    return path.resolve("canned.json");
  }

  public Path ownRepliesFile() {
    return path.resolve("my-replies.json");
  }

  public Path logFile() {
    return path.resolve("log").resolve("deskwire.log");
  }

  /** Held by the one console that works with this folder. */
  public Path lockFile() {
    return path.resolve("console.lock");
  }

  /** Where the open console listens for other starts of the program. */
  public Path socket(Optional<Path> runtimeFolder) {
    if (runtimeFolder.isPresent() && Files.isWritable(runtimeFolder.get())) {
      return runtimeFolder.get().resolve("deskwire-" + fingerprint() + ".sock");
    }
    Path inside = path.resolve("console.sock");
    return inside.toString().getBytes(StandardCharsets.UTF_8).length < MAX_SOCKET_PATH
        ? inside
        : Path.of(System.getProperty("java.io.tmpdir"), "deskwire-" + fingerprint() + ".sock");
  }

  private String fingerprint() {
    try {
      Path real = Files.exists(path) ? path.toRealPath() : path;
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(real.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("a folder that exists has no path", e);
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
