package io.deskwire.history;

import io.deskwire.history.Archive.Line;
import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of attachments. They stand beside the lines, so that a page of a conversation is read without them; the lines
 * of one file are found by the first of them that was stored, which is the one that is shown.
 *
 * <p>Parts that say the same topic, sender, id, size and number of parts belong together. One that says something else of
 * itself is a file of its own, and cannot spoil the first. Every method belongs to a piece of work of the store.
 */
public final class Parts {
  private static final byte[] NONE = {};

  private Parts() {}

  /** How one line of a file stands; {@code delivery} and {@code problem} as in {@link Line}. */
  public record Standing(int part, @Nullable String delivery, @Nullable String problem) {}

  /**
   * Keeps the bytes of a line that is about to be stored.
   *
   * @return position of the first line of its file; null where there is no attachment
   */
  static @Nullable Long add(Connection c, long position, String topic, Envelope event) throws SQLException {
    Attachment attachment = event.attachment();
    if (attachment == null) {
      return null;
    }
    String key = attachment.isPart()
        ? String.join("\n", topic, event.from().id(), attachment.id(), attachment.size() + "/" + attachment.parts())
        : null;
    try (PreparedStatement q = c
        .prepareStatement("INSERT INTO part(position, key, number, bytes) VALUES(?, ?, ?, ?)")) {
      q.setLong(1, position);
      q.setString(2, key);
      q.setInt(3, attachment.part());
      q.setBytes(4, attachment.bytes());
      q.executeUpdate();
    }
    return key == null ? position : first(c, key);
  }

  private static long first(Connection c, String key) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("SELECT min(position) FROM part WHERE key = ?")) {
      q.setString(1, key);
      try (ResultSet rows = q.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** A line is no part of its file any more. */
  public static void forget(Connection c, long position) throws SQLException {
    for (String sql : List.of("UPDATE message SET file = NULL WHERE position = ?",
        "DELETE FROM part WHERE position = ?")) {
      try (PreparedStatement q = c.prepareStatement(sql)) {
        q.setLong(1, position);
        q.executeUpdate();
      }
    }
  }

  /** As it is stored: the bytes stand elsewhere. */
  public static Envelope withoutBytes(Envelope event) {
    Attachment attachment = event.attachment();
    return attachment == null ? event : event.withAttachment(attachment.withBytes(NONE));
  }

  /** As it was sent or came. */
  public static Envelope withBytes(Connection c, long position, Envelope event) throws SQLException {
    Attachment attachment = event.attachment();
    if (attachment == null || attachment.bytes().length > 0) {
      return event;
    }
    try (PreparedStatement q = c.prepareStatement("SELECT bytes FROM part WHERE position = ?")) {
      q.setLong(1, position);
      try (ResultSet rows = q.executeQuery()) {
        return rows.next() ? event.withAttachment(attachment.withBytes(rows.getBytes(1))) : event;
      }
    }
  }

  /** The first lines of a list, with their bytes, as far as those fit the memory meant for them; one at least. */
  public static List<Line> withBytes(Connection c, List<Line> lines, long memory) throws SQLException {
    List<Line> filled = new ArrayList<>(lines.size());
    long left = memory;
    for (Line line : lines) {
      Line each = line.with(withBytes(c, line.position(), line.envelope()));
      Attachment attachment = each.envelope().attachment();
      left -= attachment == null ? 0 : attachment.bytes().length;
      if (left < 0 && !filled.isEmpty()) {
        break;
      }
      filled.add(each);
    }
    return filled;
  }

  /** How the parts of a file stand that are here, each once, by number; {@code first} is the position of the shown line. */
  public static List<Standing> standing(Connection c, long first) throws SQLException {
    List<Standing> standing = new ArrayList<>();
    try (PreparedStatement q = c.prepareStatement("SELECT number, delivery, problem FROM message JOIN part"
        + " USING(position) WHERE file = ? ORDER BY number, position")) {
      q.setLong(1, first);
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next()) {
          if (standing.isEmpty() || standing.getLast().part() != rows.getInt(1)) {
            standing.add(new Standing(rows.getInt(1), rows.getString(2), rows.getString(3)));
          }
        }
      }
    }
    return standing;
  }

  /** The whole file of a shown line; empty while parts are missing, and when they do not make what was announced. */
  public static Optional<byte[]> whole(Connection c, String id) throws SQLException {
    Line line = Lines.byId(c, id);
    Attachment attachment = line == null ? null : line.envelope().attachment();
    if (line == null || attachment == null) {
      return Optional.empty();
    }
    if (!attachment.isPart()) {
      byte[] bytes = Objects.requireNonNull(withBytes(c, line.position(), line.envelope()).attachment()).bytes();
      return bytes.length == attachment.size() && bytes.length > 0 ? Optional.of(bytes) : Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream((int) Math.min(attachment.size(), Attachment.MAX_BYTES));
    int next = 0;
    try (PreparedStatement q = c.prepareStatement("SELECT number, bytes FROM message JOIN part USING(position)"
        + " WHERE file = ? ORDER BY number, position")) {
      q.setLong(1, line.position());
      try (ResultSet rows = q.executeQuery()) {
        while (rows.next() && whole.size() <= Attachment.MAX_BYTES) {
          if (rows.getInt(1) == next) {
            whole.writeBytes(rows.getBytes(2));
            next++;
          }
        }
      }
    }
    boolean complete = next == attachment.parts() && whole.size() == attachment.size();
    return complete ? Optional.of(whole.toByteArray()) : Optional.empty();
  }
}
