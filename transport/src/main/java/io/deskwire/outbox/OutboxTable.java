package io.deskwire.outbox;

import io.deskwire.history.Archive;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL of rows that have not left. Every method belongs to a transaction that the caller has opened. */
public final class OutboxTable {
  private OutboxTable() {}

  /** One row; {@code attempts} counts writes to a socket. */
  public record Row(long row, String topic, Envelope envelope, DeliveryState state, long createdAt, int attempts,
      @Nullable String reason) {

    public String id() {
      return envelope.id();
    }

    public String room() {
      return envelope.room();
    }

    public Row with(Envelope newEnvelope, DeliveryState newState, int newAttempts, @Nullable String newReason) {
      return new Row(row, topic, newEnvelope, newState, createdAt, newAttempts, newReason);
    }

    /** Never tried, so nobody can have it. */
    public boolean isUntried() {
      return envelope.seq() == 0 && attempts == 0;
    }

    /** As the outbox view shows it. */
    public OutboxRow view() {
      String text = envelope.text();
      return new OutboxRow(id(), room(), envelope.eventType().orElse(EventType.MESSAGE), text == null ? "" : text,
          state, createdAt, attempts, isUntried(), reason);
    }
  }

  /** Stores a new event with its line of the conversation. */
  public static Enqueued enqueue(Connection c, String topic, Envelope event, boolean sending, long now)
      throws SQLException {
    Envelope stored = sending ? event.withSeq(nextSeq(c, topic)) : event;
    DeliveryState state = sending ? DeliveryState.SENDING : DeliveryState.QUEUED;
    Archive.Stored line = Archive.storeOwn(c, topic, stored, state.name(), now);
    try (PreparedStatement q = c.prepareStatement("INSERT INTO outbox(id, room, topic, state, created_at, attempts,"
        + " envelope) VALUES(?,?,?,?,?,?,?) RETURNING row")) {
      q.setString(1, event.id());
      q.setString(2, event.room());
      q.setString(3, topic);
      q.setString(4, state.name());
      q.setLong(5, now);
      q.setInt(6, sending ? 1 : 0);
      q.setBytes(7, EnvelopeCodec.toStored(stored));
      try (ResultSet rows = q.executeQuery()) {
        rows.next();
        return new Enqueued(new Row(rows.getLong(1), topic, stored, state, now, sending ? 1 : 0, null), line);
      }
    }
  }

  /** A new row and its line. */
  public record Enqueued(Row row, Archive.Stored stored) {}

  /** Marks a row as being written to a socket; gives it its {@code seq} the first time. */
  public static Row sending(Connection c, Row row) throws SQLException {
    Envelope envelope = row.envelope().seq() > 0 ? row.envelope() : row.envelope().withSeq(nextSeq(c, row.topic()));
    return update(c, row.with(envelope, DeliveryState.SENDING, row.attempts() + 1, null));
  }

  /** Stores a row's state, text and reason, in the outbox and in the conversation. */
  public static Row update(Connection c, Row row) throws SQLException {
    byte[] bytes = EnvelopeCodec.toStored(row.envelope());
    try (PreparedStatement q = c.prepareStatement(
        "UPDATE outbox SET state = ?, attempts = ?, reason = ?, envelope = ? WHERE id = ?")) {
      q.setString(1, row.state().name());
      q.setInt(2, row.attempts());
      q.setString(3, row.reason());
      q.setBytes(4, bytes);
      q.setString(5, row.id());
      q.executeUpdate();
    }
    try (PreparedStatement q = c.prepareStatement(
        "UPDATE message SET delivery = ?, problem = ?, seq = ?, envelope = ? WHERE id = ?")) {
      q.setString(1, row.state().name());
      q.setString(2, row.reason());
      q.setLong(3, row.envelope().seq());
      q.setBytes(4, bytes);
      q.setString(5, row.id());
      q.executeUpdate();
    }
    return row;
  }

