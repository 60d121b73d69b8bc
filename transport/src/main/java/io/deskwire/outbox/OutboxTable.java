package io.deskwire.outbox;

import io.deskwire.history.Archive;
import io.deskwire.history.Parts;
import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows that have not left: own lines that wait. Every method belongs to a piece of work of the store.
 */
public final class OutboxTable {
  private final Archive archive;

  public OutboxTable(Archive archive) {
    this.archive = archive;
  }

  /**
   * One row; {@code position} is that of its line, whose order is the order of sending, {@code order} its place in the
   * conversation, {@code attempts} counts writes to a socket. {@code guarded} says that a person has written it to what they
   * saw then, so it must not be sent when that has changed meanwhile.
   */
  public record Row(long position, String topic, Envelope envelope, DeliveryState state, long createdAt, long order,
      int attempts, boolean guarded, @Nullable String reason) {

    public String id() {
      return envelope.id();
    }

    public String room() {
      return envelope.room();
    }

    public Row with(Envelope newEnvelope, DeliveryState newState, int newAttempts, @Nullable String newReason) {
      return new Row(position, topic, newEnvelope, newState, createdAt, order, newAttempts, guarded, newReason);
    }

    /** Its line as it is now; {@code delivery}, note and times are those of the caller, times in ms or NaN. */
    public Archive.Line line(DeliveryState delivery, @Nullable String note, double diskMs, double queueMs,
        double brokerMs) {
      return Archive.Line.own(position, order, createdAt, topic, envelope, delivery.name(), note, diskMs, queueMs,
          brokerMs);
    }

    /** The agent has decided that it is sent as it is. */
    public Row unguarded() {
      return new Row(position, topic, envelope, state, createdAt, order, attempts, false, reason);
    }

    /** Never tried, so nobody can have it. */
    public boolean isUntried() {
      return envelope.seq() == 0 && attempts == 0;
    }

    /** Id of the file of which this is a part, which is that of its first part; null for everything else. */
    public @Nullable String file() {
      Attachment attachment = envelope.attachment();
      return attachment != null && attachment.isPart() ? attachment.id() : null;
    }

    /** As the outbox view shows it; one row stands for all parts of a file. */
    public OutboxRow view() {
      Attachment attachment = envelope.attachment();
      String text = envelope.text() == null && attachment != null ? attachment.name() : envelope.text();
      return new OutboxRow(Objects.requireNonNullElse(file(), id()), room(),
          envelope.eventType().orElse(EventType.MESSAGE), text == null ? "" : text, state, createdAt, attempts,
          isUntried() && attachment == null, reason);
    }
  }

  /** Stores a new event with its line of the conversation. */
  public Enqueued enqueue(Connection c, String topic, Envelope event, boolean sending, boolean guarded, long now)
      throws SQLException {
    Envelope stored = sending ? event.withSeq(archive.nextSeq(c, topic)) : event;
    DeliveryState state = sending ? DeliveryState.SENDING : DeliveryState.QUEUED;
    int attempts = sending ? 1 : 0;
    Archive.Stored line = archive.storeOwn(c, topic, stored, new Archive.Own(state.name(), attempts, guarded), now);
    Archive.Line made = Objects.requireNonNull(line.line());
    // what waits shall not keep megabytes in memory
    Envelope kept = sending ? stored : Parts.withoutBytes(stored);
    return new Enqueued(new Row(made.position(), topic, kept, state, now, made.order(), attempts, guarded, null), line);
  }

  /** A new row and its line. */
  public record Enqueued(Row row, Archive.Stored stored) {}

