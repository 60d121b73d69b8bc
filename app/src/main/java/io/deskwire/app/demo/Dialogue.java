package io.deskwire.app.demo;

import java.util.List;

/**
 * One conversation as it would go.
 *
 * @param room     of the customer
 * @param name     of the customer
 * @param mobile   comes with an app over MQTT instead of a web page over WebSocket
 * @param page     where the customer was when asking for help
 * @param language BCP 47 tag
 * @param queue    department asked for
 * @param startMs  when the customer comes, ms after the start of the demo
 * @param opening  what the customer writes before anybody answers
 * @param turns    what follows: each time an answer of the desk, then the customer's lines
 */
public record Dialogue(String room, String name, boolean mobile, String page, String language, String queue,
    long startMs, List<String> opening, List<Turn> turns) {

  /**
   * One answer of the desk and what the customer says to it.
   *
   * @param answer   of the desk, for the simulated agent
   * @param reaction lines of the customer after any answer
   */
  public record Turn(String answer, List<String> reaction) {}
}
