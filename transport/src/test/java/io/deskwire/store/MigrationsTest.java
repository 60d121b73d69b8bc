package io.deskwire.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.history.Archive;
import io.deskwire.history.Lines;
import io.deskwire.history.Parts;
import io.deskwire.message.Attachment;
import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.outbox.OutboxTable;
import io.deskwire.outbox.OutboxTable.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder of every earlier version opens with everything that was in it. */
class MigrationsTest {
  private static final Sender ANNA = new Sender("anna", "Anna", Role.AGENT);

  @TempDir
  private Path folder;

  @Test
  void theFirstVersionKeepsConversationsOutboxAndNumbers() throws Exception {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("deskwire.db"));
        Statement statement = c.createStatement()) {
      for (String sql : Migrations.STEPS.getFirst()) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA user_version = 1");
      message(c, 1, 0, null);
      message(c, 2, 1, "SENT");
      message(c, 3, 2, "FAILED");
      message(c, 4, 0, "QUEUED");
      message(c, 5, 0, "QUEUED");
      statement.execute("DELETE FROM message WHERE position = 5");
      statement.execute("INSERT INTO outbox VALUES(3, 1003, 4), (4, 1004, 0)");
      statement.execute("INSERT INTO sequence VALUES('chat/r1/desk', 2)");
    }
    try (Store store = Store.open(folder)) {
      Archive archive = new Archive(store);
      OutboxTable outbox = new OutboxTable(archive);
      assertThat(store.read(c -> Lines.after(c, 0, 10)).join()).extracting(Archive.Line::delivery)
          .containsExactly(null, "SENT", "FAILED", "QUEUED");
      List<Row> rows = store.write(outbox::load).join();
      assertThat(rows).extracting(Row::position).containsExactly(3L, 4L);
      assertThat(rows).extracting(Row::state).containsExactly(DeliveryState.FAILED, DeliveryState.QUEUED);
      assertThat(rows).extracting(Row::attempts).containsExactly(4, 0);
      Row sent = store.write(c -> outbox.sending(c, rows.getLast())).join();
      assertThat(sent.envelope().seq()).isEqualTo(3);
      Row next = store.write(c -> outbox.enqueue(c, "chat/r1/desk", event(6), true, false, 1_006)).join().row();
      assertThat(next.position()).isEqualTo(6);
      assertThat(next.envelope().seq()).isEqualTo(4);
    }
  }

  @Test
  void anAttachmentOfBeforeFilesStoodBesideTheirLinesIsThere() throws Exception {
    Attachment picture = new Attachment("f", "a.png", "image/png", 3, 0, 1, new byte[]{1, 2, 3}, 0, 0);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("deskwire.db"));
        Statement statement = c.createStatement()) {
      for (String sql : Migrations.STEPS.getFirst()) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA user_version = 1");
      message(c, 1, 0, null);
      try (PreparedStatement q = c.prepareStatement("UPDATE message SET envelope = ?")) {
        q.setBytes(1, EnvelopeCodec.toStored(event(1).withAttachment(picture)));
        q.executeUpdate();
      }
    }
    try (Store store = Store.open(folder)) {
      assertThat(store.read(c -> Lines.page(c, "r1", Long.MAX_VALUE, 0, 9)).join()).hasSize(1);
      assertThat(store.read(c -> Parts.whole(c, "id-1")).join()).hasValue(new byte[]{1, 2, 3});
    }
  }

  private static Envelope event(int number) {
    return Envelope.of("id-" + number, "r1", EventType.MESSAGE, ANNA, "own", 1_000 + number).withText("text " + number);
  }

  private static void message(Connection c, int position, long seq, @Nullable String delivery) throws SQLException {
    try (PreparedStatement q = c.prepareStatement("INSERT INTO message VALUES(?, ?, 'r1', ?, 'message', 'own', ?, ?, ?,"
        + " 0, 1, ?, NULL, NULL, NULL, NULL, NULL, ?)")) {
      q.setInt(1, position);
      q.setString(2, "id-" + position);
      q.setString(3, delivery == null ? "chat/r1" : "chat/r1/desk");
      q.setLong(4, seq);
      q.setLong(5, 1_000 + position);
      q.setLong(6, 1_000 + position);
      q.setString(7, delivery);
      q.setBytes(8, EnvelopeCodec.toStored(event(position).withSeq(seq)));
      q.executeUpdate();
    }
  }
}
