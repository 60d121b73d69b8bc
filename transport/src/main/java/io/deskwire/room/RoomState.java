package io.deskwire.room;

import io.deskwire.message.EventType;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a room is, as far as this installation knows; immutable, made by {@link RoomFold}. Times in ms since 1970 UTC.
 *
 * @param ownerAt      where the owner register stands
 * @param ownerType    the event type that set it: CLAIM, CLAIMED, RELEASED, CLOSED …
 * @param ownerId      the agent who owns it, or who asked for it, snoozed or closed it
 * @param upTo         CLOSED, SNOOZED: last customer {@code seq} that it covers, per stream
 * @param upToIds      CLOSED, SNOOZED: ids without {@code seq} that it covers
 * @param heads        highest customer {@code seq} seen, per stream
 * @param plainIds     ids of the last customer messages without {@code seq}, newest last, at most 32
 * @param lastId       the agent who wrote the last message; null when the customer did, and in what older versions stored
 * @param lastName     their name, null with {@code lastId}
 * @param waitingSince oldest customer message that nobody has answered; 0 when none
 * @param sequences    what has come of each stream, and what is missing
 * @param marks        the registers of queue, raised hand and block
 * @param readMark     order key up to which the agent has seen everything
 */
public record RoomState(String id, String name, Opened opened, Register ownerAt, EventType ownerType,
    @Nullable String ownerId, @Nullable String ownerName, long until, Map<String, Long> upTo, List<String> upToIds,
    Map<String, Long> heads, List<String> plainIds, Map<String, Register> tags, List<String> tagged,
    Register priorityAt,
    int priority, long lastAt, String lastText, @Nullable Role lastRole, @Nullable String lastId,
    @Nullable String lastName, long lastCustomer, long lastDesk,
    long waitingSince, int unread, long readMark, boolean customerEnded, Sequences sequences, Marks marks) {

  /** What an older version has stored has neither sequences nor marks. */
  public RoomState {
    sequences = Objects.requireNonNullElse(sequences, Sequences.EMPTY);
    marks = Objects.requireNonNullElse(marks, Marks.EMPTY);
  }

  public static RoomState empty(String id) {
    return new RoomState(id, "", new Opened(null, null, null, null, null), Register.EMPTY, EventType.REOPENED, null,
        null, 0, Map.of(), List.of(), Map.of(), List.of(), Map.of(), List.of(), Register.EMPTY, 0, 0, "", null, null,
        null, 0, 0, 0,
        0, 0, false, Sequences.EMPTY, Marks.EMPTY);
  }

  /**
   * Who answers, with a close that a later customer message has undone taken as waiting, and a snooze that one has ended
   * as answered by who snoozed; what a blocked customer writes does neither. As if no time passed: see
   * {@link #owner(long)}.
   */
  public Owner owner() {
    return owner(Long.MIN_VALUE);
  }

  /**
   * As {@link #owner()}, at a moment: whoever has snoozed a room answers it again when its time is over.
   *
   * @param now ms since 1970 UTC
   */
  public Owner owner(long now) {
    return switch (ownerType) {
      case CLAIMED, TRANSFERRED -> answeredByOwner();
      case SNOOZED -> until <= now || (!isBlocked() && hasWrittenSinceSnooze())
          ? answeredByOwner()
          : new Owner(Owner.Kind.SNOOZED, ownerId, ownerName, until);
      case CLOSED -> isBlocked() || isCovered() ? new Owner(Owner.Kind.CLOSED, ownerId, ownerName, 0) : Owner.WAITING;
      default -> Owner.WAITING;
    };
  }

  private boolean isBlocked() {
    return marks.block().holds();
  }

  /** Whether everything that the customer has written was closed; that it is hidden does not make it so. */
  boolean isDone() {
    return ownerType == EventType.CLOSED && isCovered();
  }

  private Owner answeredByOwner() {
    return ownerId == null ? Owner.WAITING : new Owner(Owner.Kind.CLAIMED, ownerId, ownerName, 0);
  }

  /** By the clocks where the snooze does not say what it covers: not every console does. */
  private boolean hasWrittenSinceSnooze() {
    boolean silent = upTo.isEmpty() && upToIds.isEmpty();
    return silent ? lastCustomer > ownerAt.hlcMillis() : !isCovered();
  }

  /**
   * Since when somebody is missing here, ms since 1970 UTC; 0 when nobody is. Besides an unanswered customer that is a
   * room given back after its last answer: it still needs somebody, or it would be in no one's list. Nobody is missed by
   * a blocked customer.
   *
   * @param now who answers at this moment
   */
  public long missedSince(Owner now) {
    if (isBlocked()) {
      return 0;
    }
    if (waitingSince != 0 || now.kind() != Owner.Kind.WAITING || ownerAt.equals(Register.EMPTY)) {
      return waitingSince;
    }
    return switch (ownerType) {
      case RELEASED, TRANSFERRED, REOPENED -> lastDesk <= ownerAt.hlcMillis() ? ownerAt.hlcMillis() : 0;
      default -> 0;
    };
  }

  /** The queue it is in: where the desk has put it, else the one that the customer came with; null for none. */
  public @Nullable String queue() {
    return marks.queue() == null ? opened.queue() : marks.queue();
  }

  private boolean isCovered() {
    for (Map.Entry<String, Long> head : heads.entrySet()) {
      if (head.getValue() > upTo.getOrDefault(head.getKey(), 0L)) {
        return false;
      }
    }
    return upToIds.containsAll(plainIds);
  }

  /** Whether this agent's claim is the best of its epoch so far. */
  public boolean claimLeads(String agent) {
    return ownerType == EventType.CLAIM && agent.equals(ownerId);
  }

  /** Without the words of its last message, which are deleted. */
  public RoomState withoutText() {
    return new RoomState(id, name, opened, ownerAt, ownerType, ownerId, ownerName, until, upTo, upToIds, heads,
        plainIds, tags, tagged, priorityAt, priority, lastAt, "", lastRole, lastId, lastName, lastCustomer, lastDesk,
        waitingSince,
        unread,
        readMark, customerEnded, sequences, marks.with(marks.block().withoutReason()));
  }

  /** With what has come of one stream. */
  public RoomState with(Sequence sequence) {
    return new RoomState(id, name, opened, ownerAt, ownerType, ownerId, ownerName, until, upTo, upToIds, heads,
        plainIds,
        tags, tagged, priorityAt, priority, lastAt, lastText, lastRole, lastId, lastName, lastCustomer, lastDesk,
        waitingSince, unread,
        readMark, customerEnded, sequences.with(sequence), marks);
  }
}
