package io.deskwire.ui.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is typed into the field over the inbox, taken apart: {@code tag:vip agent:"Ben Okafor" refund}.
 *
 * @param terms what rooms must have
 * @param words that must stand anywhere, in lower case
 */
record FilterText(List<FilterTerm> terms, List<String> words) {
  static final FilterText NONE = new FilterText(List.of(), List.of());

  private static final Pattern TOKEN = Pattern.compile("(\\p{L}+):\"([^\"]*)\"?|\\S+");

  FilterText {
    terms = List.copyOf(terms);
    words = List.copyOf(words);
  }

  /** A field without a value yet is nothing yet; a field that does not exist is a word like any other. */
  static FilterText of(String text) {
    List<FilterTerm> terms = new ArrayList<>();
    List<String> words = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      String token = tokens.group();
      int colon = token.indexOf(':');
      Optional<FilterField> field = colon > 0 ? FilterField.of(token.substring(0, colon)) : Optional.empty();
      if (field.isEmpty()) {
        words.add(token.toLowerCase(Locale.ROOT));
        continue;
      }
      String value = tokens.group(2) == null ? token.substring(colon + 1) : tokens.group(2);
      if (!value.isBlank()) {
        terms.add(new FilterTerm(field.get(), value.strip()));
      }
    }
    return new FilterText(terms, words);
  }

  /** Whether what ends here is still being typed: a quotation mark is open. */
  static boolean isOpen(String text) {
    Matcher tokens = TOKEN.matcher(text);
    boolean open = false;
    while (tokens.find()) {
      String token = tokens.group();
      open = tokens.group(2) != null && (!token.endsWith("\"") || token.endsWith(":\""));
    }
    return open;
  }

  boolean isEmpty() {
    return terms.isEmpty() && words.isEmpty();
  }
}
