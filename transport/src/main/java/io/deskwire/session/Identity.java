package io.deskwire.session;

import io.deskwire.message.Ids;
import io.deskwire.transport.Endpoint;
import io.deskwire.transport.InboxName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Who this installation is. The stream is public and travels in envelopes; the other names are secrets that only the
 * broker sees.
 */
record Identity(String stream, String installation, Map<String, InboxName> inboxes) {

  /** Reads the names, making those that are missing; each endpoint has an inbox of its own. */
  static Identity load(Connection c, Agent agent, List<Endpoint> endpoints) throws SQLException {
    Map<String, InboxName> inboxes = new HashMap<>();
    for (Endpoint endpoint : endpoints) {
      String key = agent.id() + " " + endpoint.url();
      String hash = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
      inboxes.put(endpoint.url(), new InboxName(name(c, "inbox.1." + hash, "dw1-"), true));
    }
    return new Identity(name(c, "stream", ""), name(c, "installation", ""), Map.copyOf(inboxes));
  }

  InboxName inbox(Endpoint endpoint) {
    return Objects.requireNonNull(inboxes.get(endpoint.url()));
  }

  private static String name(Connection c, String name, String prefix) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("INSERT OR IGNORE INTO meta(name, value) VALUES(?, ?)")) {
      q.setString(1, name);
      q.setString(2, prefix + Ids.secret());
      q.executeUpdate();
    }
    try (PreparedStatement q = c.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
      q.setString(1, name);
      try (ResultSet rows = q.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
