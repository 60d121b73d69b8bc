package io.deskwire.transport;

/**
 * The life of one connection attempt. A transport is used once; the next attempt is a new one.
 *
 * <pre>
 *            connect             sign-in and subscriptions confirmed
 *   NEW ───────────▶ CONNECTING ───────────────────────────────────▶ CONNECTED
 *    │                   │ refused, unreachable, closed                  │ closed from either side, dead, aborted
 *    └──────────────────▶┴──────────────────▶ CLOSED ◀───────────────────┘
 * </pre>
 */
public enum TransportState {
  NEW, CONNECTING, CONNECTED, CLOSED;

  /** Whether the drawing above has this arrow. */
  public boolean canBecome(TransportState next) {
    return switch (this) {
      case NEW -> next == CONNECTING || next == CLOSED;
      case CONNECTING -> next == CONNECTED || next == CLOSED;
      case CONNECTED -> next == CLOSED;
      case CLOSED -> false;
    };
  }
}
