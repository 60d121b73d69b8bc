package io.deskwire.room;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Three registers of a room.
 *
 * @param queueAt  where the queue's register stands
 * @param queue    the queue that the desk has put the room in; null for the one that the customer came with
 * @param raisedAt where the raised hand's register stands
 * @param raised   somebody asks a lead for help
 * @param raisedBy name of who raised the hand last; null while it is down
 * @param block    whether the customer is blocked
 */
public record Marks(Register queueAt, @Nullable String queue, Register raisedAt, boolean raised,
    @Nullable String raisedBy, Block block) {
  public static final Marks EMPTY = new Marks(Register.EMPTY, null, Register.EMPTY, false, null, Block.NONE);

  /** What an older version has stored knows of no blocks. */
  public Marks {
    block = Objects.requireNonNullElse(block, Block.NONE);
  }

  Marks withQueue(Register at, @Nullable String newQueue) {
    return new Marks(at, newQueue, raisedAt, raised, raisedBy, block);
  }

  /** @param by whose hand is up; null for nobody's */
  Marks withRaised(Register at, @Nullable String by) {
    return new Marks(queueAt, queue, at, by != null, by, block);
  }

  Marks with(Block newBlock) {
    return new Marks(queueAt, queue, raisedAt, raised, raisedBy, newBlock);
  }
}
