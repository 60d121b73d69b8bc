package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.history.SearchIndex;
import io.deskwire.message.Attachment;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading all of one room. */
class WholeRoomTest {
  @TempDir
  private Path folder;

  private TestDesk desk;

  @BeforeEach
  void open() {
    desk = new TestDesk(folder.resolve("desk"));
    desk.connect();
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void customer(String room, String id, String text) {
    desk.broker().line().deliver("chat/" + room, "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}");
    desk.loop().settle();
  }

  private void index() {
    desk.session().store().write(c -> {
      SearchIndex.write(c);
      return true;
    }).join();
  }

  private List<String> found(String typed) {
    return desk.await(desk.room("r1").find(SearchQuery.of(typed).orElseThrow())).stream().map(MessagePlace::id)
        .toList();
  }

  @Test
  void readsForwardsPageByPageWithoutAHole() {
    for (int i = 0; i < 7; i++) {
      customer("r1", "m" + i, "text " + i);
      customer("r2", "x" + i, "other " + i);
    }
    List<String> read = new ArrayList<>();
    MessagePlace at = null;
    List<ChatMessage> page = desk.await(desk.room("r1").later(null, 3));
    while (!page.isEmpty()) {
      page.forEach(line -> read.add(line.id()));
      at = MessagePlace.of(page.getLast());
      page = desk.await(desk.room("r1").later(at, 3));
    }
    assertThat(read).containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6");
    assertThat(desk.await(desk.room("r1").size())).isEqualTo(7);
  }

  @Test
  void findsInOneRoomAloneTheNewestFirstIndexedOrNot() {
    customer("r1", "a", "the parcel is late");
    customer("r2", "b", "my parcel too");
    index();
    customer("r1", "c", "Parcels, again");
    customer("r1", "d", "something else");
    assertThat(found("parcel")).containsExactly("c", "a");
    index();
    assertThat(found("parcel")).containsExactly("c", "a");
  }

  @Test
  void listsNotesOldestFirst() {
    customer("r1", "a", "hello");
    desk.await(desk.room("r1").noteAsync("one"));
    desk.await(desk.room("r1").noteAsync("two"));
    desk.await(desk.room("r2").noteAsync("of another room"));
    assertThat(desk.await(desk.room("r1").notes(10))).extracting(ChatMessage::text).containsExactly("one", "two");
    assertThat(desk.await(desk.room("r1").notes(1))).extracting(ChatMessage::text).containsExactly("two");
  }

  @Test
  void aNoteThatIsAFileInPartsIsOneNote() {
    byte[] bytes = new byte[3 * Attachment.MAX_PART_BYTES];
    desk.await(desk.room("r1").attachNoteAsync(new FileToSend("map.bin", "application/octet-stream", bytes, 0, 0)));
    List<ChatMessage> notes = desk.await(desk.room("r1").notes(10));
    assertThat(notes).hasSize(1);
    assertThat(Objects.requireNonNull(notes.getFirst().attachment()).name()).isEqualTo("map.bin");
  }

  @Test
  void conversationsEndWhereTheChatWasClosed() {
    customer("r1", "a", "first words");
    customer("r1", "b", "more");
    desk.await(desk.room("r1").close(null));
    customer("r1", "c", "back again");
    desk.await(desk.room("r1").close(null));
    customer("r1", "d", "and now");
    List<ClosedChat> chats = desk.await(desk.room("r1").closedChats(10));
    assertThat(chats).extracting(chat -> chat.first().text()).containsExactly("first words", "back again");
    assertThat(chats).extracting(ClosedChat::messages).containsExactly(2, 1);
    assertThat(desk.await(desk.room("r1").closedChats(1))).extracting(chat -> chat.first().id()).containsExactly("c");
  }

  @Test
  void aFileInPartsIsOneMessageOfAClosedChat() {
    customer("r1", "a", "send me the manual, please");
    desk.await(desk.room("r1").attachAsync(new FileToSend("manual.pdf", "application/pdf", new byte[300_000], 0, 0)));
    desk.await(desk.room("r1").close(null));
    assertThat(desk.await(desk.room("r1").closedChats(10))).extracting(ClosedChat::messages).containsExactly(2);
  }

  @Test
  void notesAndClosedChatsAreNotLookedForAmongAllLines() {
    List<String> plan = desk.session().store().read(c -> {
      try (Statement s = c.createStatement();
          ResultSet rows = s.executeQuery("EXPLAIN QUERY PLAN SELECT id FROM message WHERE room = 'r1'"
              + " AND (type <> 'message' OR file <> position) AND type = 'note' ORDER BY ord DESC, position DESC")) {
        List<String> steps = new ArrayList<>();
        while (rows.next()) {
          steps.add(rows.getString("detail"));
        }
        return steps;
      }
    }).join();
    assertThat(plan).containsExactly("SEARCH message USING INDEX message_aside (room=?)");
  }
}
