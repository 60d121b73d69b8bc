package io.deskwire.ui.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Every word that people see, from {@code i18n/console.properties}. A key that is missing fails loudly: a test reads all
 * sources and finds it before.
 */
public final class Texts {
  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("deskwire.i18n.console",
      Locale.getDefault(Locale.Category.DISPLAY));

  private Texts() {}

  public static String of(String key) {
    return BUNDLE.getString(key).replace("''", "'"); // one way to write an apostrophe, with arguments and without
  }

  /** With arguments in {@link MessageFormat}; plurals are {@code choice} formats. */
  public static String of(String key, Object... arguments) {
    return new MessageFormat(BUNDLE.getString(key), locale()).format(arguments);
  }

  /** In which dates and numbers are written. */
  public static Locale locale() {
    return Locale.getDefault(Locale.Category.FORMAT);
  }
}
