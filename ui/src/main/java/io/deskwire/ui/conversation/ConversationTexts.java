package io.deskwire.ui.conversation;

import io.deskwire.ui.fx.Texts;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every word of a conversation that people see, from {@code i18n/conversation.properties}. */
final class ConversationTexts {

  private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("deskwire.i18n.conversation",
      Locale.getDefault(Locale.Category.DISPLAY));

  private ConversationTexts() {}

  /** The text of {@code conversation.} and this key. */
  static String of(String key) {
    return pattern(key).replace("''", "'"); // one way to write an apostrophe, with arguments and without
  }

  private static String pattern(String key) {
    return BUNDLE.getString("conversation." + key);
  }

  /** With arguments in {@link MessageFormat}; plurals are {@code choice} formats. */
  static String of(String key, Object... arguments) {
    return Texts.filled(pattern(key), arguments);
  }

  /** In which dates and numbers are written. */
  static Locale locale() {
    return Locale.getDefault(Locale.Category.FORMAT);
  }
}
