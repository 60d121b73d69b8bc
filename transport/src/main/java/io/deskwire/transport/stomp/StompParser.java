package io.deskwire.transport.stomp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes bytes as they come and gives frames: a frame may be split over any number of WebSocket messages, and a message
 * may hold any number of frames and of newlines between them (heart-beats). One thread.
 */
final class StompParser {
  static final int MAX_HEAD = 64 << 10;
  static final int MAX_BODY = 32 << 20;
  private static final int INITIAL = 8 << 10;

  private byte[] buffer = new byte[INITIAL];
  private int start;
  private int end;
  /** How far the bytes from start have been searched already, so that many small pieces are not searched again. */
  private int searched;
  /** Head of the frame whose body is being collected: where the body starts, relative to start; 0 while in the head. */
  private int bodyStart;
  private int bodyLength;
  private String command = "";
  private Map<String, String> headers = Map.of();

  /**
   * @throws StompFormatException when what came cannot be a frame; frames before it have been given out, and nothing
   *                              after it can be understood
   */
  void feed(byte[] bytes, Consumer<StompFrame> frames) throws StompFormatException {
    append(bytes);
    while (bodyStart == 0 ? head() : body(frames)) {
      // goes on with what is left
    }
    if (start == end) {
      start = 0;
      end = 0;
      if (buffer.length > 1 << 20) {
        buffer = new byte[INITIAL];
      }
    }
  }

  private void append(byte[] bytes) {
    if (buffer.length - end < bytes.length) {
      int kept = end - start;
      byte[] target = buffer;
      if (buffer.length < kept + bytes.length) {
        target = new byte[Math.max(kept + bytes.length, (int) Math.min(buffer.length * 2L, Integer.MAX_VALUE - 8))];
      }
      System.arraycopy(buffer, start, target, 0, kept);
      buffer = target;
      start = 0;
      end = kept;
    }
    System.arraycopy(bytes, 0, buffer, end, bytes.length);
    end += bytes.length;
  }

  /** Whether the head of a frame is complete. */
  private boolean head() throws StompFormatException {
    while (start < end && searched == 0 && (buffer[start] == '\n' || buffer[start] == '\r')) {
      start++;
    }
    for (int i = start + searched; i < end; i++) {
      if (buffer[i] == 0) {
        throw new StompFormatException("a zero byte within the headers");
      }
      if (buffer[i] == '\n' && isEmptyLine(i)) {
        readHead(i);
        searched = 0;
        return true;
      }
    }
    searched = end - start;
    if (searched > MAX_HEAD) {
      throw new StompFormatException("headers longer than " + MAX_HEAD + " bytes");
    }
    return false;
  }

  /** Whether the newline at i ends an empty line: the end of the headers. */
  private boolean isEmptyLine(int i) {
    int before = i - 1;
    if (before > start && buffer[before] == '\r') {
      before--;
    }
    return before >= start && buffer[before] == '\n';
  }

  private void readHead(int lastNewline) throws StompFormatException {
    if (lastNewline - start > MAX_HEAD) {
      throw new StompFormatException("headers longer than " + MAX_HEAD + " bytes");
    }
    String text = new String(buffer, start, lastNewline - start, StandardCharsets.UTF_8);
    String[] lines = text.split("\n", -1);
    command = withoutReturn(lines[0]);
    if (!isCommand(command)) {
      throw new StompFormatException("no command");
    }
    boolean escaped = !command.equals("CONNECTED") && !command.equals("CONNECT");
    Map<String, String> read = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String line = withoutReturn(lines[i]);
      int colon = line.indexOf(':');
      if (colon >= 0) {
        String name = line.substring(0, colon);
        String value = line.substring(colon + 1);
        read.putIfAbsent(escaped ? unescape(name) : name, escaped ? unescape(value) : value);
      } else if (!line.isEmpty()) {
        throw new StompFormatException("a header without a colon");
      }
    }
    headers = read;
    bodyLength = length(read.get("content-length"));
    bodyStart = lastNewline + 1 - start;
  }

  private static boolean isCommand(String text) {
    if (text.isEmpty() || text.length() > 32) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
        return false;
      }
    }
    return true;
  }

  private static int length(@Nullable String header) throws StompFormatException {
    if (header == null) {
      return -1;
    }
    try {
      int length = Integer.parseInt(header.strip());
      if (length < 0 || length > MAX_BODY) {
        throw new StompFormatException("a body of " + length + " bytes");
      }
      return length;
    } catch (NumberFormatException e) {
      throw new StompFormatException("content-length is not a number");
    }
  }

  private static String withoutReturn(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /**
   * The specification calls an unknown escape fatal. It is kept as it stands instead: a strict reader would fail on the
   * same message at every reconnect.
   */
  private static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      char meant = c == '\\' && i + 1 < text.length() ? escaped(text.charAt(i + 1)) : 0;
      plain.append(meant == 0 ? c : meant);
      i += meant == 0 ? 1 : 2;
    }
    return plain.toString();
  }

  /** What a backslash and this letter mean; 0 for nothing. */
  private static char escaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'c' -> ':';
      case '\\' -> '\\';
      default -> 0;
    };
  }

  /** Whether the body of a frame is complete. */
  private boolean body(Consumer<StompFrame> frames) throws StompFormatException {
    int from = start + bodyStart;
    int zero = bodyLength >= 0 ? from + bodyLength : findZero(from);
    if (zero < 0 || zero >= end) {
      return false;
    }
    if (buffer[zero] != 0) {
      throw new StompFormatException("a body longer than its content-length");
    }
    StompFrame frame = new StompFrame(command, headers, Arrays.copyOfRange(buffer, from, zero));
    start = zero + 1;
    bodyStart = 0;
    searched = 0;
    frames.accept(frame);
    return true;
  }

  private int findZero(int from) throws StompFormatException {
    for (int i = from + searched; i < end; i++) {
      if (buffer[i] == 0) {
        return i;
      }
    }
    searched = end - from;
    if (searched > MAX_BODY) {
      throw new StompFormatException("a body over " + MAX_BODY + " bytes");
    }
    return -1;
  }
}
