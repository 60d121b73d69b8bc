package io.deskwire.session;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.EventType;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One room as the inbox and a tab show it, immutable.
 *
 * @param name          of the customer: the name given, else the room id
 * @param waitingSince  ms since 1970 UTC of the oldest customer message nobody has answered, or when the room was given
 *                      back; 0 when nobody is missed
 * @param lastAt        ms since 1970 UTC of the last line; 0 for an empty room
 * @param lastText      of the last message, one line, at most 200 characters
 * @param lastRole      who wrote it, null for an empty room
 * @param unread        customer messages after the read mark
 * @param unsent        own messages that have not left
 * @param failed        of them, FAILED or HELD
 * @param typing        name of the customer or colleague who is typing, else null
 * @param customerEnded the customer has left
 * @param claiming      this console's own claim is being settled
 * @param latency       send to the peer's receipt where the peer sends any, else send to the broker's confirmation
 * @param peerReceipts  whether {@code latency} is the former
 * @param missing       events that are known to exist and have not come, in the order of the conversation
 * @param loss          how many of those that should have come are missing, from 0 to 1
 * @param queue         it is in; null for none
 * @param raisedBy      name of who asks a team lead for help; null for nobody
 * @param blocked       the customer is blocked; null when not. Then {@code unread} and {@code waitingSince} are 0, and the
 *                      last text is not a hidden one
 * @param colleague     name of the colleague who wrote the last message; null when the customer or this agent did
 */
public record RoomSummary(String id, String name, Opened opened, Owner owner, Set<String> tags, int priority,
    long waitingSince, long lastAt, String lastText, @Nullable Role lastRole, int unread, int unsent, int failed,
    @Nullable String typing, boolean customerEnded, boolean claiming, LatencyFigures latency, boolean peerReceipts,
    List<Missing> missing, double loss, @Nullable String queue, @Nullable String raisedBy,
    @Nullable Blocked blocked, @Nullable String colleague) {

  /** A room whose customer is not blocked, and in which no colleague has spoken last. */
  public RoomSummary(String id, String name, Opened opened, Owner owner, Set<String> tags, int priority,
      long waitingSince, long lastAt, String lastText, @Nullable Role lastRole, int unread, int unsent, int failed,
      @Nullable String typing, boolean customerEnded, boolean claiming, LatencyFigures latency, boolean peerReceipts,
      List<Missing> missing, double loss, @Nullable String queue, @Nullable String raisedBy) {
    this(id, name, opened, owner, tags, priority, waitingSince, lastAt, lastText, lastRole, unread, unsent, failed,
        typing, customerEnded, claiming, latency, peerReceipts, missing, loss, queue, raisedBy, null, null);
  }

  /**
   * That the customer is blocked.
   *
   * @param by     name of the agent who has done it
   * @param since  ms since 1970 UTC; messages of the customer with a higher order key are hidden
   * @param reason in a few words; null for none
   * @param hidden how many messages those are
   */
  public record Blocked(String by, long since, @Nullable String reason, int hidden) {

    /** Whether this line is hidden: a message of the customer, written since. */
    public boolean hides(ChatMessage message) {
      return message.order() > since && message.type() == EventType.MESSAGE
          && message.from().role() == Role.CUSTOMER;
    }
  }

  /**
   * Where something is missing.
   *
   * @param order    the lines before it have a lower order key, those behind it have this one or a higher
   * @param count    how many events
   * @param customer whether the customer has written them; otherwise the desk
   */
  public record Missing(long order, long count, boolean customer) {}
}
