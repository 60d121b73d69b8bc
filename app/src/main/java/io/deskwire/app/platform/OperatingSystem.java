package io.deskwire.app.platform;

import java.util.Locale;

/** The families that differ in where things belong. */
public enum OperatingSystem {
  LINUX, MACOS, WINDOWS;

  /** By the value of the {@code os.name} property; every other Unix is taken for Linux. */
  public static OperatingSystem ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return WINDOWS;
    }
    return lower.startsWith("mac") ? MACOS : LINUX;
  }
}
