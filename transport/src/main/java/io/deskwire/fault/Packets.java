package io.deskwire.fault;

import io.deskwire.transport.Dialect;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the packets in one direction of a connection as its bytes pass, from the first byte on: in the middle nobody
 * could tell where one begins. Keeps a packet only while somebody looks for one, and no more than 64 KiB of it. One
 * thread.
 */
final class Packets {
  /** How bytes are made into packets. */
  enum Form {
    /** Unreadable, as TLS is. */
    PIECES, MQTT, WEBSOCKET;

    static Form of(Dialect dialect) {
      return dialect.tls() ? PIECES : dialect.isWebSocket() ? WEBSOCKET : MQTT;
    }
  }

  static final int KEPT = 64 << 10;
  private static final byte[] END_OF_HTTP = {'\r', '\n', '\r', '\n'};

  private final Form form;
  /** How much of the end of the HTTP head has been seen. */
  private int http;
  /** Start of the packet: of MQTT 2 to 5 bytes, of WebSocket 2 to 14. */
  private final byte[] head = new byte[14];
  private int headLength;
  /** Bytes of the packet still to come, while its head is complete. */
  private long rest;
  private boolean inBody;
  private @Nullable ByteArrayOutputStream kept;

  Packets(Form form) {
    this.form = form;
    this.http = form == Form.WEBSOCKET ? 0 : END_OF_HTTP.length;
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @param wanted null when nobody looks
   * @return how many of these bytes come before the first packet that is wanted and complete, 0 when it began earlier;
   *         -1 when there is none
   */
  int find(byte[] bytes, @Nullable Predicate<byte[]> wanted) {
    if (form == Form.PIECES) {
      return wanted != null && wanted.test(bytes) ? 0 : -1;
    }
    int packet = 0;
    int i = 0;
    while (i < bytes.length) {
      if (http < END_OF_HTTP.length) {
        http = bytes[i] == END_OF_HTTP[http] ? http + 1 : bytes[i] == '\r' ? 1 : 0;
        i++;
        continue;
      }
      if (!inBody) {
        if (headLength == 0) {
          packet = i;
        }
        head[headLength++] = bytes[i++];
        if (isHeadComplete()) {
          begin(wanted != null);
        }
      } else {
        int count = (int) Math.min(rest, bytes.length - i);
        keep(bytes, i, count);
        rest -= count;
        i += count;
      }
      if (inBody && rest == 0 && end(wanted)) {
        return packet;
      }
    }
    return -1;
  }

  private boolean isHeadComplete() {
    if (headLength < 2) {
      return false;
    }
    if (form == Form.MQTT) {
      return head[headLength - 1] >= 0 || headLength == 5;
    }
    return headLength == 2 + lengthBytes() + (isMasked() ? 4 : 0);
  }

  private int lengthBytes() {
    int length = head[1] & 0x7f;
    return length < 126 ? 0 : length == 126 ? 2 : 8;
  }

  private boolean isMasked() {
    return head[1] < 0;
  }

  private void begin(boolean keep) {
    inBody = true;
    rest = 0;
    if (form == Form.MQTT) {
      for (int i = 1; i < headLength; i++) {
        rest |= (long) (head[i] & 0x7f) << (7 * (i - 1));
      }
    } else if (lengthBytes() == 0) {
      rest = head[1] & 0x7f;
    } else {
      for (int i = 2; i < 2 + lengthBytes(); i++) {
        rest = rest << 8 | (head[i] & 0xff);
      }
      rest &= Long.MAX_VALUE; // nobody sends that much, but a negative number would never end
    }
    boolean isData = form == Form.MQTT || (head[0] & 0x0f) < 8;
    kept = keep && isData ? new ByteArrayOutputStream() : null;
    if (kept != null && form == Form.MQTT) {
      kept.write(head, 0, headLength);
    }
  }

  private void keep(byte[] bytes, int from, int count) {
    if (kept != null) {
      kept.write(bytes, from, Math.min(count, KEPT - Math.min(KEPT, kept.size())));
    }
  }

  /** Whether the packet that is complete now is wanted. */
  private boolean end(@Nullable Predicate<byte[]> wanted) {
    byte[] packet = kept == null ? null : kept.toByteArray();
    if (packet != null && form == Form.WEBSOCKET && isMasked()) {
      byte[] mask = Arrays.copyOfRange(head, headLength - 4, headLength);
      for (int i = 0; i < packet.length; i++) {
        packet[i] ^= mask[i % 4];
      }
    }
    inBody = false;
    headLength = 0;
    kept = null;
    return packet != null && wanted != null && wanted.test(packet);
  }
}
