package io.deskwire.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a campaign does to those who take part. Each lasts a while and is then mended. */
enum Fault {
  LATENCY, SLOW, SLICES, STALL, BLACK_HOLE, HALF_OPEN_UP, HALF_OPEN_DOWN, CUT_RESET, CUT_CLOSE, CUT_AFTER_BYTES,
  /** The line ends instead of bringing a confirmation. */
  CUT_BEFORE_CONFIRMATION,
  /** Confirmations come after the message went out again, or when the line is held for dead. */
  LATE_CONFIRMATION, SLOW_CLOSE, REFUSED, CLOSED_AT_ONCE, RESET_AT_ONCE,
  /** The preferred line dies, in one way or another, while many messages leave. */
  FAILOVER_IN_BURST,
  /** The name of the broker cannot be looked up, and every line ends. */
  DNS_FAILURE,
  /** Another authority's certificate, then the right one again. */
  CERTIFICATE, BROKER_KILLED, BROKER_FROZEN, CLIENT_KILLED, CLIENT_FROZEN, CLOCK_FORWARD, CLOCK_BACK, DISK_FULL,

  AT_BEFORE_ENQUEUE_COMMIT(CrashPoint.BEFORE_ENQUEUE_COMMIT), AT_BEFORE_SENDING(
      CrashPoint.BEFORE_SENDING), AT_MID_FRAME(
          CrashPoint.MID_FRAME), AT_ACCEPTED_UNCONFIRMED(CrashPoint.ACCEPTED_UNCONFIRMED), AT_BEFORE_ROW_UPDATE(
              CrashPoint.BEFORE_ROW_UPDATE), AT_INBOUND_BEFORE_COMMIT(
                  CrashPoint.INBOUND_BEFORE_COMMIT), AT_INBOUND_BEFORE_ACKNOWLEDGEMENT(
                      CrashPoint.INBOUND_BEFORE_ACKNOWLEDGEMENT), AT_INBOUND_AFTER_ACKNOWLEDGEMENT(
                          CrashPoint.INBOUND_AFTER_ACKNOWLEDGEMENT), AT_REQUEUING(CrashPoint.REQUEUING), AT_CHECKPOINT(
                              CrashPoint.CHECKPOINT);

  private final @Nullable CrashPoint point;

  Fault() {
    this(null);
  }

  Fault(@Nullable CrashPoint point) {
    this.point = point;
  }

  /** Where a console is killed; null for what is no crash point. */
  @Nullable
  CrashPoint point() {
    return point;
  }

  boolean isOfBroker() {
    return this == BROKER_KILLED || this == BROKER_FROZEN;
  }

  /** For people. */
  String words() {
    String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return point == null ? words : "client killed " + words;
  }

  static List<Fault> all() {
    return Arrays.asList(values());
  }
}
