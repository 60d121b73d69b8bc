package io.deskwire.session;

import io.deskwire.outbox.OutboxTable.Row;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a reply that waited still answers what its writer saw. Asked when the backlog of a new connection has been
 * read. Owned by the session thread.
 */
final class LateReplies {
  private static final long LATE_MS = Duration.ofMinutes(10).toMillis();
  private static final String THEN = " It is kept: send it as it is, edit it, or drop it.";

  /** Position of the last message of the customer, per room. */
  private final Map<String, Long> lastOfCustomer = new HashMap<>();

  void customerWrote(String room, long position) {
    lastOfCustomer.merge(room, position, Math::max);
  }

  /** Why this row must not be sent behind its writer's back, one sentence; null when it may. */
  @Nullable
  String objection(Row row, long now) {
    if (!row.guarded()) {
      return null;
    }
    if (lastOfCustomer.getOrDefault(row.room(), 0L) > row.position()) {
      return "The customer has written since you wrote this." + THEN;
    }
    return now - row.createdAt() > LATE_MS ? "You wrote this more than ten minutes ago." + THEN : null;
  }
}
