package io.deskwire.outbox;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a message that this installation sends.
 *
 * <pre>
 *             commit              write              broker's word          peer's receipt     peer's receipt
 * (typed) ──────────▶ QUEUED ──────────▶ SENDING ──────────▶ SENT ──────────▶ DELIVERED ──────────▶ READ
 *                     ▲  │ ▲                │ │
 *        agent: send  │  │ └── no answer ───┘ │ refused for good
 *                     │  ▼  guard             ▼
 *                   HELD ── drop ──▶ (gone)  FAILED ── retry ──▶ QUEUED,  drop ──▶ (gone)
 * </pre>
 *
 * A confirmation that arrives late, or the own message seen coming back, may take any unsent state to SENT: the message
 * is there, whatever we believed.
 */
public enum DeliveryState {
  QUEUED, SENDING, SENT, DELIVERED, READ, HELD, FAILED;

  /** Whether the drawing above has this arrow. */
  public boolean canBecome(DeliveryState next) {
    return after().contains(next);
  }

  private Set<DeliveryState> after() {
    return switch (this) {
      case QUEUED -> EnumSet.of(SENDING, SENT, DELIVERED, READ, HELD);
      case SENDING -> EnumSet.of(QUEUED, SENT, DELIVERED, READ, FAILED);
      case HELD -> EnumSet.of(QUEUED, SENT, DELIVERED, READ);
      case FAILED -> EnumSet.of(QUEUED, SENT, DELIVERED, READ);
      case SENT -> EnumSet.of(DELIVERED, READ);
      case DELIVERED -> EnumSet.of(READ);
      case READ -> EnumSet.noneOf(DeliveryState.class);
    };
  }

  /** Whether the message still has to leave this computer. */
  public boolean isUnsent() {
    return this == QUEUED || this == SENDING || this == HELD || this == FAILED;
  }
}
