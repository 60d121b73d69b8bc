package io.deskwire.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.history.Lines;
import io.deskwire.history.SearchIndex;
import io.deskwire.message.Envelope;
import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.store.FirstVersion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest extends DeskFixture {

  /** The same, whether the lines are in the index already or not. */
  private List<SearchHit> hits(String query) {
    return hits(query, 50);
  }

  private List<SearchHit> hits(String query, int limit) {
    List<SearchHit> before = desk.await(desk.session().search(query, limit));
    index();
    assertThat(desk.await(desk.session().search(query, limit))).isEqualTo(before);
    return before;
  }

  private void index() {
    desk.session().store().write(c -> {
      SearchIndex.write(c);
      return true;
    }).join();
  }

  private void indexIf(boolean wanted) {
    if (wanted) {
      index();
    }
  }

  private List<String> found(String query) {
    return hits(query).stream().map(hit -> hit.message().text()).toList();
  }

  private List<String> marked(String query) {
    return hits(query).stream().flatMap(
        hit -> hit.spans().stream().map(span -> hit.message().text().substring(span.from(), span.to()))).toList();
  }

  @Test
  void findsOwnMessagesNotesAndCustomersWordsOfAllRoomsThoseStoredLastFirst() {
    desk.connect();
    customer("r1", "c1", "Where is my parcel?");
    desk.send("r2", "Your parcel is on its way");
    desk.await(desk.room("r3").noteAsync("parcel promised"));
    customer("r4", "c4", "a letter");
    assertThat(found("parcel")).containsExactly("parcel promised", "Your parcel is on its way", "Where is my parcel?");
    assertThat(hits("parcel")).extracting(SearchHit::room).containsExactly("r3", "r2", "r1");
    assertThat(hits("where").getFirst().message()).isEqualTo(desk.line("r1", "c1"));
  }

  @Test
  void findsNoMoreThanAskedForAndTheNewestOfThem() {
    IntStream.rangeClosed(1, 20).forEach(i -> desk.send("r1", "word number " + i));
    assertThat(hits("word", 3)).extracting(hit -> hit.message().text())
        .containsExactly("word number 20", "word number 19", "word number 18");
    assertThat(hits("word", 0)).hasSize(1);
  }

  @Test
  void theLastWordMayBeTheBeginningOfOneAndTheOthersMustBeWhole() {
    desk.send("r1", "the parcel arrived");
    assertThat(found("p")).hasSize(1);
    assertThat(found("par")).hasSize(1);
    assertThat(found("arrived parc")).hasSize(1);
    assertThat(found("parc arrived")).isEmpty();
    assertThat(found("arcel")).isEmpty();
  }

  @Test
  void caseAndAccentsMakeNoDifference() {
    desk.send("r1", "Ein Café in MÜNCHEN");
    assertThat(found("cafe munchen")).hasSize(1);
    assertThat(found("CAFÉ")).hasSize(1);
    assertThat(found("cafe\u0301 mu\u0308nch")).hasSize(1);
    assertThat(marked("cafe munch")).containsExactly("Café", "MÜNCH");
  }

  @Test
  void marksWhatWasTypedWhereverItIs() {
    desk.send("r1", "Order-4711, order 4711 or re-order: 😀 orders");
    assertThat(marked("order-47")).containsExactly("Order-47", "order 47");
    assertThat(marked("order")).containsExactly("Order", "order", "order", "order");
    assertThat(marked("4711 or")).containsExactly("Or", "4711", "or", "4711", "or", "or", "or");
  }

  @Test
  void wordsJoinedByASignMustStandBehindEachOther() {
    desk.send("r1", "4711 is the order");
    desk.send("r1", "order 4711");
    assertThat(found("order-4711")).containsExactly("order 4711");
    assertThat(found("order 4711")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"", "\"\"", "*", "😀", "-", "(", "'; DROP TABLE message; --", "NEAR(", "a AND",
      "NOT",
      "text:parcel", "^parcel", "\0", "par\0cel", "{", "\"parcel", "parcel\"", "a\"b", "\uD83D", "+ +", "col : x"})
  void anythingMayBeTyped(String typed) {
    desk.send("r1", "the parcel");
    assertThat(found(typed)).hasSizeLessThanOrEqualTo(1);
    assertThat(found("parcel")).hasSize(1);
  }

  @Test
  void aPastedPageIsLookedForByItsFirstWords() {
    desk.send("r1", "alpha");
    assertThat(found("alpha ".repeat(5_000))).hasSize(1);
    assertThat(found("a-".repeat(8_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMessageThatWasEditedIsFoundByWhatItSaysNow(boolean indexed) {
    MessageHandle waiting = desk.send("r1", "Your parcel is lost");
    indexIf(indexed);
    desk.await(waiting.edit("Your letter is late"));
    assertThat(found("parcel")).isEmpty();
    assertThat(found("letter")).containsExactly("Your letter is late");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMessageThatWasDroppedIsNotFound(boolean indexed) {
    MessageHandle waiting = desk.send("r1", "Your parcel is lost");
    indexIf(indexed);
    desk.await(desk.session().drop(waiting.id()));
    assertThat(found("parcel")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aMessageThatWasTriedAndDroppedIsNotFound(boolean indexed) {
    desk.connect();
    MessageHandle tried = desk.send("r1", "Your parcel is lost");
    indexIf(indexed);
    desk.loseLine();
    desk.await(desk.session().drop(tried.id()));
    assertThat(found("parcel")).isEmpty();
    NaiveSearch.assertAgrees(desk.session().store(), false);
    NaiveSearch.assertAgrees(desk.session().store(), true);
  }

  @Test
  void whatTheDiskRefusedIsNotFoundAndWhatCameBeforeAndAfterIs() {
    desk.send("r1", "parcel one");
    desk.protectDisk();
    assertThat(desk.room("r1").sendAsync("parcel two", null)).failsWithin(Duration.ofSeconds(10));
    desk.unprotectDisk();
    desk.send("r1", "parcel three");
    assertThat(found("parcel")).containsExactly("parcel three", "parcel one");
    NaiveSearch.assertAgrees(desk.session().store(), false);
    NaiveSearch.assertAgrees(desk.session().store(), true);
  }

  @Test
  void aRestartAndACrashForgetNothing() {
    desk.send("r1", "parcel one");
    desk.restart();
    desk.send("r1", "parcel two");
    desk.kill();
    assertThat(found("parcel")).containsExactly("parcel two", "parcel one");
  }

  @Test
  void inALongRushTheIndexFollowsWithoutWaitingForAPause() {
    List<CompletableFuture<MessageHandle>> sent = IntStream.rangeClosed(1, 3_000)
        .mapToObj(i -> desk.room("r1").sendAsync("parcel " + i, null)).toList();
    desk.await(CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)));
    assertThat(desk.session().store().read(Lines::unindexed).join()).hasSizeLessThan(2_100);
    assertThat(found("parcel")).hasSize(50).first().isEqualTo("parcel 3000");
    assertThat(found("2999 parcel")).hasSize(1);
    assertThat(found("1 parcel")).hasSize(1);
  }

  private static String id(int number) {
    return "01900000-0000-7000-8000-%012d".formatted(number);
  }

  private static Envelope old(int number, Sender from) {
    return Envelope.of(id(number), "r1", EventType.MESSAGE, from, "s", number).withText("old word " + number);
  }

  @Test
  void linesOfAnEarlierVersionAreMadeSearchableInSmallPiecesNewestFirst() {
    int lines = 2 * Search.AT_ONCE + 10;
    Sender mia = new Sender("mia", "Mia", Role.CUSTOMER);
    Sender anna = new Sender("anna", "Anna", Role.AGENT);
    FirstVersion.make(folder.resolve("old"), "stream", IntStream.range(1, lines).mapToObj(i -> old(i, mia)).toList(),
        List.of(old(lines, anna), old(lines + 1, anna)));
    desk.close();
    desk = new TestDesk(folder.resolve("old"));
    assertThat(desk.session().searchable()).isBetween(0.3, 0.7);
    assertThat(found("old")).hasSize(50).first().isEqualTo("old word " + (lines + 1));
    assertThat(found("7 word")).doesNotContain("old word 7");
    desk.loop().advance(Duration.ofSeconds(1));
    assertThat(desk.session().searchable()).isEqualTo(1);
    assertThat(found("7 word")).contains("old word 7");
    NaiveSearch.assertAgrees(desk.session().store(), false);
    NaiveSearch.assertAgrees(desk.session().store(), true);
    assertThat(desk.session().store().read(c -> Lines.after(c, 0, 5_000)).join()).hasSize(lines + 1);
  }

  @Test
  void aWaitingMessageOfAnEarlierVersionCanBeChangedBeforeItIsSearchable() {
    int lines = Search.AT_ONCE + 10;
    Sender anna = new Sender("anna", "Anna", Role.AGENT);
    FirstVersion.make(folder.resolve("old"), "stream", List.of(),
        IntStream.rangeClosed(1, lines).mapToObj(i -> old(i, anna)).toList());
    desk.close();
    desk = new TestDesk(folder.resolve("old"));
    assertThat(desk.session().searchable()).isLessThan(1);
    desk.await(desk.session().message(id(3)).orElseThrow().edit("a new text"));
    desk.await(desk.session().drop(id(4)));
    assertThat(found("new text")).hasSize(1);
    desk.loop().advance(Duration.ofSeconds(1));
    assertThat(desk.session().searchable()).isEqualTo(1);
    assertThat(found("new text")).containsExactly("a new text");
    desk.await(desk.session().message(id(3)).orElseThrow().edit("and another"));
    assertThat(found("new text")).isEmpty();
    NaiveSearch.assertAgrees(desk.session().store(), false);
    NaiveSearch.assertAgrees(desk.session().store(), true);
  }
}
