package io.deskwire.session;

import io.deskwire.latency.LatencyFigures;
import io.deskwire.message.Opened;
import io.deskwire.message.Role;
import io.deskwire.room.Owner;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room for tests, with only those parts named that matter to them. A summary has 24 parts: copied by hand, one is soon
 * left out.
 */
public final class RoomSummaryBuilder {
  private final String id;
  private String name;
  private Opened opened = new Opened(null, null, null, null, null);
  private Owner owner = Owner.WAITING;
  private Set<String> tags = Set.of();
  private int priority;
  private long waitingSince;
  private long lastAt;
  private String lastText = "";
  private @Nullable Role lastRole;
  private int unread;
  private int unsent;
  private int failed;
  private @Nullable String typing;
  private boolean customerEnded;
  private boolean claiming;
  private LatencyFigures latency = LatencyFigures.NONE;
  private boolean peerReceipts;
  private List<RoomSummary.Missing> missing = List.of();
  private double loss;
  private @Nullable String queue;
  private @Nullable String raisedBy;
  private RoomSummary.@Nullable Blocked blocked;
  private @Nullable String colleague;

  private RoomSummaryBuilder(String id) {
    this.id = id;
    name = id;
  }

  /** An empty room that waits. */
  public static RoomSummaryBuilder of(String id) {
    return new RoomSummaryBuilder(id);
  }

  /** The same room. */
  public static RoomSummaryBuilder like(RoomSummary room) {
    return like(room.id(), room);
  }

  /** Another room that is the same but for its id. */
  public static RoomSummaryBuilder like(String id, RoomSummary room) {
    RoomSummaryBuilder builder = new RoomSummaryBuilder(id).name(room.name()).opened(room.opened()).owner(room.owner())
        .tags(room.tags()).priority(room.priority()).waitingSince(room.waitingSince())
        .last(room.lastAt(), room.lastText(), room.lastRole()).unread(room.unread())
        .unsent(room.unsent(), room.failed()).typing(room.typing()).customerEnded(room.customerEnded())
        .latency(room.latency(), room.peerReceipts()).missing(room.missing(), room.loss()).queue(room.queue())
        .raisedBy(room.raisedBy());
    builder.claiming = room.claiming();
    builder.blocked = room.blocked();
    builder.colleague = room.colleague();
    return builder;
  }

  public RoomSummaryBuilder name(String newName) {
    name = newName;
    return this;
  }

  public RoomSummaryBuilder opened(Opened newOpened) {
    opened = newOpened;
    return this;
  }

  public RoomSummaryBuilder owner(Owner newOwner) {
    owner = newOwner;
    return this;
  }

  public RoomSummaryBuilder tags(Set<String> newTags) {
    tags = newTags;
    return this;
  }

  public RoomSummaryBuilder priority(int newPriority) {
    priority = newPriority;
    return this;
  }

  public RoomSummaryBuilder waitingSince(long newWaitingSince) {
    waitingSince = newWaitingSince;
    return this;
  }

  public RoomSummaryBuilder last(long at, String text, @Nullable Role role) {
    lastAt = at;
    lastText = text;
    lastRole = role;
    return this;
  }

  public RoomSummaryBuilder unread(int newUnread) {
    unread = newUnread;
    return this;
  }

  /** Own messages that wait, and how many of them have failed. */
  public RoomSummaryBuilder unsent(int newUnsent, int newFailed) {
    unsent = newUnsent;
    failed = newFailed;
    return this;
  }

  public RoomSummaryBuilder typing(@Nullable String who) {
    typing = who;
    return this;
  }

  public RoomSummaryBuilder customerEnded(boolean newCustomerEnded) {
    customerEnded = newCustomerEnded;
    return this;
  }

  public RoomSummaryBuilder claiming(boolean newClaiming) {
    claiming = newClaiming;
    return this;
  }

  /** The figures, and whether they are those of the peer's receipts. */
  public RoomSummaryBuilder latency(LatencyFigures figures, boolean receipts) {
    latency = figures;
    peerReceipts = receipts;
    return this;
  }

  /** Where events are missing, and how many of all, from 0 to 1. */
  public RoomSummaryBuilder missing(List<RoomSummary.Missing> newMissing, double newLoss) {
    missing = newMissing;
    loss = newLoss;
    return this;
  }

  public RoomSummaryBuilder queue(@Nullable String newQueue) {
    queue = newQueue;
    return this;
  }

  public RoomSummaryBuilder raisedBy(@Nullable String who) {
    raisedBy = who;
    return this;
  }

  /** Blocks the customer, whom nobody waits for then, or no longer. */
  public RoomSummaryBuilder blocked(RoomSummary.@Nullable Blocked newBlocked) {
    blocked = newBlocked;
    if (newBlocked != null) {
      waitingSince = 0;
      unread = 0;
      typing = null;
    }
    return this;
  }

  /** Who wrote the last message, when it was a colleague. */
  public RoomSummaryBuilder colleague(@Nullable String who) {
    colleague = who;
    return this;
  }

  public RoomSummary build() {
    return new RoomSummary(id, name, opened, owner, tags, priority, waitingSince, lastAt, lastText, lastRole, unread,
        unsent, failed, typing, customerEnded, claiming, latency, peerReceipts, missing, loss, queue, raisedBy,
        blocked, colleague);
  }
}
