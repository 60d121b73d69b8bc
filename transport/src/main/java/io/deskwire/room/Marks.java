package io.deskwire.room;

import org.jspecify.annotations.Nullable;

/**
 * Two registers of a room.
 *
 * @param queueAt  where the queue's register stands
 * @param queue    the queue that the desk has put the room in; null for the one that the customer came with
 * @param raisedAt where the raised hand's register stands
 * @param raised   somebody asks a lead for help
 * @param raisedBy name of who raised the hand last; null while it is down
 */
public record Marks(Register queueAt, @Nullable String queue, Register raisedAt, boolean raised,
    @Nullable String raisedBy) {
  public static final Marks EMPTY = new Marks(Register.EMPTY, null, Register.EMPTY, false, null);
}