  /** So many messages have not left; the parts of a file are one. */
  public static int waiting(Connection c) throws SQLException {
    try (PreparedStatement q = c
        .prepareStatement("SELECT count(DISTINCT coalesce(file, position)) FROM message WHERE waits = 1");
        ResultSet rows = q.executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /** Marks a row as being written to a socket, with the bytes it needs there; gives it its {@code seq} the first time. */
  public Row sending(Connection c, Row row) throws SQLException {
    Envelope envelope = row.envelope().seq() > 0
        ? row.envelope()
        : row.envelope().withSeq(archive.nextSeq(c, row.topic()));
    envelope = Parts.withBytes(c, row.position(), envelope);
    return update(c, row.with(envelope, DeliveryState.SENDING, row.attempts() + 1, null));
  }

  /** Stores a row's text, and all else. */
  public Row rewrite(Connection c, Row row) throws SQLException {
    archive.reword(c, row.position(), row.envelope());
    return update(c, row);
  }

  /** Stores a row's state, reason, {@code seq} and attempts, which are those of its line. */
  public Row update(Connection c, Row row) throws SQLException {
    try (PreparedStatement q = c.prepareStatement(
        "UPDATE message SET delivery = ?, problem = ?, seq = ?, attempts = ?, guarded = ?"
            + " WHERE position = ?")) {
      q.setString(1, row.state().name());
      q.setString(2, row.reason());
      q.setLong(3, row.envelope().seq());
      q.setInt(4, row.attempts());
      q.setBoolean(5, row.guarded());
      q.setLong(6, row.position());
      q.executeUpdate();
    }
    return row;
  }

  /**
   * The row leaves the outbox, the line is SENT.
   *
   * @param note what that does not mean, for people; null for nothing to say
   */
  public void sent(Connection c, Row row, double diskMs, double queueMs, double brokerMs, @Nullable String note)
      throws SQLException {
    try (PreparedStatement q = c.prepareStatement("UPDATE message SET delivery = 'SENT', waits = 0, problem = ?,"
        + " disk_ms = ?, queue_ms = ?, broker_ms = ? WHERE position = ? AND delivery NOT IN ('SENT', 'DELIVERED', 'READ')")) {
      q.setString(1, note);
      real(q, 2, diskMs);
      real(q, 3, queueMs);
      real(q, 4, brokerMs);
      q.setLong(5, row.position());
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

  /** Takes a row that was never tried out with its line: nobody shall see it any more. */
  public void drop(Connection c, Row row) throws SQLException {
    archive.delete(c, row.position());
  }

  /**
   * Puts another event at the place of a dropped one that was tried. The dropped id is forgotten: should the event be
   * there after all, its echo is no duplicate but the line that nobody expected.
   */
  public boolean replace(Connection c, Row dropped, Row instead) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("UPDATE message SET id = ?, type = ? WHERE position = ?")) {
      q.setString(1, instead.id());
      q.setString(2, instead.envelope().type());
      q.setLong(3, dropped.position());
      q.executeUpdate();
    }
    Parts.forget(c, dropped.position());
    rewrite(c, instead);
    return true;
  }

  /** What an earlier run left, oldest first. What was being written then is QUEUED again: nobody knows. */
  public List<Row> load(Connection c) throws SQLException {
    try (PreparedStatement q = c
        .prepareStatement("UPDATE message SET delivery = 'QUEUED' WHERE waits = 1 AND delivery = 'SENDING'")) {
      q.executeUpdate();
    }
    List<Row> rows = new ArrayList<>();
    try (
        PreparedStatement q = c.prepareStatement("SELECT position, topic, delivery, arrived_at, attempts, problem,"
            + " envelope, seq, guarded, ord FROM message WHERE waits = 1 ORDER BY position");
        ResultSet r = q.executeQuery()) {
      while (r.next()) {
        Envelope envelope = EnvelopeCodec.readStored(r.getBytes(7));
        if (envelope != null) {
          rows.add(new Row(r.getLong(1), r.getString(2), envelope.withSeq(r.getLong(8)),
              DeliveryState.valueOf(r.getString(3)), r.getLong(4), r.getLong(10),
              r.getInt(5), r.getBoolean(9), r.getString(6)));
        }
      }
    }
    return rows;
  }
}
