package io.deskwire.transport.stomp;

import io.deskwire.transport.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
      if (part.indexOf('*') >= 0 || part.indexOf('\\') >= 0 || part.toUpperCase(Locale.ROOT).contains("%2F")) {
        throw new RefusedException(
            "\"" + part + "\" contains characters that STOMP brokers take for something else; use another protocol.");
      }
    }
    return PREFIX + topic.replace('/', '.');
  }

  /** Artemis leaves the prefix away for what did not come over STOMP. */
  static String topic(String destination) {
    return withoutPrefix(destination).replace('.', '/');
  }

  private static String withoutPrefix(String destination) {
    return destination.startsWith(PREFIX) ? destination.substring(PREFIX.length()) : destination;
  }

  /**
   * Artemis writes a dot that is part of a name as {@code \.} (measured with MQTT); read as two parts, a customer's
   * message in the room {@code a.desk} would be the desk's in another room.
   */
  static String escapedTopic(String destination) {
    String path = withoutPrefix(destination);
    if (path.indexOf('\\') < 0) {
      return path.replace('.', '/');
    }
    StringBuilder topic = new StringBuilder(path.length());
    boolean literally = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (!literally && c == '\\') {
        literally = true;
      } else {
        topic.append(!literally && c == '.' ? '/' : c);
        literally = false;
      }
    }
    return topic.toString();
  }

  /** RabbitMQ takes names as they are and gives those that are not ASCII back as {@code Z%C3%BCrich} (measured). */
  static String withoutPercents(String destination) {
    if (destination.indexOf('%') < 0) {
      return destination;
    }
    byte[] escaped = destination.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(escaped.length);
    int i = 0;
    while (i < escaped.length) {
      int value = escaped[i] == '%' && i + 2 < escaped.length ? hex(escaped[i + 1], escaped[i + 2]) : -1;
      plain.write(value < 0 ? escaped[i] : value);
      i += value < 0 ? 1 : 3;
    }
    return plain.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : (first << 4) | second;
  }
}
