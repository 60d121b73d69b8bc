package io.deskwire.ui.fx;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A language that nobody speaks, made of the English one: every text is longer, stands in brackets and has accents, so
 * that pictures show what is cut off, what is put together from pieces, and what comes from no bundle.
 */
public abstract class PseudoWords extends ResourceBundle {
  private static final String PLAIN = "AaCcEeGgIiLlNnOoRrSsTtUuYyZz";
  private static final String ACCENTED = "ÅåÇçÉéĞğÎîĻļÑñÖöŔŕŠšŢţÛûÝýŽž";
  private static final String[] FILLERS = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  /** How much longer than English other languages get. */
  private static final double LONGER = 0.4;

  private final Map<String, String> texts = new TreeMap<>();

  protected PseudoWords(String bundle) {
    Properties english = new Properties();
    try (Reader in = new InputStreamReader(
        Objects.requireNonNull(PseudoWords.class.getResourceAsStream("/deskwire/i18n/" + bundle + ".properties")),
        StandardCharsets.UTF_8)) {
      english.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    english.forEach((key, text) -> texts.put(key.toString(), of(text.toString())));
  }

  /** The text in accents, longer and in brackets; what is filled in stays as it is. */
  static String of(String text) {
    if (text.isBlank()) {
      return text;
    }
    StringBuilder made = new StringBuilder("[");
    int depth = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      depth += each == '{' ? 1 : each == '}' ? -1 : 0;
      int at = depth == 0 ? PLAIN.indexOf(each) : -1;
      made.append(at < 0 ? each : ACCENTED.charAt(at));
      letters += depth == 0 ? 1 : 0;
    }
    int wanted = (int) Math.ceil(letters * LONGER);
    for (int i = 0; wanted > 0; i = (i + 1) % FILLERS.length) {
      made.append(' ').append(FILLERS[i]);
      wanted -= FILLERS[i].length() + 1;
    }
    return made.append(']').toString();
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return texts.get(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(texts.keySet());
  }
}
