package io.deskwire.transport.stomp;

import io.deskwire.transport.RefusedException;
import java.util.Locale;

/** Topics as STOMP brokers write them: {@code chat/r1/desk} is {@code /topic/chat.r1.desk}. */
final class StompTopics {
  private static final String PREFIX = "/topic/";

  private StompTopics() {}

  static String filter(String pattern) {
    return PREFIX + pattern.replace('/', '.').replace('+', '*');
  }

  /**
   * How STOMP writes it.
   *
   * @throws RefusedException when a part of the topic, usually the room, cannot be written with dots between parts
   */
  static String destination(String topic) throws RefusedException {
    for (String part : topic.split("/", -1)) {
      if (part.indexOf('.') >= 0) {
        // measured: RabbitMQ delivers chat.a.desk as the desk's answer in room a
        throw new RefusedException("\"" + part
            + "\" contains a dot, which separates the parts of a topic in STOMP; rooms with a dot need another protocol.");
      }
      if (part.indexOf('*') >= 0 || part.toUpperCase(Locale.ROOT).contains("%2F")) {
        throw new RefusedException(
            "\"" + part + "\" contains characters that STOMP brokers take for something else; use another protocol.");
      }
    }
    return PREFIX + topic.replace('/', '.');
  }

  /** Artemis leaves the prefix away for what did not come over STOMP. */
  static String topic(String destination) {
    String path = destination.startsWith(PREFIX) ? destination.substring(PREFIX.length()) : destination;
    return path.replace('.', '/');
  }
}
