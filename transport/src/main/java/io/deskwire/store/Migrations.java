package io.deskwire.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The numbered steps from an empty file to the present tables. A step that has shipped is never changed. */
final class Migrations {
  static final List<List<String>> STEPS = List.of(List.of("""
      CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID""", """
      CREATE TABLE message(
        position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, room TEXT NOT NULL, topic TEXT NOT NULL,
        type TEXT NOT NULL, stream TEXT, seq INTEGER NOT NULL, ord INTEGER NOT NULL, arrived_at INTEGER NOT NULL,
        written_late INTEGER NOT NULL, verified INTEGER NOT NULL, delivery TEXT, problem TEXT,
        disk_ms REAL, queue_ms REAL, broker_ms REAL, peer_ms REAL, envelope BLOB NOT NULL)""", """
      CREATE INDEX message_of_room ON message(room, ord, position)""", """
      CREATE INDEX message_own ON message(topic, seq) WHERE delivery IS NOT NULL""", """
      CREATE TABLE copies(fingerprint TEXT PRIMARY KEY, n INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID""", """
      CREATE TABLE outbox(
        position INTEGER PRIMARY KEY REFERENCES message(position), created_at INTEGER NOT NULL,
        attempts INTEGER NOT NULL)""", """
      CREATE TABLE sequence(topic TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID""", """
      CREATE TABLE room(id TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID""", """
      CREATE TABLE draft(room TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID""", """
      CREATE TABLE quarantine(
        id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, topic TEXT NOT NULL, reason TEXT NOT NULL,
        payload BLOB NOT NULL)"""), List.of(
      """
          CREATE TABLE line(
            position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, room TEXT NOT NULL, topic TEXT NOT NULL,
            type TEXT NOT NULL, stream TEXT, seq INTEGER NOT NULL, ord INTEGER NOT NULL, arrived_at INTEGER NOT NULL,
            written_late INTEGER NOT NULL, verified INTEGER NOT NULL, delivery TEXT, waits INTEGER,
            attempts INTEGER NOT NULL, guarded INTEGER NOT NULL, problem TEXT, disk_ms REAL, queue_ms REAL,
            broker_ms REAL, peer_ms REAL, envelope BLOB NOT NULL)""",
      """
          INSERT INTO line SELECT m.position, id, room, topic, type, stream, seq, ord, arrived_at, written_late,
            verified, delivery, CASE WHEN delivery IS NULL THEN NULL ELSE o.position IS NOT NULL END,
            coalesce(o.attempts, 0), 0, problem,
            disk_ms, queue_ms, broker_ms, peer_ms, envelope
            FROM message m LEFT JOIN outbox o ON o.position = m.position ORDER BY m.position""",
      """
          INSERT INTO meta SELECT 'folded', max(seq) FROM sqlite_sequence WHERE name = 'message' HAVING count(*) > 0""",
      """
          DROP TABLE outbox""", """
          DROP TABLE sequence""", """
          DROP TABLE message""", """
          ALTER TABLE line RENAME TO message""", """
          CREATE INDEX message_of_room ON message(room, ord, position)""", """
          CREATE INDEX message_own ON message(waits, topic, seq) WHERE waits IS NOT NULL"""), List.of("""
          ALTER TABLE message ADD COLUMN came INTEGER NOT NULL DEFAULT 0"""),
      List.of("""
          CREATE VIRTUAL TABLE search USING fts5(
            text, content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2')""",
          // the words of what is there already follow in small pieces: this step must not keep the window closed
          """
              INSERT INTO meta SELECT 'searched', coalesce(max(position), 0) FROM message""", """
              INSERT INTO meta SELECT 'unsearched', value FROM meta WHERE name = 'searched'"""),
      List.of("""
          ALTER TABLE message ADD COLUMN file INTEGER""", """
          CREATE INDEX message_of_file ON message(file) WHERE file IS NOT NULL""", """
          CREATE TABLE part(position INTEGER PRIMARY KEY, key TEXT, number INTEGER NOT NULL, bytes BLOB NOT NULL)""",
          """
              CREATE INDEX part_of_key ON part(key, position) WHERE key IS NOT NULL""", """
              CREATE TRIGGER part_goes AFTER DELETE ON message WHEN old.file IS NOT NULL
              BEGIN DELETE FROM part WHERE position = old.position; END"""),
      List.of(
          """
              CREATE TABLE gone(
                id TEXT PRIMARY KEY, arrived_at INTEGER NOT NULL, topic TEXT NOT NULL, seq INTEGER NOT NULL,
                envelope BLOB)""",
          """
              CREATE INDEX gone_due ON gone(arrived_at)""", """
              CREATE INDEX gone_original ON gone(topic, seq) WHERE envelope IS NOT NULL""", """
              CREATE TABLE cleared(room TEXT PRIMARY KEY, up_to INTEGER NOT NULL) WITHOUT ROWID""", """
              CREATE TABLE sent(topic TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID"""),
      List.of("""
          CREATE INDEX message_aside ON message(room, ord, position) WHERE type <> 'message' OR file <> position"""),
      List.of("""
          CREATE TABLE draft_file(
            room TEXT NOT NULL, number INTEGER NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL,
            modified_at INTEGER NOT NULL, PRIMARY KEY(room, number)) WITHOUT ROWID"""),
      List.of("""
          CREATE TABLE draft_picture(
            room TEXT NOT NULL, number INTEGER NOT NULL, media_type TEXT NOT NULL, bytes BLOB NOT NULL,
            width INTEGER NOT NULL, height INTEGER NOT NULL, PRIMARY KEY(room, number))"""));

  private Migrations() {}

  static int newest() {
    return STEPS.size();
  }

  /** Brings the database to the newest version, all steps or none. */
  static void run(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > newest()) {
      throw new StoreException(StoreException.Reason.NEWER, "The data folder was written by a newer version of Deskwire"
          + " and is left as it is: install that version again, or choose another folder with --data-dir.", null);
    }
    if (version == newest()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      for (List<String> step : STEPS.subList(version, newest())) {
        for (String sql : step) {
          statement.execute(sql);
        }
      }
      statement.execute("PRAGMA user_version = " + newest());
      statement.execute("COMMIT");
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (var statement = connection.createStatement(); var rows = statement.executeQuery("PRAGMA user_version")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
