package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import java.util.Locale;

/** One thing that a room must have to be shown, for example a tag. */
public record FilterTerm(FilterField field, String value) {

  /** Whether the room has exactly this. */
  boolean isIn(RoomSummary room) {
    for (String each : field.of(room)) {
      if (each.equalsIgnoreCase(value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the room has something that begins so: the rest may still be typed. */
  boolean begins(RoomSummary room) {
    String low = value.toLowerCase(Locale.ROOT);
    for (String each : field.of(room)) {
      if (each.toLowerCase(Locale.ROOT).startsWith(low)) {
        return true;
      }
    }
    return false;
  }

  /** As it stands on its chip. */
  String words() {
    return Texts.of("inbox.filter.term", field.words(), SafeText.line(value));
  }

  /** As it would be typed; read again it is the same, but for quotation marks within. */
  String typed() {
    String plain = value.replace("\"", "");
    return field.id() + ":" + (plain.chars().anyMatch(Character::isWhitespace) ? '"' + plain + '"' : plain);
  }
}
