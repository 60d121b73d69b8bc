package io.deskwire.session;

import io.deskwire.history.Lines;
import io.deskwire.outbox.OutboxTable.Row;
import io.deskwire.store.Store;
import io.deskwire.time.EventLoop;
import io.deskwire.transport.Endpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Own messages that have left and were not seen coming back: a broker also confirms what its permissions discard
 * (measured on Mosquitto). Owned by the session thread.
 */
final class Echoes {
  static final String NOT_SEEN = "Accepted, not seen back: the broker has confirmed this message but did not deliver it"
      + " to this console; it may not let it through.";
  private static final Duration WAIT = Duration.ofSeconds(10);
  /** On a line that never shows own messages nothing would ever be taken out. */
  private static final int MAX_WAITING = 10_000;

  private final EventLoop loop;
  private final Store store;
  private final BooleanSupplier online;
  private final Consumer<String> noteChanged;
  private final Map<String, Expected> waiting = new LinkedHashMap<>();

  /** A message that should come back; with a note on it already, or with a timer until it gets one. */
  private record Expected(boolean noted, EventLoop.Timer timer) {}

  /**
   * Waits for nothing yet.
   *
   * @param noteChanged told the id of a message whose stored note is another now
   */
  Echoes(EventLoop loop, Store store, BooleanSupplier online, Consumer<String> noteChanged) {
    this.loop = loop;
    this.store = store;
    this.online = online;
    this.noteChanged = noteChanged;
  }

  /** A message has left on the strength of a word. */
  void sent(Row row, Word word) {
    switch (word) {
      case BROKER -> expect(row.id());
      case NONE -> waiting.put(row.id(), new Expected(true, () -> {}));
      case ECHO, KEPT -> {
        // seen already, or never given away
      }
    }
    if (waiting.size() > MAX_WAITING) {
      Iterator<Expected> oldest = waiting.values().iterator();
      oldest.next().timer().cancel();
      oldest.remove();
    }
  }

  private void expect(String id) {
    waiting.put(id, new Expected(false, loop.schedule(WAIT, () -> missing(id))));
  }

  private void missing(String id) {
    if (!online.getAsBoolean()) {
      expect(id);
    } else if (waiting.remove(id) != null) {
      note(id, NOT_SEEN);
    }
  }

  /** Something known has come, perhaps an own message. @return whether an own one was waited for */
  boolean echoed(String id) {
    Expected expected = waiting.remove(id);
    if (expected != null) {
      expected.timer().cancel();
    }
    // one that is not waited for (any more) may have got its note in an earlier run
    if (expected == null || expected.noted()) {
      note(id, null);
    }
    return expected != null;
  }

  private void note(String id, @Nullable String text) {
    var _ = store.write(c -> Lines.note(c, id, text)).thenAccept(changed -> {
      if (changed) {
        loop.execute(() -> noteChanged.accept(id));
      }
    });
  }

  /** Whether an own message has ever come back from an endpoint that confirms nothing. */
  static boolean everSeen(Connection c, Endpoint endpoint) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT 1 FROM meta WHERE name = ?")) {
      q.setString(1, name(endpoint));
      try (var rows = q.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** An own message has come back from there: from now on one that does not is missing. */
  static boolean remember(Connection c, Endpoint endpoint) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("INSERT OR IGNORE INTO meta(name, value) VALUES(?, 'yes')")) {
      q.setString(1, name(endpoint));
      return q.executeUpdate() == 1;
    }
  }

  private static String name(Endpoint endpoint) {
    return "echo.1." + endpoint.url();
  }
}
