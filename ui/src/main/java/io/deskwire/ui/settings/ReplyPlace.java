package io.deskwire.ui.settings;

import io.deskwire.ui.fx.Texts;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a team may keep its canned replies. */
final class ReplyPlace {
  private ReplyPlace() {}

  /** Why it cannot be there, a sentence for people; empty when it can. */
  static String problem(String place) {
    if (place.isBlank()) {
      return "";
    }
    if (place.contains("://")) {
      return isSafe(place.strip()) ? "" : Texts.of("settings.team.https");
    }
    try {
      return Path.of(place.strip()).isAbsolute() ? "" : Texts.of("settings.team.path");
    } catch (InvalidPathException e) {
      return Texts.of("settings.team.path");
    }
  }

  private static boolean isSafe(String address) {
    try {
      URI uri = URI.create(address);
      return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
