package io.deskwire.ui.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a canned reply with its variables replaced, in one pass: braces in a customer's name stay a name.
 *
 * @param parts from left to right
 */
record CannedText(List<Part> parts) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.]{0,63})}");

  CannedText {
    parts = List.copyOf(parts);
  }

  /** What a part is. */
  enum Kind {
    WORDS, VALUE, UNKNOWN
  }

  /** A piece of the text. */
  record Part(String text, Kind kind) {}

  static CannedText of(String text, Map<String, String> values) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      if (matcher.start() > from) {
        parts.add(new Part(text.substring(from, matcher.start()), Kind.WORDS));
      }
      String value = values.getOrDefault(matcher.group(1), "");
      parts.add(value.isEmpty() ? new Part(matcher.group(), Kind.UNKNOWN) : new Part(value, Kind.VALUE));
      from = matcher.end();
    }
    if (from < text.length()) {
      parts.add(new Part(text.substring(from), Kind.WORDS));
    }
    return new CannedText(parts);
  }

  /** All of it; variables that are not known stay as they are written. */
  String text() {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }

  boolean hasUnknown() {
    return parts.stream().anyMatch(part -> part.kind() == Kind.UNKNOWN);
  }
}
