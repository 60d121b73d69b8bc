package io.deskwire.app.console;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens web addresses outside the console, with the system's own opener: JavaFX's is not there on every platform. */
final class Browser {
  private static final Logger log = LoggerFactory.getLogger(Browser.class);

  private Browser() {}

  static void open(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return;
    }
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command = os.startsWith("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toASCIIString())
        : List.of(os.startsWith("mac") ? "open" : "xdg-open", address.toASCIIString());
    try {
      new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      log.warn("no browser could be opened: {}", e.getMessage());
    }
  }
}
