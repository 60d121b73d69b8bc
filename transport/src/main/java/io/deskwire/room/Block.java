package io.deskwire.room;

import org.jspecify.annotations.Nullable;

/**
 * The register of a blocked customer, and what it hides here. Nothing is lost by it: messages are stored as always.
 *
 * @param at     where it stands
 * @param by     name of the agent who has blocked the customer; null while nobody has
 * @param reason in a few words; null for none
 * @param since  the block's own order key: what the customer has written behind it is hidden. Each console places events
 *               by its own clock, so this is no part of the register
 * @param hidden how many messages those are
 */
public record Block(Register at, @Nullable String by, @Nullable String reason, long since, int hidden) {
  public static final Block NONE = new Block(Register.EMPTY, null, null, 0, 0);

  /** Whether the customer is blocked now. */
  public boolean holds() {
    return by != null;
  }

  /** Whether a message of the customer at this order key is hidden. */
  public boolean hides(long order) {
    return holds() && order > since;
  }

  Block withHidden(int count) {
    return new Block(at, by, reason, since, count);
  }

  Block withoutReason() {
    return new Block(at, by, null, since, hidden);
  }
}
