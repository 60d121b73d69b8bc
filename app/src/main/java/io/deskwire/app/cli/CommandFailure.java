package io.deskwire.app.cli;

import org.jspecify.annotations.Nullable;

/** Why a command did not do what it was asked; one sentence for people. Ends the program with exit code 1, or 2 for wrong usage. */
final class CommandFailure extends Exception {
  private final int exitCode;

  CommandFailure(String message, @Nullable Throwable cause) {
    this(message, cause, ExitCode.FAILED);
  }

  private CommandFailure(String message, @Nullable Throwable cause, int exitCode) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The command line itself was wrong. */
  static CommandFailure usage(String message) {
    return new CommandFailure(message, null, ExitCode.USAGE);
  }

  int exitCode() {
    return exitCode;
  }
}
