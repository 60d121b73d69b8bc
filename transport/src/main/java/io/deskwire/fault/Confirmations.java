package io.deskwire.fault;

import io.deskwire.transport.Dialect;
import java.util.function.Predicate;

/**
 * Tells a broker's confirmations among its packets, for {@link Toxic.CutBefore}. Set the toxic when the connection stands:
 * STOMP confirms subscriptions in the same way. A packet that begins in one WebSocket message and ends in another is not
 * found; brokers do not send confirmations so.
 */
public final class Confirmations {
  private static final byte[] RECEIPT = {'R', 'E', 'C', 'E', 'I', 'P', 'T'};
  private static final int PUBACK = 4;

  private Confirmations() {}

  /** What confirms in this dialect; nothing over TLS, which cannot be read, and on a line without confirmations. */
  public static Predicate<byte[]> of(Dialect dialect) {
    return switch (dialect) {
      case STOMP_WS -> stompReceipt();
      case MQTT, MQTT_WS -> mqttPuback();
      case STOMP_WSS, MQTTS, MQTT_WSS, JSON_WS, JSON_WSS -> _ -> false;
    };
  }

  /** A STOMP RECEIPT, first in the bytes or after other frames. */
  public static Predicate<byte[]> stompReceipt() {
    return Confirmations::hasReceipt;
  }

  /** An MQTT PUBACK, first in the bytes or after other whole packets. */
  public static Predicate<byte[]> mqttPuback() {
    return Confirmations::hasPuback;
  }

  private static boolean hasReceipt(byte[] bytes) {
    boolean start = true;
    for (int i = 0; i < bytes.length; i++) {
      if (start && startsWith(bytes, i)) {
        return true;
      }
      // newlines between frames are heart-beats
      start = bytes[i] == 0 || (start && (bytes[i] == '\n' || bytes[i] == '\r'));
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int from) {
    int end = from + RECEIPT.length;
    if (end >= bytes.length || (bytes[end] != '\n' && bytes[end] != '\r')) {
      return false;
    }
    for (int i = 0; i < RECEIPT.length; i++) {
      if (bytes[from + i] != RECEIPT[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasPuback(byte[] bytes) {
    int at = 0;
    while (at + 1 < bytes.length) {
      if ((bytes[at] & 0xff) >> 4 == PUBACK) {
        return true;
      }
      long length = 0;
      int i = at + 1;
      for (int shift = 0; i < bytes.length && shift < 28; shift += 7) {
        length |= (long) (bytes[i] & 0x7f) << shift;
        if ((bytes[i++] & 0x80) == 0) {
          break;
        }
      }
      if (i + length > bytes.length) {
        return false;
      }
      at = (int) (i + length);
    }
    return false;
  }
}
