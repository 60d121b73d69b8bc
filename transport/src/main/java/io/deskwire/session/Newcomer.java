package io.deskwire.session;

import io.deskwire.message.Ask;
import io.deskwire.time.EventLoop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks colleagues for the active rooms when the broker has kept nothing for this console: at its first connection, after
 * too long a time away, or when the broker says so. Owned by the session thread.
 */
final class Newcomer {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 6;
  private static final String CONNECTED_AT = "connected.at";
  /** A broker forgets an inbox that nobody has read for so long; ms. */
  private static final long INBOX_KEPT_MS = Duration.ofDays(14).toMillis();
  private static final Duration NOTED_EVERY = Duration.ofMinutes(10);

  private final LiveSession session;
  private final EventLoop loop;
  private final String answer;
  private long connectedAt;
  private @Nullable String question;
  private int attempt;
  private EventLoop.@Nullable Timer timer;
  private EventLoop.@Nullable Timer note;

  Newcomer(LiveSession session, Identity identity) {
    this.session = session;
    loop = session.loop();
    answer = identity.installation();
  }

  /** When this console was connected last, ms since 1970 UTC; 0 for never. */
  static long connectedAt(Connection c) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT CAST(value AS INTEGER) FROM meta WHERE name = ?")) {
      q.setString(1, CONNECTED_AT);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  /** What an earlier run knew. */
  void load(long lastConnectedAt) {
    connectedAt = lastConnectedAt;
  }

  /** A line is there; {@code inboxIsNew} when the broker says that it has kept nothing. */
  void connected(boolean inboxIsNew) {
    boolean missed = inboxIsNew || loop.wallMillis() - connectedAt > INBOX_KEPT_MS;
    if (missed) {
      attempt = 0;
      ask();
    } else {
      note();
    }
  }

  /** No line is there. */
  void disconnected() {
    cancel();
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    if (note != null) {
      note.cancel();
      note = null;
    }
  }

  private void ask() {
    cancel();
    if (attempt == ATTEMPTS) {
      // nobody is there, or nobody knows anything
      question = null;
      note();
      return;
    }
    question = session.live().ask(new Ask(answer, List.of(), attempt), null);
    session.gaps().asked(question);
    attempt++;
    timer = loop.schedule(PATIENCE, this::ask);
  }

  /** An answer has come, and what it carries is stored. */
  void answered(String to, boolean last) {
    if (!to.equals(question)) {
      return;
    }
    cancel();
    if (last) {
      question = null;
      note();
    } else {
      timer = loop.schedule(PATIENCE, this::ask);
    }
  }

  /** Remembers that this console is connected, now and every ten minutes. */
  private void note() {
    connectedAt = loop.wallMillis();
    long now = connectedAt;
    var _ = session.store().writeSoon(c -> {
      try (PreparedStatement q = c.prepareStatement("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)")) {
        q.setString(1, CONNECTED_AT);
        q.setString(2, Long.toString(now));
        return q.executeUpdate();
      }
    });
    note = loop.schedule(NOTED_EVERY, this::note);
  }
}