  /**
   * The row leaves the outbox, the line is SENT.
   *
   * @param note what that does not mean, for people; null for nothing to say
   */
  public static void sent(Connection c, Row row, double diskMs, double queueMs, double brokerMs, @Nullable String note)
      throws SQLException {
    delete(c, row.id(), false);
    try (PreparedStatement q = c.prepareStatement("UPDATE message SET delivery = 'SENT', problem = ?, disk_ms = ?,"
        + " queue_ms = ?, broker_ms = ? WHERE id = ? AND delivery NOT IN ('SENT', 'DELIVERED', 'READ')")) {
      q.setString(1, note);
      real(q, 2, diskMs);
      real(q, 3, queueMs);
      real(q, 4, brokerMs);
      q.setString(5, row.id());
      q.executeUpdate();
    }
  }

  private static void real(PreparedStatement q, int index, double value) throws SQLException {
    if (Double.isNaN(value)) {
      q.setObject(index, null);
    } else {
      q.setDouble(index, value);
    }
  }

  /** Takes a row out; with its line when nobody shall see it any more. */
  public static void delete(Connection c, String id, boolean withLine) throws SQLException {
    for (String sql : withLine
        ? List.of("DELETE FROM outbox WHERE id = ?", "DELETE FROM message WHERE id = ?")
        : List.of("DELETE FROM outbox WHERE id = ?")) {
      try (PreparedStatement q = c.prepareStatement(sql)) {
        q.setString(1, id);
        q.executeUpdate();
      }
    }
  }

  /**
   * Puts another event at the place of a dropped one that was tried. The dropped id is forgotten: should the event be
   * there after all, its echo is no duplicate but the line that nobody expected.
   */
  public static boolean replace(Connection c, Row dropped, Row instead, long now) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("DELETE FROM message WHERE id = ?")) {
      q.setString(1, dropped.id());
      q.executeUpdate();
    }
    try (PreparedStatement q = c.prepareStatement("DELETE FROM seen WHERE id = ?")) {
      q.setString(1, dropped.id());
      q.executeUpdate();
    }
    Archive.storeOwn(c, instead.topic(), instead.envelope(), instead.state().name(), now);
    try (PreparedStatement q = c.prepareStatement(
        "UPDATE outbox SET id = ?, state = ?, attempts = ?, reason = ?, envelope = ? WHERE row = ?")) {
      q.setString(1, instead.id());
      q.setString(2, instead.state().name());
      q.setInt(3, instead.attempts());
      q.setString(4, instead.reason());
      q.setBytes(5, EnvelopeCodec.toStored(instead.envelope()));
      q.setLong(6, dropped.row());
      return q.executeUpdate() == 1;
    }
  }

  /** What an earlier run left, oldest first. What was being written then is QUEUED again: nobody knows. */
  public static List<Row> load(Connection c) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("UPDATE outbox SET state = 'QUEUED' WHERE state = 'SENDING'")) {
      q.executeUpdate();
    }
    try (
        PreparedStatement q = c.prepareStatement("UPDATE message SET delivery = 'QUEUED' WHERE delivery = 'SENDING'")) {
      q.executeUpdate();
    }
    List<Row> rows = new ArrayList<>();
    try (
        PreparedStatement q = c.prepareStatement(
            "SELECT row, topic, state, created_at, attempts, reason, envelope FROM outbox ORDER BY row");
        ResultSet r = q.executeQuery()) {
      while (r.next()) {
        Envelope envelope = EnvelopeCodec.readStored(r.getBytes(7));
        if (envelope != null) {
          rows.add(new Row(r.getLong(1), r.getString(2), envelope, DeliveryState.valueOf(r.getString(3)), r.getLong(4),
              r.getInt(5), r.getString(6)));
        }
      }
    }
    return rows;
  }

  private static long nextSeq(Connection c, String topic) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("INSERT INTO sequence(topic, last) VALUES(?, 1)"
        + " ON CONFLICT(topic) DO UPDATE SET last = last + 1 RETURNING last")) {
      q.setString(1, topic);
      try (ResultSet rows = q.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
