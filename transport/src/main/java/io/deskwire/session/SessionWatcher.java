package io.deskwire.session;

import io.deskwire.outbox.OutboxRow;
import java.util.Collection;
import java.util.List;

/**
 * Told of everything a window shows: first what there is, then every change. Called on the session thread, one call
 * after the other; must hand over and return. The values are immutable and may be kept.
 */
public interface SessionWatcher {

  /** Rooms that are new or changed. The first call has all of them. */
  default void rooms(Collection<RoomSummary> changed) {}

  /** Lines of conversations that are new or changed, in the order stored. Not called for what was stored before. */
  default void messages(List<ChatMessage> changed) {}

  /** An unsent message was dropped: its line goes away. */
  default void dropped(String room, String messageId) {}

  /** All rows that have not left, in the order they will leave per room. */
  default void outbox(List<OutboxRow> rows) {}

  /** The lines to the broker. At most ten times a second for figures alone; at once for a change of state. */
  default void connection(ConnectionSummary summary) {}

  /** Colleagues who are new, say something else of themselves, or have fallen silent. The first call has all of them. */
  default void peers(Collection<Peer> changed) {}

  /** Something the agent should know, that belongs to no other place. */
  default void notice(Notice notice) {}
}
