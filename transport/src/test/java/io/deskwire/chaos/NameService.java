package io.deskwire.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one source of names for the consoles of a campaign: a file that Java asks instead of the system. */
final class NameService {
  private final Path hosts;
  private final Path settings;

  NameService(Path folder) {
    hosts = folder.resolve("hosts");
    settings = folder.resolve("names.properties");
    try {
      Files.createDirectories(folder);
      // or a name that was not found stays so for ten seconds
      Files.writeString(settings, "networkaddress.cache.ttl=0\nnetworkaddress.cache.negative.ttl=0\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    know();
  }

  /** What makes a Java program ask here. */
  List<String> flags() {
    return List.of("-Djdk.net.hosts.file=" + hosts, "-Djava.security.properties=" + settings);
  }

  void know() {
    write("127.0.0.1 localhost\n");
  }

  /** No name is found from now on. */
  void forget() {
    write("127.0.0.1 somebody-else\n");
  }

  private void write(String content) {
    try {
      Files.writeString(hosts, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
