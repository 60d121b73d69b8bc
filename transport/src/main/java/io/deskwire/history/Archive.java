package io.deskwire.history;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.Ids;
import io.deskwire.message.Topic;
import io.deskwire.room.Arrival;
import io.deskwire.room.RoomFold;
import io.deskwire.room.RoomState;
import io.deskwire.room.Sequence;
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

  private final SearchIndex index = new SearchIndex();
  private final RoomStates rooms = new RoomStates(index);

  /** That of this store, before anything else is written; one per store. */
  public Archive(Store store) {
    store.keepBeside(rooms);
  }

  /**
   * What became of an event.
   *
   * @param line  the stored line; null for a duplicate, and for what has to wait
   * @param state of the room after it; null for a duplicate, and for what has to wait
   * @param id    of the event, made here when it had none
   * @param waits it is ahead of something of its stream, and nothing was stored
   */
  public record Stored(String id, @Nullable Line line, @Nullable RoomState state, boolean waits) {}

  /**
   * One arrival.
   *
   * @param topic       in MQTT form
   * @param redelivered as the broker says
   * @param verified    the topic proves the sender's side
   * @param own         this installation has written it, and knows its own {@code seq}
   * @param patient     it is not stored while something before it is missing
   */
  public record Arrived(String topic, Envelope event, boolean redelivered, boolean verified,
      boolean own,
      boolean patient) {}

  /** One stored line with its bookkeeping. */
  public record Line(long position, long order, long arrivedAt, boolean writtenLate, boolean verified, String topic,
      Envelope envelope, @Nullable String delivery, @Nullable String problem, double diskMs, double queueMs,
      double brokerMs, double peerMs, Arrival arrival) {

    /** One that this installation has written; {@code order} and {@code at} in ms since 1970 UTC, times in ms or NaN. */
    public static Line own(long position, long order, long at, String topic, Envelope envelope, String delivery,
        @Nullable String note, double diskMs, double queueMs, double brokerMs) {
      return new Line(position, order, at, false, true, topic, envelope, delivery, note, diskMs, queueMs, brokerMs,
          Double.NaN, Arrival.LIVE);
    }

    /** The same line with its event as it was on the wire, or without what is stored elsewhere. */
    public Line with(Envelope newEnvelope) {
      return new Line(position, order, arrivedAt, writtenLate, verified, topic, newEnvelope, delivery, problem, diskMs,
          queueMs, brokerMs, peerMs, arrival);
    }
  }

  /** Filters duplicates, stores the line and folds it into its room; {@code payload} as it came. */
  public Stored store(Connection c, Arrived arrived, byte[] payload, long now) throws SQLException {
    Envelope given = arrived.event;
    Sequence sequence = sequence(c, arrived.topic, arrived.own ? null : given.stream(), given);
    if (arrived.patient && sequence != null && sequence.isAhead(given.seq())) {
      return new Stored(given.id(), null, null, true);
    }
    Envelope event = given.id().isEmpty()
        ? withId(c, arrived.topic, given, payload, arrived.redelivered, now)
        : given;
    if (isStored(c, event.id())) {
      return new Stored(event.id(), null, null, false);
    }
    long sent = event.sentAt() == 0 ? now : event.sentAt();
    // also what was never known to be missing: a colleague's history can be ahead of the backlog
    boolean behind = sequence != null && sequence.isBehind(event.seq());
    boolean late = !behind && sent < now - ORDER_CLAMP_MS;
    // a clock that was set back puts nothing before what is there
    long arrival = Math.max(now, rooms.get(c, event.room()).lastAt());
    long byClock = late ? arrival : arrival - (now - Math.min(sent, now));
    long order = sequence == null ? byClock : sequence.place(event.seq(), byClock);
    RoomStates.Came came = new RoomStates.Came(order, behind ? Arrival.LATE : Arrival.LIVE);
    Line line = insert(c, arrived.topic, event, new Place(order, now, late, came.arrival()), arrived.verified, null);
    RoomState state = arrived.own ? rooms.fold(c, event, order) : rooms.fold(c, arrived.topic, event, came, now);
    return new Stored(event.id(), line, state, false);
  }

  /**
   * Stores an event out of a colleague's history, as {@link #store} does but at its old place.
   *
   * @param order there, ms since 1970 UTC
   */
  public Stored recall(Connection c, String topic, Envelope event, long order, long now) throws SQLException {
    if (isStored(c, event.id())) {
      return new Stored(event.id(), null, null, false);
    }
    Sequence sequence = sequence(c, topic, event.stream(), event);
    boolean fills = sequence != null && sequence.isMissingForSure(event.seq());
    if (!fills && Erasure.isCleared(c, topic, event, order)) {
      return new Stored(event.id(), null, null, false); // deleted here, and a colleague still has it
    }
    long then = Math.min(order, now);
    long place = sequence == null ? then : sequence.recalled(event.seq(), then);
    RoomStates.Came came = new RoomStates.Came(place, fills ? Arrival.LATE : Arrival.HISTORY);
    Line line = insert(c, topic, event, new Place(place, now, false, came.arrival()), true, null);
    return new Stored(event.id(), line, rooms.fold(c, topic, event, came, now), false);
  }

  private @Nullable Sequence sequence(Connection c, String topic, @Nullable String stream, Envelope event)
      throws SQLException {
    return stream == null || event.seq() <= 0 ? null : rooms.get(c, event.room()).sequences().of(stream, topic);
  }

  /**
   * The sender of a stream says how far it has come.
   *
   * @return the room's state when that is further than was known; null otherwise
   */
  public @Nullable RoomState told(Connection c, String room, String topic, String stream, long last, long now)
      throws SQLException {
    Sequence before = rooms.get(c, room).sequences().of(stream, topic);
    Sequence after = before.told(last, now);
    return after.equals(before) ? null : rooms.change(c, room, state -> state.with(after));
  }

  /** Nobody has what was suspected to be missing of a stream. */
  public RoomState withoutSuspicion(Connection c, String room, String topic, String stream) throws SQLException {
    Sequence before = rooms.get(c, room).sequences().of(stream, topic);
    return rooms.change(c, room, state -> state.with(before.withoutSuspicion()));
  }

  /**
   * How an own line stands.
   *
   * @param guarded a person has written it to what they saw then
   */
  public record Own(String delivery, int attempts, boolean guarded) {}

  /** Stores a line that this installation writes. */
  public Stored storeOwn(Connection c, String topic, Envelope event, Own own, long now) throws SQLException {
    // what a person answers stands behind what they answer to, whatever the clock does
    long order = Math.max(now, rooms.get(c, event.room()).lastAt());
    Line line = insert(c, topic, event, new Place(order, now, false, Arrival.LIVE), true, own);
    return new Stored(event.id(), line, rooms.fold(c, event, order), false);
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
    try (PreparedStatement q = c.prepareStatement(
        "SELECT 1 FROM message WHERE id = ? UNION ALL SELECT 1 FROM gone WHERE id = ?")) {
      q.setString(1, id);
      q.setString(2, id);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Where a line stands; times in ms since 1970 UTC. */
  private record Place(long order, long now, boolean writtenLate, Arrival arrival) {}

  private Line insert(Connection c, String topic, Envelope event, Place place, boolean verified, @Nullable Own own)
      throws SQLException {
    long position = rooms.nextPosition(c);
    Long file = Parts.add(c, position, topic, event);
    try (PreparedStatement q = c
        .prepareStatement("INSERT INTO message(position, id, room, topic, type, stream, seq, ord,"
            + " arrived_at, written_late, verified, delivery, waits, attempts, guarded, envelope, came, file) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
      q.setLong(1, position);
      q.setString(2, event.id());
      q.setString(3, event.room());
      q.setString(4, topic);
      q.setString(5, event.type());
      q.setString(6, event.stream());
      q.setLong(7, event.seq());
      q.setLong(8, place.order);
      q.setLong(9, place.now);
      q.setBoolean(10, place.writtenLate);
      q.setBoolean(11, verified);
      q.setString(12, own == null ? null : own.delivery());
      q.setObject(13, own == null ? null : 1);
      q.setInt(14, own == null ? 0 : own.attempts());
      q.setBoolean(15, own != null && own.guarded());
      q.setBytes(16, EnvelopeCodec.toStored(Parts.withoutBytes(event)));
      q.setInt(17, place.arrival.code());
      q.setObject(18, file);
      q.executeUpdate();
    }
    index.added();
    return new Line(position, place.order, place.now, place.writtenLate, verified, topic, event,
        own == null ? null : own.delivery(), null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, place.arrival);
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
    SearchIndex.change(c, position, null);
    // or its position would be given again after a crash
    rooms.save(c);
  }

  RoomStates states() {
    return rooms;
  }

  /** The line of a row has another event, or the same with another text. */
  public void reword(Connection c, long position, Envelope event) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("UPDATE message SET envelope = ? WHERE position = ?")) {
      q.setBytes(1, EnvelopeCodec.toStored(Parts.withoutBytes(event)));
      q.setLong(2, position);
      q.executeUpdate();
    }
    SearchIndex.change(c, position, event);
  }

  /** Folds a room's registers anew from the lines that are there, after some were taken out. */
  public RoomState refold(Connection c, String room) throws SQLException {
    List<RoomFold.Placed> changes = new ArrayList<>();
    try (PreparedStatement q = c.prepareStatement(
        "SELECT envelope, ord FROM message WHERE room = ? AND topic = ? ORDER BY position")) {
      q.setString(1, room);
      q.setString(2, new Topic.RoomState(room).path());
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          changes.add(new RoomFold.Placed(Lines.envelope(rows.getBytes(1)), rows.getLong(2)));
        }
      }
    }
    RoomState state = rooms.counted(c, rooms.change(c, room, before -> RoomFold.registers(before, changes)));
    // or the line that was taken out would be back after a crash
    rooms.save(c);
    return state;
  }

  /** Moves the read mark forward and counts what is unread after it. */
  public RoomState markRead(Connection c, String room, long order) throws SQLException {
    int unread = Lines.ofCustomer(c, room, order, Long.MAX_VALUE);
    return rooms.change(c, room, before -> RoomFold.read(before, order, unread));
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
