package io.deskwire.history;

import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.room.Arrival;
import io.deskwire.room.Block;
import io.deskwire.room.RoomFold;
import io.deskwire.room.RoomState;
import io.deskwire.room.Sequence;
import io.deskwire.store.Memory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The states of all rooms, the last {@code seq} of each own topic and the last position. Storing a message changes one of
 * each; writing them with it was more than half of the work and three of eight pages. The lines are the truth: the table
 * of states is a copy as of {@code folded}, the position of the last line in it, and lines after that are folded in again
 * when it is read.
 *
 * <p>Used by whoever is writing, see {@link Memory}.
 */
final class RoomStates implements Memory {
  private static final Logger log = LoggerFactory.getLogger(RoomStates.class);
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String FOLDED = "folded";

  private final Map<String, RoomState> states = new HashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  /** Not in the table as they are. */
  private final Set<String> changed = new LinkedHashSet<>();
  private final List<Runnable> undo = new ArrayList<>();
  private final SearchIndex index;
  private long position;
  private boolean loaded;

  /**
   * @param index is written when these are, and when it is far behind
   */
  RoomStates(SearchIndex index) {
    this.index = index;
  }

  /** All of them. */
  List<RoomState> all(Connection c) throws SQLException {
    load(c);
    return List.copyOf(states.values());
  }

  RoomState get(Connection c, String id) throws SQLException {
    load(c);
    return states.getOrDefault(id, RoomState.empty(id));
  }

  /** An own event, which counts itself. */
  RoomState fold(Connection c, Envelope event, long order) throws SQLException {
    RoomState state = change(c, event.room(), before -> RoomFold.apply(before, event, order));
    return isBlock(event) ? counted(c, state) : state;
  }

  /** An event that has come; {@code now} in ms since 1970 UTC. */
  RoomState fold(Connection c, String topic, Envelope event, Came came, long now) throws SQLException {
    RoomState state = change(c, event.room(), before -> folded(before, topic, event, came, now));
    return isBlock(event) ? counted(c, state) : state;
  }

  private static boolean isBlock(Envelope event) {
    return event.eventType().orElse(null) == EventType.BLOCKED;
  }

  /** With as many messages hidden as stand behind the block; see {@link RoomFold#hidden}. */
  RoomState counted(Connection c, RoomState state) throws SQLException {
    RoomState after = counted(c, state, Long.MAX_VALUE);
    return change(c, state.id(), _ -> after);
  }

  private static RoomState counted(Connection c, RoomState state, long before) throws SQLException {
    Block block = state.marks().block();
    return block.holds()
        ? RoomFold.hidden(state, Lines.ofCustomer(c, state.id(), block.since(), before))
        : state;
  }

  /** How and where. */
  record Came(long order, Arrival arrival) {}

  private static RoomState folded(RoomState state, String topic, Envelope event, Came came, long now) {
    RoomState next = RoomFold.apply(state, event, came.order, came.arrival);
    String stream = event.stream();
    if (stream == null || event.seq() <= 0) {
      return next;
    }
    Sequence before = state.sequences().of(stream, topic);
    return next.with(before.seen(event.seq(), came.order, now, came.arrival == Arrival.HISTORY));
  }

  RoomState change(Connection c, String id, UnaryOperator<RoomState> change) throws SQLException {
    RoomState before = get(c, id);
    RoomState after = change.apply(before);
    // a room that only this event knows is a room all the same
    if (!after.equals(before) || !states.containsKey(id)) {
      put(after);
    }
    return after;
  }

  private void put(RoomState state) {
    RoomState before = states.put(state.id(), state);
    undo.add(() -> {
      if (before == null) {
        states.remove(state.id());
      } else {
        states.put(state.id(), before);
      }
    });
    changed.add(state.id());
  }

  /** Never one that was given before, also after its line was taken out. */
  long nextPosition(Connection c) throws SQLException {
    load(c);
    return ++position;
  }

