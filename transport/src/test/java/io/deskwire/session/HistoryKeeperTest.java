package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Envelope;
import io.deskwire.message.EnvelopeCodec;
import io.deskwire.message.EventType;
import io.deskwire.message.Ids;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.SeqRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryKeeperTest extends DeskFixture {
  @BeforeEach
  void connect() {
    desk.connect();
  }

  private void closeRoom(String room) {
    desk.await(desk.room(room).close(null));
  }

  private DeletedHistory delete() {
    var done = desk.session().deleteHistory(_ -> {});
    desk.loop().settle();
    desk.loop().advance(Duration.ofSeconds(5));
    return desk.await(done);
  }

  private List<String> texts(String room) {
    return desk.history(room).stream().filter(line -> line.type().isConversation()).map(ChatMessage::text).toList();
  }

  private List<SearchHit> found(String words) {
    return desk.await(desk.session().search(words, 10));
  }

  @Test
  void deletesClosedChatsAndLeavesOpenOnes() {
    customer("r1", "a", "parcel");
    customer("r2", "b", "parcel");
    closeRoom("r1");
    DeletedHistory deleted = delete();
    assertThat(texts("r1")).isEmpty();
    assertThat(texts("r2")).containsExactly("parcel");
    assertThat(deleted.openRooms()).isEqualTo(1);
  }

  @Test
  void findsNothingOfWhatWasDeleted() {
    customer("r1", "a", "parcel");
    assertThat(found("parcel")).hasSize(1);
    closeRoom("r1");
    delete();
    assertThat(found("parcel")).isEmpty();
  }

  @Test
  void showsNothingOfItInTheListOfRooms() {
    customer("r1", "a", "parcel");
    closeRoom("r1");
    delete();
    assertThat(desk.session().rooms()).allSatisfy(room -> assertThat(room.lastText()).isEmpty());
  }

  @Test
  void nothingThatIsGoneIsUnread() {
    customer("r1", "a", "parcel");
    closeRoom("r1");
    delete();
    assertThat(desk.session().rooms()).allSatisfy(room -> assertThat(room.unread()).isZero());
  }

  @Test
  void whatWasDeletedDoesNotArriveAgain() {
    customer("r1", "a", "parcel");
    closeRoom("r1");
    delete();
    desk.restart();
    desk.connect();
    customer("r1", "a", "parcel");
    assertThat(texts("r1")).isEmpty();
  }

  @Test
  void aClosedChatStaysClosedOverARestart() {
    customer("r1", "a", "parcel");
    closeRoom("r1");
    delete();
    desk.restart();
    assertThat(desk.session().rooms()).singleElement()
        .satisfies(room -> assertThat(room.owner().kind()).isEqualTo(io.deskwire.room.Owner.Kind.CLOSED));
  }

  @Test
  void anUnsentMessageStays() {
    desk.goOffline();
    desk.send("r1", "hello");
    closeRoom("r1");
    DeletedHistory deleted = delete();
    assertThat(deleted.unsent()).isEqualTo(1);
    assertThat(texts("r1")).containsExactly("hello");
  }

  @Test
  void tellsHowFarItIs() {
    for (int i = 0; i < HistoryKeeper.AT_ONCE + 5; i++) {
      customer("r1", "m" + i, "text " + i);
    }
    closeRoom("r1");
    List<Long> told = new ArrayList<>();
    var done = desk.session().deleteHistory(told::add);
    desk.loop().settle();
    desk.loop().advance(Duration.ofSeconds(5));
    assertThat(desk.await(done).deleted()).isEqualTo(HistoryKeeper.AT_ONCE + 5);
    assertThat(told).startsWith((long) HistoryKeeper.AT_ONCE);
  }

  @Test
  void deletesWhatIsOlderThanTheLimitAndNotTheRest() {
    customer("r1", "old", "parcel");
    closeRoom("r1");
    desk.loop().sleepMachine(Duration.ofDays(91));
    customer("r2", "new", "letter");
    desk.session().keepHistory(Duration.ofDays(90));
    desk.loop().settle();
    desk.loop().advance(Duration.ofSeconds(1));
    assertThat(texts("r1")).isEmpty();
    assertThat(texts("r2")).containsExactly("letter");
  }

  @Test
  void aCustomerWhoStillWaitsIsNotDeleted() {
    customer("r1", "old", "parcel");
    desk.loop().sleepMachine(Duration.ofDays(91));
    desk.session().keepHistory(Duration.ofDays(90));
    desk.loop().settle();
    assertThat(texts("r1")).containsExactly("parcel");
  }

  @Test
  void keepsEverythingWithoutALimit() {
    customer("r1", "old", "parcel");
    closeRoom("r1");
    desk.session().keepHistory(null);
    desk.loop().sleepMachine(Duration.ofDays(400));
    desk.loop().settle();
    assertThat(texts("r1")).containsExactly("parcel");
  }

  /** A customer's console lacks the first message of this desk. */
  private void askForTheFirst(String stream) {
    long now = desk.loop().wallMillis();
    Envelope question = Envelope.of(Ids.message(now), "r1", EventType.RESEND, new Sender("r1", "Mia", Role.CUSTOMER),
        "phone", now).withResend(new SeqRange(stream, "chat/r1/desk", 1, 1));
    line().deliver("live/r1", EnvelopeCodec.encode(question), false);
    desk.loop().settle();
  }

  private long published(String text) {
    return line().durable().stream().filter(each -> text.equals(each.envelope().text())).count();
  }

  private String sendOne() {
    desk.send("r1", "hello");
    String stream = Objects.requireNonNull(line().last().envelope().stream());
    desk.confirmLast();
    closeRoom("r1");
    desk.confirmLast();
    return stream;
  }

  @Test
  void whatWasSentIsGivenAgainAfterItWasDeleted() {
    String stream = sendOne();
    DeletedHistory deleted = delete();
    assertThat(deleted.originals()).isEqualTo(1);
    assertThat(texts("r1")).isEmpty();
    askForTheFirst(stream);
    assertThat(published("hello")).isEqualTo(2);
  }

  @Test
  void theNumbersOfATopicGoOnAfterItsMessagesAreDeleted() {
    sendOne();
    delete();
    desk.restart();
    desk.connect();
    desk.send("r1", "again");
    desk.keepAlive(Duration.ofSeconds(15));
    assertThat(line().durable().stream().filter(each -> "again".equals(each.envelope().text()))
        .map(each -> each.envelope().seq()).distinct()).containsExactly(2L);
  }

  @Test
  void aColleaguesHistoryDoesNotBringItBack() {
    customer("r1", "a", "parcel");
    closeRoom("r1");
    ChatMessage line = desk.history("r1").getFirst();
    delete();
    Envelope older = Envelope.of("never-seen", "r1", EventType.MESSAGE, new Sender("r1", "Mia", Role.CUSTOMER), "phone",
        line.sentAt()).withText("older");
    desk.session().store().write(c -> desk.session().archive().recall(c, "chat/r1", older, line.order() - 1,
        desk.loop().wallMillis())).join();
    assertThat(texts("r1")).isEmpty();
  }
}
