package io.deskwire.app;

import io.deskwire.app.cli.CliContext;
import io.deskwire.app.console.ConsoleProgram;
import io.deskwire.app.platform.Interruption;
import io.deskwire.session.ChatSession;
import io.deskwire.transport.Transports;
import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Puts the program together from its parts, by constructors; there is no injection framework. */
final class Wiring {
  private Wiring() {}

  static CliContext forProcess(PrintStream out, PrintStream err, Interruption interruption) {
    Environment environment = Environment.ofProcess();
    return new CliContext(out, err, environment, new Transports(), ChatSession::open, Wiring::askPassword,
        new ConsoleProgram(out, err, environment, new Transports(), ChatSession::open, interruption),
        interruption);
  }

  @SuppressWarnings("SystemConsoleNull") // a linked image without jdk.internal.le has none when its input is a pipe
  private static @Nullable String askPassword(String question) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return null;
    }
    char[] typed = console.readPassword("%s", question);
    return typed == null ? null : new String(typed);
  }
}
