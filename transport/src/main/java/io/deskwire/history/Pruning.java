package io.deskwire.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Forgets what only guards against repetition, or is kept for others, once nobody can need it any more. Conversations are
 * not touched: see {@link Erasure}.
 */
public final class Pruning {
  /** Equal payloads are only counted within ten minutes; a day forgives clocks that are set. */
  public static final Duration KEEP_COPIES = Duration.ofDays(1);

  private Pruning() {}

  /**
   * Deletes the oldest of what is due.
   *
   * @param limit of each kind, so that the writer is not kept from messages
   * @return whether there may be more
   */
  public static boolean prune(Connection c, long now, int limit) throws SQLException {
    int copies = delete(c,
        "DELETE FROM copies WHERE fingerprint IN (SELECT fingerprint FROM copies WHERE at < ? LIMIT ?)",
        now - KEEP_COPIES.toMillis(), limit);
    int originals = Erasure.overwriting(c, _ -> delete(c, "UPDATE gone SET envelope = NULL WHERE id IN"
        + " (SELECT id FROM gone WHERE envelope IS NOT NULL AND arrived_at < ? LIMIT ?)",
        now - Erasure.KEEP_ORIGINALS.toMillis(), limit));
    int ids = delete(c, "DELETE FROM gone WHERE id IN (SELECT id FROM gone WHERE arrived_at < ? LIMIT ?)",
        now - Erasure.KEEP_IDS.toMillis(), limit);
    return copies == limit || originals == limit || ids == limit;
  }

  private static int delete(Connection c, String sql, long before, int limit) throws SQLException {
    try (PreparedStatement q = c.prepareStatement(sql)) {
      q.setLong(1, before);
      q.setInt(2, limit);
      return q.executeUpdate();
    }
  }
}