  /** Counts 1, 2, 3 … per own topic, over every line that has ever been given one; {@code sent} has those deleted. */
  long nextSeq(Connection c, String topic) throws SQLException {
    Long known = sequences.get(topic);
    long next = (known == null ? lastSeq(c, topic) : known) + 1;
    sequences.put(topic, next);
    undo.add(() -> sequences.remove(topic));
    return next;
  }

  private static long lastSeq(Connection c, String topic) throws SQLException {
    long last = 0;
    for (int waits = 0; waits <= 1; waits++) {
      try (PreparedStatement q = c.prepareStatement("SELECT max(seq) FROM message WHERE waits = ? AND topic = ?")) {
        q.setInt(1, waits);
        q.setString(2, topic);
        try (ResultSet rows = q.executeQuery()) {
          last = rows.next() ? Math.max(last, rows.getLong(1)) : last;
        }
      }
    }
    try (PreparedStatement q = c.prepareStatement("SELECT last FROM sent WHERE topic = ?")) {
      q.setString(1, topic);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? Math.max(last, rows.getLong(1)) : last;
      }
    }
  }

  private void load(Connection c) throws SQLException {
    if (loaded) {
      return;
    }
    states.clear();
    long folded = folded(c);
    try (PreparedStatement q = c.prepareStatement("SELECT id, state FROM room"); ResultSet rows = q.executeQuery()) {
      while (rows.next()) {
        String id = rows.getString(1);
        try {
          states.put(id, MAPPER.readValue(rows.getString(2), RoomState.class));
        } catch (JacksonException e) {
          log.warn("the state of a room is damaged; it is made anew from its lines, except how far it has been read",
              e);
          replay(c, "room = ? AND position <= ?", id, folded);
        }
      }
    }
    position = Math.max(folded, replay(c, "position > ?", folded));
    loaded = true;
  }

  /** Folds lines in again. @return the position of the last one */
  private long replay(Connection c, String which, Object... parameters) throws SQLException {
    long last = 0;
    try (PreparedStatement q = c
        .prepareStatement(
            "SELECT position, ord, room, envelope, topic, arrived_at, came, delivery, seq FROM message WHERE " + which
                + " ORDER BY position")) {
      for (int i = 0; i < parameters.length; i++) {
        q.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          String id = rows.getString(3);
          RoomState before = states.getOrDefault(id, RoomState.empty(id));
          Envelope event = Lines.envelope(rows.getBytes(4)).withSeq(rows.getLong(9));
          boolean own = rows.getString(8) != null;
          RoomState after = own
              ? RoomFold.apply(before, event, rows.getLong(2))
              : folded(before, rows.getString(5), event,
                  new Came(rows.getLong(2), Arrival.of(rows.getInt(7))), rows.getLong(6));
          states.put(id, isBlock(event) ? counted(c, after, last) : after);
          changed.add(id);
        }
      }
    }
    return last;
  }

  private static long folded(Connection c) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT CAST(value AS INTEGER) FROM meta WHERE name = ?")) {
      q.setString(1, FOLDED);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  @Override
  public int mark() {
    return undo.size();
  }

  @Override
  public void backTo(int mark) {
    while (undo.size() > mark) {
      undo.removeLast().run();
    }
  }

  @Override
  public void complete(Connection c) throws SQLException {
    index.writeWhenFarBehind(c);
  }

  @Override
  public void committed() {
    undo.clear();
  }

  /** Also within another piece of work, when a line that is folded in already is taken out. */
  @Override
  public void save(Connection c) throws SQLException {
    SearchIndex.write(c);
    if (!loaded) {
      return;
    }
    for (String id : changed) {
      RoomState state = states.get(id);
      if (state != null) {
        try (PreparedStatement q = c.prepareStatement("INSERT OR REPLACE INTO room(id, state) VALUES(?, ?)")) {
          q.setString(1, id);
          q.setString(2, MAPPER.writeValueAsString(state));
          q.executeUpdate();
        }
      }
    }
    try (PreparedStatement q = c.prepareStatement("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)")) {
      q.setString(1, FOLDED);
      q.setString(2, Long.toString(position));
      q.executeUpdate();
    }
    Set<String> saved = Set.copyOf(changed);
    changed.clear();
    undo.add(() -> changed.addAll(saved));
  }
}
