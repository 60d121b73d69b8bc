package io.deskwire.ui.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return filled(BUNDLE.getString(key), arguments);
  }

  /** A pattern of {@link MessageFormat} with what it is about; names keep their own order in it. */
  public static String filled(String pattern, Object... arguments) {
    return new MessageFormat(pattern, locale())
        .format(
            Stream.of(arguments).map(each -> each instanceof String text ? ReadingWay.apart(text) : each).toArray());
  }

  /** What there is to say in one line, {@code a · b · c}; what is empty is left out. */
  public static String dotted(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).map(ReadingWay::apart).collect(Collectors.joining(" · "));
  }

  /** In which dates and numbers are written. */
  public static Locale locale() {
    return Locale.getDefault(Locale.Category.FORMAT);
  }
}
