package io.deskwire.app.cli;

/** What the program tells the shell. */
public final class ExitCode {
  public static final int DONE = 0;
  /** With a reason on standard error. */
  public static final int FAILED = 1;
  /** The command line was wrong. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
