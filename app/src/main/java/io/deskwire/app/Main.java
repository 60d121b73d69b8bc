package io.deskwire.app;

import io.deskwire.app.cli.Cli;
import io.deskwire.app.platform.Interruption;
import io.deskwire.app.platform.StrayOutput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the program. A plain class: what JavaFX is to draw with must be decided before its first class is loaded. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    StrayOutput.catchAll();
    int code;
    try (Interruption interruption = Interruption.ofProcess()) {
      code = Cli.run(Wiring.forProcess(out, err, interruption), arguments);
      out.flush();
      err.flush();
    }
    // threads of libraries that are still busy must not keep a finished command alive
    System.exit(code);
  }

  /** JSON and rooms are UTF-8 whatever the terminal's locale says. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
