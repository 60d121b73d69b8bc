package io.deskwire.ui.conversation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds web addresses in a text. Nothing but http and https is ever a link. */
final class Links {

  private static final Pattern START = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s<>\"\\p{Cntrl}]{2,2000}");
  private static final String CLOSERS = ".,;:!?'\u2019\u201D\u00BB";

  private Links() {}

  /**
   * A part of a text.
   *
   * @param address where it leads; null for plain words
   */
  record Part(int start, int end, @Nullable URI address) {}

  /** The whole text in parts, in order, without gaps. */
  static List<Part> split(String text) {
    List<Part> parts = new ArrayList<>();
    int plainFrom = 0;
    if (mayHaveLink(text)) {
      Matcher matcher = START.matcher(text);
      while (matcher.find()) {
        int end = trimmedEnd(text, matcher.start(), matcher.end());
        URI address = address(text.substring(matcher.start(), end));
        if (address != null) {
          if (matcher.start() > plainFrom) {
            parts.add(new Part(plainFrom, matcher.start(), null));
          }
          parts.add(new Part(matcher.start(), end, address));
          plainFrom = end;
        }
      }
    }
    if (plainFrom < text.length() || parts.isEmpty()) {
      parts.add(new Part(plainFrom, text.length(), null));
    }
    return parts;
  }

  private static boolean mayHaveLink(String text) {
    return text.contains("://") || text.toLowerCase(Locale.ROOT).contains("www.");
  }

  private static int trimmedEnd(String text, int start, int found) {
    int end = found;
    while (end > start) {
      char last = text.charAt(end - 1);
      String link = text.substring(start, end);
      boolean unpaired = (last == ')' && count(link, '(') < count(link, ')'))
          || (last == ']' && count(link, '[') < count(link, ']'));
      if (!unpaired && CLOSERS.indexOf(last) < 0) {
        break;
      }
      end--;
    }
    return end;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static @Nullable URI address(String written) {
    String full = written.regionMatches(true, 0, "www.", 0, 4) ? "https://" + written : written;
    try {
      URI uri = new URI(full);
      String host = uri.getRawAuthority();
      return host == null || host.isEmpty() ? null : uri;
    } catch (URISyntaxException notAnAddress) {
      return null;
    }
  }
}
