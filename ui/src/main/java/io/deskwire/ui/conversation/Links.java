package io.deskwire.ui.conversation;

import java.net.IDN;
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
  /** Each part is a node; nobody follows hundreds of links. */
  private static final int MOST = 200;
  private static final String ENCODED = "xn--";
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
      while (parts.size() < MOST && matcher.find()) {
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
    String link = text.substring(start, found);
    long round = count(link, ')') - count(link, '(');
    long square = count(link, ']') - count(link, '[');
    int end = found;
    while (end > start) {
      char last = text.charAt(end - 1);
      boolean unpaired = (last == ')' && round-- > 0) || (last == ']' && square-- > 0);
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

  /** Whether whoever reads it sees where it leads: no name before the host, and no letters that look like others. */
  static boolean isPlain(URI address) {
    String host = address.getHost();
    return host != null && address.getRawUserInfo() == null && !host.toLowerCase(Locale.ROOT).contains(ENCODED);
  }

  /** Where it really leads: the host as the network is asked for it, and a port. */
  static String destination(URI address) {
    String authority = address.getRawAuthority();
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    try {
      return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException notAName) {
      return host;
    }
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
