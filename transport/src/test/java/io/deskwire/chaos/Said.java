package io.deskwire.chaos;

import java.util.Optional;

/**
 * A message as those who take part know it: by who says it, where, and as which of its writer's. That is its text too, so
 * that it can be told from another wherever a text is shown, whatever ids envelopes have.
 *
 * @param n 1, 2, 3 … for this sender in this room
 */
record Said(String sender, String room, long n) {

  String id() {
    return sender + "/" + room + "/" + n;
  }

  /** With so many characters after it. */
  String text(int padding) {
    return id() + " " + "x".repeat(padding);
  }

  /** Of which message this is the text. */
  static Optional<Said> of(String text) {
    String[] parts = text.split(" ", 2)[0].split("/", -1);
    return parts.length == 3 && parts[2].matches("[0-9]{1,9}")
        ? Optional.of(new Said(parts[0], parts[1], Long.parseLong(parts[2])))
        : Optional.empty();
  }
}
