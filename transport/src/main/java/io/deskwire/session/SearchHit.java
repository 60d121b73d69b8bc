package io.deskwire.session;

import java.util.List;

/**
 * A message in which something was found.
 *
 * @param spans where in its text, from left to right, without overlaps
 */
public record SearchHit(ChatMessage message, List<Span> spans) {

  public SearchHit {
    spans = List.copyOf(spans);
  }

  /** The room's id. */
  public String room() {
    return message.room();
  }

  /** A part of a text, in UTF-16 characters; {@code to} exclusive. */
  public record Span(int from, int to) {}
}
