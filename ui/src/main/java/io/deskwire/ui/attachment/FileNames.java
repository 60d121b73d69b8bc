package io.deskwire.ui.attachment;

import io.deskwire.ui.fx.SafeText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that strangers give to files, made safe for this computer's folders. */
public final class FileNames {
  /** Folders take 255 bytes; with room for what a browser or a person adds. */
  private static final int MOST = 120;
  private static final Pattern PATH = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
  private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*\\p{Cf}\\p{Cntrl}]");
  private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Z}.]+|[\\s\\p{Z}.]+$");
  private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");
  /** What a double click starts, on any of the systems. */
  private static final Set<String> PROGRAMS = Set.of("exe", "bat", "cmd", "com", "pif", "scr", "cpl", "msi", "msp",
      "msix", "appx", "ps1", "psm1", "vbs", "vbe", "js", "jse", "wsf", "wsh", "hta", "lnk", "reg", "sh", "bash", "zsh",
      "command", "run", "jar", "jnlp", "app", "desktop", "deb", "rpm", "dmg", "pkg", "apk", "appimage", "py", "pl",
      "rb");
  /** MZ, ELF, the three of macOS, and a script's first line. */
  private static final int[][] BEGINNINGS = {{'M', 'Z'}, {0x7F, 'E', 'L', 'F'}, {0xFE, 0xED, 0xFA},
      {0xCF, 0xFA, 0xED, 0xFE}, {0xCA, 0xFE, 0xBA, 0xBE}, {'#', '!'}};

  private FileNames() {}

  /** The name without folders, marks and whatever a file system gives a meaning; never empty. */
  public static String safe(String name) {
    String last = PATH.matcher(name).replaceFirst("");
    String plain = EDGES.matcher(FORBIDDEN.matcher(SafeText.line(last)).replaceAll("")).replaceAll("");
    if (plain.length() > MOST) {
      String ending = extension(plain);
      int keep = MOST - (ending.length() > 10 ? 0 : ending.length() + 1);
      keep -= Character.isHighSurrogate(plain.charAt(keep - 1)) ? 1 : 0;
      plain = plain.substring(0, keep).strip() + (ending.isEmpty() || ending.length() > 10 ? "" : "." + ending);
    }
    if (plain.isEmpty()) {
      return "file";
    }
    return RESERVED.matcher(plain).matches() ? "_" + plain : plain;
  }

  /** What stands behind the last dot, in small letters; empty for none. */
  public static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * Whether opening it may start something: by its last ending, whatever stands before it, or by how it begins.
   *
   * @param name a safe one
   */
  public static boolean isProgram(String name, byte[] bytes) {
    if (PROGRAMS.contains(extension(name))) {
      return true;
    }
    for (int[] beginning : BEGINNINGS) {
      if (beginsWith(bytes, beginning)) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsWith(byte[] bytes, int[] beginning) {
    for (int i = 0; i < beginning.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != beginning[i]) {
        return false;
      }
    }
    return true;
  }
}
