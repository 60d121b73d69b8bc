package io.deskwire.ui.fx;

import io.deskwire.outbox.OutboxRow;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Notice;
import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import java.util.Collection;
import java.util.List;

/** Told once per frame at most, on the FX thread, of what changed since. */
public interface FeedListener {

  /** Rooms that are new or changed, each once with its newest value. */
  default void rooms(Collection<RoomSummary> changed) {}

  /** All rows that have not left. */
  default void outbox(List<OutboxRow> rows) {}

  default void connection(ConnectionSummary summary) {}

  /** Colleagues who are new or have changed, each once as they are now. */
  default void peers(Collection<Peer> changed) {}

  /** Notices in the order given; the oldest are left out when there were more than a screen can show. */
  default void notices(List<Notice> notices) {}
}
