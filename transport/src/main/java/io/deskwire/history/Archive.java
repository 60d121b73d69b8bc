package io.deskwire.history;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Topic;
import io.deskwire.room.RoomFold;
import io.deskwire.room.RoomState;
import io.deskwire.store.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything stored about conversations. Every method belongs to one piece of work of the store, so duplicate mark, line
 * and room state become durable together or not at all.
 */
public final class Archive {
  /** Equal payloads without id within this time get numbers 0, 1, 2 …; ms. */
  private static final long COPY_WINDOW_MS = 600_000;
  /** The most that a customer's clock may move a line back from its arrival; ms. */
  private static final long ORDER_CLAMP_MS = 30_000;

  private final RoomStates rooms = new RoomStates();

  /** That of this store, before anything else is written; one per store. */
  public Archive(Store store) {
    store.keepBeside(rooms);
  }

  /**
   * What became of an event.
   *
   * @param line  the stored line; null for a duplicate
   * @param state of the room after it; null for a duplicate
   * @param id    of the event, made here when it had none
   */
  public record Stored(String id, @Nullable Line line, @Nullable RoomState state) {}

  /** One stored line with its bookkeeping. */
  public record Line(long position, long order, long arrivedAt, boolean writtenLate, boolean verified, String topic,
      Envelope envelope, @Nullable String delivery, @Nullable String problem, double diskMs, double queueMs,
      double brokerMs, double peerMs) {}

  /** Filters duplicates, stores the line and folds it into its room. */
  public Stored store(Connection c, String topic, Envelope given, byte[] payload, boolean redelivered,
      boolean verified, long now) throws SQLException {
    Envelope event = given.id().isEmpty() ? withId(c, topic, given, payload, redelivered, now) : given;
    if (isStored(c, event.id())) {
      return new Stored(event.id(), null, null);
    }
    long sent = event.sentAt() == 0 ? now : event.sentAt();
    boolean late = sent < now - ORDER_CLAMP_MS;
    long order = late ? now : Math.min(sent, now);
    Line line = insert(c, topic, event, order, now, late, verified, null);
    RoomState state = rooms.fold(c, event, order);
    return new Stored(event.id(), line, state);
  }

  /**
   * How an own line stands.
   *
   * @param guarded a person has written it to what they saw then
   */
  public record Own(String delivery, int attempts, boolean guarded) {}

  /** Stores a line that this installation writes. */
  public Stored storeOwn(Connection c, String topic, Envelope event, Own own, long now) throws SQLException {
    Line line = insert(c, topic, event, now, now, false, true, own);
    return new Stored(event.id(), line, rooms.fold(c, event, now));
  }

  private static Envelope withId(Connection c, String topic, Envelope event, byte[] payload, boolean redelivered,
      long now) throws SQLException {
    String fingerprint = Ids.fingerprint(topic, payload);
    int n = -1;
    try (PreparedStatement q = c.prepareStatement("SELECT n FROM copies WHERE fingerprint = ? AND at > ?")) {
      q.setString(1, fingerprint);
      q.setLong(2, now - COPY_WINDOW_MS);
      try (ResultSet rows = q.executeQuery()) {
        if (rows.next()) {
          n = rows.getInt(1);
        }
      }
    }
    // a redelivered copy keeps its number: it is the same event, not the same words again
    int copy = redelivered && n >= 0 ? n : n + 1;
    try (
        PreparedStatement q = c.prepareStatement("INSERT OR REPLACE INTO copies(fingerprint, n, at) VALUES(?, ?, ?)")) {
      q.setString(1, fingerprint);
      q.setInt(2, copy);
      q.setLong(3, now);
      q.executeUpdate();
    }
    return event.withId(Ids.derived(topic, payload, copy));
  }

