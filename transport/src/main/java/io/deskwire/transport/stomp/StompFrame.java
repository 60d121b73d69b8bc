package io.deskwire.transport.stomp;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One STOMP 1.2 frame. Bodies are bytes: whether they are text is for the envelope to find out.
 *
 * @param headers in order; of a repeated header only the first counts, as the specification says
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record StompFrame(String command, Map<String, String> headers, byte[] body) {
  private static final byte[] EMPTY = new byte[0];

  static StompFrame of(String command, String... headersAndValues) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (int i = 0; i + 1 < headersAndValues.length; i += 2) {
      headers.put(headersAndValues[i], headersAndValues[i + 1]);
    }
    return new StompFrame(command, headers, EMPTY);
  }

  StompFrame with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  StompFrame withBody(byte[] bytes) {
    return new StompFrame(command, headers, bytes);
  }

  @Nullable
  String header(String name) {
    return headers.get(name);
  }

  String header(String name, String otherwise) {
    return headers.getOrDefault(name, otherwise);
  }

  String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The frame on the wire, with {@code content-length}: without it a body could not contain a zero byte. */
  byte[] encode() {
    boolean escaped = !command.equals("CONNECT") && !command.equals("CONNECTED");
    StringBuilder head = new StringBuilder(256).append(command).append('\n');
    headers.forEach((name, value) -> {
      append(head, name, escaped);
      append(head.append(':'), value, escaped);
      head.append('\n');
    });
    if (body.length > 0 || command.equals("SEND")) {
      head.append("content-length:").append(body.length).append('\n');
    }
    byte[] start = head.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[start.length + body.length + 1];
    System.arraycopy(start, 0, frame, 0, start.length);
    System.arraycopy(body, 0, frame, start.length, body.length);
    return frame;
  }

  private static void append(StringBuilder to, String text, boolean escaped) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        // CONNECT knows no escapes: a line break in a password would become a header of its own
        case '\n' -> to.append(escaped ? "\\n" : "");
        case '\r' -> to.append(escaped ? "\\r" : "");
        case ':' -> to.append(escaped ? "\\c" : ":");
        case '\\' -> to.append(escaped ? "\\\\" : "\\");
        default -> to.append(c);
      }
    }
  }

  /** Never the body: it is somebody's message. Never header values: they can be passwords. */
  @Override
  public String toString() {
    return command + " " + headers.keySet() + " " + body.length + " bytes";
  }
}
