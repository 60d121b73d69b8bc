package io.deskwire.session;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rooms of {@link FakeChatSession} with something else on them. */
final class Marked {
  private Marked() {}

  static RoomSummary tagged(RoomSummary room, String tag, boolean set) {
    Set<String> tags = new TreeSet<>(room.tags());
    if (set) {
      tags.add(tag);
    } else {
      tags.remove(tag);
    }
    return withMarks(room, tags, room.priority(), room.queue(), room.raisedBy());
  }

  static RoomSummary prior(RoomSummary room, int level) {
    return withMarks(room, room.tags(), level, room.queue(), room.raisedBy());
  }

  static RoomSummary queued(RoomSummary room, String queue) {
    return withMarks(room, room.tags(), room.priority(), queue, room.raisedBy());
  }

  static RoomSummary raised(RoomSummary room, @Nullable String by) {
    return withMarks(room, room.tags(), room.priority(), room.queue(), by);
  }

  private static RoomSummary withMarks(RoomSummary r, Set<String> tags, int priority, @Nullable String queue,
      @Nullable String raisedBy) {
    return new RoomSummary(r.id(), r.name(), r.opened(), r.owner(), tags, priority, r.waitingSince(), r.lastAt(),
        r.lastText(), r.lastRole(), r.unread(), r.unsent(), r.failed(), r.typing(), r.customerEnded(), r.claiming(),
        r.latency(), r.peerReceipts(), r.missing(), r.loss(), queue, raisedBy, r.blocked(), r.colleague());
  }
}
