package io.deskwire.app.load;

import io.deskwire.transport.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The process behind an endpoint, where it runs on this machine and the system tells: on Linux, by the inode of the
 * socket that listens on the port, for processes of the same user (of all, for root). Any thread.
 */
final class BrokerProcess {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private final ProcessHandle handle;

  private BrokerProcess(ProcessHandle handle) {
    this.handle = handle;
  }

  /** Either a process, or why there is none. */
  sealed interface Found {
    /** It runs on this machine. */
    record Here(BrokerProcess process) implements Found {}

    /**
     * There is none to look at.
     *
     * @param why in two or three words
     */
    record Nowhere(String why) implements Found {}
  }

  /** Looks for it; takes some milliseconds. */
  static Found at(Endpoint endpoint) {
    try {
      InetAddress address = InetAddress.getByName(endpoint.host());
      if (!address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null) {
        return new Found.Nowhere("not local");
      }
      Set<String> sockets = new HashSet<>();
      for (String table : new String[]{"net/tcp", "net/tcp6"}) {
        if (Files.isReadable(PROC.resolve(table))) {
          try (Stream<String> lines = Files.lines(PROC.resolve(table))) {
            lines.forEach(line -> socket(line, endpoint.port()).ifPresent(sockets::add));
          }
        }
      }
      Set<Long> owners = owners(sockets);
      if (owners.size() != 1) {
        return new Found.Nowhere("not to be seen");
      }
      long only = owners.iterator().next();
      if (only == ProcessHandle.current().pid()) {
        return new Found.Nowhere("this process");
      }
      return ProcessHandle.of(only).<Found>map(process -> new Found.Here(new BrokerProcess(process)))
          .orElse(new Found.Nowhere("not to be seen"));
    } catch (IOException e) {
      return new Found.Nowhere("not to be seen");
    }
  }

  /** As {@code /proc} names the socket, when this line of its table is one that listens on the port. */
  static Optional<String> socket(String line, int port) {
    String[] columns = line.strip().split("\\s+", -1);
    boolean listens = columns.length > 9 && columns[3].equals(LISTENING)
        && columns[1].endsWith(String.format(":%04X", port));
    return listens ? Optional.of("socket:[" + columns[9] + "]") : Optional.empty();
  }

  private static Set<Long> owners(Set<String> sockets) throws IOException {
    Set<Long> owners = new HashSet<>();
    if (sockets.isEmpty()) {
      return owners;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (holdsOneOf(sockets, process.resolve("fd"))) {
          owners.add(Long.valueOf(process.getFileName().toString()));
        }
      }
    }
    return owners;
  }

  private static boolean holdsOneOf(Set<String> sockets, Path descriptors) {
    if (!Files.isReadable(descriptors)) {
      return false;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : all) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
    return false;
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }

  long pid() {
    return handle.pid();
  }

  /** Time on all processors since its start; zero when it has ended. */
  Duration cpu() {
    return handle.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Bytes of memory that it has in use now (resident); empty when it has ended. */
  Optional<Long> memory() {
    try (Stream<String> lines = Files.lines(PROC.resolve(handle.pid() + "/status"))) {
      return lines.filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
