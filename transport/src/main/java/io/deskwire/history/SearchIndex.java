package io.deskwire.history;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The words of messages and notes, by position. Putting one line in costs as much as storing it, a thousand at once cost a
 * fifth of that: so new lines follow in pauses, or when there are many, and {@link Lines#unindexed} gives those that are
 * not in it yet. A line that is in it and changes, changes there at once.
 *
 * <p>{@code meta} says up to which position lines are in it, and, while those of before there was an index are put in,
 * newest first, down from which they are not. After a crash that is as true as before.
 */
public final class SearchIndex {
  /** So many lines are read one by one by whoever searches. */
  static final int MOST_BEHIND = 1_000;
  private static final String UP_TO = "searched";
  private static final String DOWN_FROM = "unsearched";

  /** Lines stored since it was written last, and a few that were not stored after all; owned by whoever is writing. */
  private int behind;

  SearchIndex() {}

  /** A line is new. */
  void added() {
    behind++;
  }

  /** Before a commit: writes when it has fallen far behind. */
  void writeWhenFarBehind(Connection c) throws SQLException {
    if (behind >= MOST_BEHIND) {
      write(c);
      behind = 0;
    }
  }

  /** Puts in every line that is new since the last time. */
  public static void write(Connection c) throws SQLException {
    long last = 0;
    try (PreparedStatement q = c.prepareStatement(
        "SELECT position, envelope FROM message WHERE position > ? ORDER BY position")) {
      q.setLong(1, number(c, UP_TO));
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          put(c, last, text(EnvelopeCodec.readStored(rows.getBytes(2))));
        }
      }
    }
    if (last > 0) {
      set(c, UP_TO, last);
    }
  }

  /** A line says something else; null when it is no more. */
  static void change(Connection c, long position, @Nullable Envelope event) throws SQLException {
    if (position <= number(c, UP_TO)) {
      take(c, position);
      put(c, position, text(event));
    }
  }

  /**
   * Puts older lines in, a piece of work of its own.
   *
   * @param limit of lines, so that the writer is not kept from messages
   * @return the share of all lines that can be found; 1 when there is nothing left to do
   */
  public static double catchUp(Connection c, int limit) throws SQLException {
    long from = number(c, DOWN_FROM);
    if (from == 0) {
      return 1;
    }
    long next = 0;
    try (PreparedStatement q = c.prepareStatement(
        "SELECT position, envelope FROM message WHERE position <= ? ORDER BY position DESC LIMIT ?")) {
      q.setLong(1, from);
      q.setInt(2, limit);
      try (ResultSet rows = q.executeQuery()) {
        for (int n = 1; rows.next(); n++) {
          long position = rows.getLong(1);
          take(c, position); // a change may have put it in already
          put(c, position, text(EnvelopeCodec.readStored(rows.getBytes(2))));
          next = n == limit ? position - 1 : 0;
        }
      }
    }
    set(c, DOWN_FROM, next);
    return next == 0 ? 1 : 1 - (double) next / number(c, UP_TO);
  }

  private static @Nullable String text(@Nullable Envelope event) {
    EventType type = event == null ? null : event.eventType().orElse(null);
    return event == null || type == null || !type.isConversation() ? null : event.text();
  }

  private static void put(Connection c, long position, @Nullable String text) throws SQLException {
    if (text == null || text.isBlank()) {
      return;
    }
    try (PreparedStatement q = c.prepareStatement("INSERT INTO search(rowid, text) VALUES(?, ?)")) {
      q.setLong(1, position);
      q.setString(2, text);
      q.executeUpdate();
    }
  }

  private static void take(Connection c, long position) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("DELETE FROM search WHERE rowid = ?")) {
      q.setLong(1, position);
      q.executeUpdate();
    }
  }

  private static long number(Connection c, String name) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT CAST(value AS INTEGER) FROM meta WHERE name = ?")) {
      q.setString(1, name);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private static void set(Connection c, String name, long value) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)")) {
      q.setString(1, name);
      q.setString(2, Long.toString(value));
      q.executeUpdate();
    }
  }
}
