package io.deskwire.app;

import io.deskwire.app.cli.Cli;
import io.deskwire.app.platform.Interruption;
import io.deskwire.app.platform.StrayOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.Security;

/** Starts the program. A plain class: what JavaFX is to draw with must be decided before its first class is loaded. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    StrayOutput.catchAll();
    forgetNamesSoon();
    // pictures are read by the JDK's decoders, which look for a screen of their own otherwise; the windows are JavaFX's
    System.setProperty("java.awt.headless", "true");
    int code;
    try (Interruption interruption = Interruption.ofProcess()) {
      code = Cli.run(Wiring.forProcess(out, err, interruption), arguments);
      out.flush();
      err.flush();
    }
    // threads of libraries that are still busy must not keep a finished command alive
    System.exit(code);
  }

  /**
   * A name that could not be resolved is asked for again at the next attempt: with the JDK's 10 s the console would stay
   * away long after the network is back. One that moves to another host is followed within 5 s.
   */
  private static void forgetNamesSoon() {
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    Security.setProperty("networkaddress.cache.ttl", "5");
  }

  /** JSON and rooms are UTF-8 whatever the terminal's locale says. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
