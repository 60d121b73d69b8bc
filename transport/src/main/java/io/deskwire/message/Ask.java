package io.deskwire.message;

import java.util.List;

/**
 * A question to whoever has the history: what an {@code ask} carries. With a {@code resend} beside it, it asks for those
 * events; without, for the state and the last lines of rooms.
 *
 * @param answer  name of the asker's {@code desk/answer/{answer}}
 * @param rooms   the rooms wanted; empty for every room that is active
 * @param attempt 0, 1, 2 …: who keeps silent at one attempt answers at another
 */
public record Ask(String answer, List<String> rooms, int attempt) {
  /** The most rooms that one question names. */
  public static final int MAX_ROOMS = 1_000;
}
