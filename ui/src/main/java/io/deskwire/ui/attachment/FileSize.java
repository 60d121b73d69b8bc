package io.deskwire.ui.attachment;

import io.deskwire.ui.fx.Texts;
import java.text.NumberFormat;

/** How large a file is, as people read it. */
public final class FileSize {
  private static final long KB = 1024;
  private static final long MB = 1024 * KB;

  private FileSize() {}

  /** For example 812 bytes, 24 KB, 1.2 MB. */
  public static String of(long bytes) {
    if (bytes < KB) {
      return Texts.of("attachment.bytes", bytes);
    }
    NumberFormat figures = NumberFormat.getInstance(Texts.locale());
    figures.setMaximumFractionDigits(bytes < 10 * MB && bytes >= MB ? 1 : 0);
    return bytes < MB
        ? Texts.of("attachment.kilobytes", figures.format((double) bytes / KB))
        : Texts.of("attachment.megabytes", figures.format((double) bytes / MB));
  }
}