  /**
   * Asked before the insert, though the unique id would refuse it as well: a refused insert counts the table's numbers on,
   * which is a write, so each own message coming back cost an {@code fsync} of its own.
   */
  private static boolean isStored(Connection c, String id) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT 1 FROM message WHERE id = ?")) {
      q.setString(1, id);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Line insert(Connection c, String topic, Envelope event, long order, long now, boolean late,
      boolean verified, @Nullable Own own) throws SQLException {
    long position = rooms.nextPosition(c);
    try (PreparedStatement q = c
        .prepareStatement("INSERT INTO message(position, id, room, topic, type, stream, seq, ord,"
            + " arrived_at, written_late, verified, delivery, waits, attempts, guarded, envelope) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      q.setLong(1, position);
      q.setString(2, event.id());
      q.setString(3, event.room());
      q.setString(4, topic);
      q.setString(5, event.type());
      q.setString(6, event.stream());
      q.setLong(7, event.seq());
      q.setLong(8, order);
      q.setLong(9, now);
      q.setBoolean(10, late);
      q.setBoolean(11, verified);
      q.setString(12, own == null ? null : own.delivery());
      q.setObject(13, own == null ? null : 1);
      q.setInt(14, own == null ? 0 : own.attempts());
      q.setBoolean(15, own != null && own.guarded());
      q.setBytes(16, EnvelopeCodec.toStored(event));
      q.executeUpdate();
    }
    return new Line(position, order, now, late, verified, topic, event, own == null ? null : own.delivery(), null,
        Double.NaN, Double.NaN,
        Double.NaN, Double.NaN);
  }

  /** The next {@code seq} of an own topic, of a line that will be stored with it. */
  public long nextSeq(Connection c, String topic) throws SQLException {
    return rooms.nextSeq(c, topic);
  }

  /** All rooms. */
  public List<RoomState> rooms(Connection c) throws SQLException {
    return rooms.all(c);
  }

  /** Takes out the line of a row that nobody can have. */
  public void delete(Connection c, long position) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("DELETE FROM message WHERE position = ?")) {
      q.setLong(1, position);
      q.executeUpdate();
    }
    // or its position would be given again after a crash
    rooms.save(c);
  }

  /** Folds a room's registers anew from the lines that are there, after some were taken out. */
  public RoomState refold(Connection c, String room) throws SQLException {
    List<Envelope> changes = new ArrayList<>();
    try (PreparedStatement q = c.prepareStatement(
        "SELECT envelope FROM message WHERE room = ? AND topic = ? ORDER BY position")) {
      q.setString(1, room);
      q.setString(2, new Topic.RoomState(room).path());
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          changes.add(Lines.envelope(rows.getBytes(1)));
        }
      }
    }
    RoomState state = rooms.change(c, room, before -> RoomFold.registers(before, changes));
    // or the line that was taken out would be back after a crash
    rooms.save(c);
    return state;
  }

  /** Moves the read mark forward and counts what is unread after it. */
  public RoomState markRead(Connection c, String room, long order) throws SQLException {
    int unread = 0;
    try (PreparedStatement q = c.prepareStatement("SELECT envelope FROM message WHERE room = ? AND ord > ?"
        + " AND type = 'message' AND delivery IS NULL LIMIT 1000")) {
      q.setString(1, room);
      q.setLong(2, order);
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          unread += Lines.envelope(rows.getBytes(1)).from().role() == Role.CUSTOMER ? 1 : 0;
        }
      }
    }
    int after = unread;
    return rooms.change(c, room, before -> RoomFold.read(before, order, after));
  }

  /** Puts something aside that could not be understood. */
  public static void quarantine(Connection c, String topic, String reason, byte[] payload, long now)
      throws SQLException {
    try (PreparedStatement q = c
        .prepareStatement("INSERT INTO quarantine(at, topic, reason, payload) VALUES(?,?,?,?)")) {
      q.setLong(1, now);
      q.setString(2, topic);
      q.setString(3, reason);
      q.setBytes(4, payload);
      q.executeUpdate();
    }
  }
}
