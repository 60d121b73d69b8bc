package io.deskwire.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.SampleDesk;
import io.deskwire.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchViewModelTest implements Choices {
  private static final long NOW = Instant.parse("2026-11-24T10:44:00Z").toEpochMilli();
  private static final Sender MIA = new Sender("mia", "Mia Lindqvist", Role.CUSTOMER);

  private final FakeChatSession session = new SampleDesk(NOW).full();
  private final List<Runnable> pauses = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private final SearchViewModel model = new SearchViewModel(session,
      List.of(new Command("Outbox", "", () -> done.add("outbox")),
          new Command("Keys", "Ctrl /", () -> done.add("keys"))),
      List.of(new Canned("late", "Thanks", "Sorry that the refund took so long", () -> done.add("late")),
          new Canned("refund", "Refund is on its way", "Your bank releases it", () -> done.add("refund"))),
      Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC), Runnable::run, pauses::add, this);

  @Override
  public void leave() {
    done.add("leave");
  }

  @Override
  public void openRoom(String id) {
    done.add("room " + id);
  }

  @Override
  public void openMessage(ChatMessage message) {
    done.add("message " + message.id());
  }

  private void pause() {
    List<Runnable> now = List.copyOf(pauses);
    pauses.clear();
    now.forEach(Runnable::run);
  }

  private void type(String text) {
    model.textProperty().set(text);
  }

  private List<String> words() {
    return model.rowsProperty().get().stream().map(row -> switch (row) {
      case Row.Title title -> "# " + title.words();
      case Row.Note note -> "- " + note.words();
      case Row.OfRoom room -> marked(room.name());
      case Row.OfCommand command -> marked(command.name());
      case Row.OfCanned reply -> "/" + reply.canned().shortcut();
      case Row.OfMessage message -> message.room() + ": " + message.sender() + ": " + marked(message.text());
    }).toList();
  }

  private static String marked(List<Piece> pieces) {
    return pieces.stream().map(piece -> piece.hit() ? "[" + piece.text() + "]" : piece.text())
        .collect(Collectors.joining());
  }

  private static ChatMessage line(String id, long at, Sender from, String text, EventType type,
      @Nullable DeliveryState delivery) {
    return new ChatMessage(id, "mia", at, at, type, from, text, null, at, at, Double.NaN, false, true, delivery, null,
        null, null, false);
  }

  private void stored(String id, long at, String text) {
    session.seed(List.of(line(id, at, MIA, text, EventType.MESSAGE, null)));
  }

  @Test
  void aHiddenMessageIsFoundAndSaidToBeHidden() {
    session.room("mia").block("insults").join();
    stored("z1", NOW + 5, "you zebra");
    type("zebra");
    pause();
    assertThat(words()).contains("Mia Lindqvist: Mia Lindqvist, hidden: you [zebra]");
  }

  private String selected() {
    int at = model.selectedProperty().get();
    return at < 0 ? "nothing" : words().get(at);
  }

  @Test
  void beforeAnythingIsTypedItOffersTheLastRoomsAndAllCommands() {
    assertThat(words()).startsWith("# Recent chats").endsWith("# Commands", "Outbox", "Keys").hasSize(10);
    assertThat(pauses).isEmpty();
  }

  @Test
  void roomsAndCommandsFollowEveryKeyAndMessagesAPause() {
    stored("z1", NOW, "the outbox of tom");
    type("o");
    type("ou");
    assertThat(words()).contains("# Commands", "[Ou]tbox", "- Searching …");
    assertThat(session.calls()).isEmpty();
    type("outbox");
    pause();
    assertThat(session.calls()).containsExactly("search outbox");
    assertThat(words()).containsExactly("# Commands", "[Outbox]", "# Messages",
        "Mia Lindqvist: Mia Lindqvist: the [outbox] of tom");
  }

  @Test
  void anOldAnswerNeverTakesThePlaceOfANewerOne() {
    stored("z1", NOW - 1, "alpha");
    stored("z2", NOW, "alphabet");
    session.searching().waits();
    type("alpha");
    pause();
    type("alphabe");
    pause();
    session.searching().answer(1, null);
    assertThat(words()).contains("Mia Lindqvist: Mia Lindqvist: [alphabe]t");
    List<String> before = words();
    session.searching().answer(0, null);
    assertThat(words()).isEqualTo(before);
  }

  @Test
  void anAnswerToWhatIsNoLongerTypedIsNotShown() {
    stored("z1", NOW, "alpha");
    session.searching().waits();
    type("alpha");
    pause();
    type("");
    session.searching().answer(0, null);
    assertThat(words()).startsWith("# Recent chats").doesNotContain("# Messages");
  }

  @Test
  void messagesOfBeforeStayUntilThoseOfTheNextKeyAreThere() {
    stored("z1", NOW, "alpha");
    type("alph");
    pause();
    type("alpha");
    assertThat(words()).contains("Mia Lindqvist: Mia Lindqvist: [alph]a").doesNotContain("- Searching …");
    pause();
    assertThat(words()).contains("Mia Lindqvist: Mia Lindqvist: [alpha]");
  }

  @Test
  void saysWhatItIsDoingAndThatNothingWasFound() {
    type("xyzzy");
    assertThat(words()).containsExactly("# Messages", "- Searching …");
    pause();
    assertThat(words()).containsExactly("- Nothing found for “xyzzy”.");
    assertThat(selected()).isEqualTo("nothing");
    model.move(1);
    model.choose();
    assertThat(done).isEmpty();
  }

  @Test
  void aFailureIsSaidAndEndsWithTheNextKey() {
    session.searching().waits();
    type("xyzzy");
    pause();
    session.searching().answer(0, new StoreException(StoreException.Reason.DAMAGED, "It is damaged.", null));
    assertThat(words()).containsExactly("# Messages", "- The messages could not be searched: It is damaged.");
    type("xyzz");
    assertThat(words()).containsExactly("# Messages", "- Searching …");
  }

  @Test
  void saysWhenThereIsMoreAndWhenNotEverythingCanBeFoundYet() {
    IntStream.range(0, SearchViewModel.MESSAGES + 5).forEach(i -> stored("z" + i, NOW + i, "plenty " + i));
    session.searching().searchable(0.43);
    type("plenty");
    pause();
    assertThat(words()).hasSize(SearchViewModel.MESSAGES + 3).endsWith(
        "- These are the newest 50. Another word finds fewer.",
        "- Older messages are still being made searchable: 43% done.");
    assertThat(words().get(1)).endsWith("plenty] 54");
  }

  @Test
  void namesOwnMessagesAndNotes() {
    session.seed(List.of(
        line("z1", NOW, new Sender("anna", "Anna", Role.AGENT), "zebra", EventType.MESSAGE, DeliveryState.SENT),
        line("z2", NOW + 1, new Sender("ben", "Ben", Role.AGENT), "zebra", EventType.NOTE, null)));
    type("zebra");
    pause();
    assertThat(words()).endsWith("Mia Lindqvist: Ben, note: [zebra]", "Mia Lindqvist: You: [zebra]");
  }

  @Test
  void theFirstChoiceIsSelectedAndArrowsGoRoundTitles() {
    type("outbox");
    assertThat(selected()).isEqualTo("[Outbox]");
    type("");
    model.move(-1);
    assertThat(selected()).isEqualTo("Keys");
    model.move(1);
    assertThat(model.selectedProperty().get()).isEqualTo(1);
    model.page(1);
    assertThat(selected()).isEqualTo("Keys");
    model.page(-1);
    assertThat(model.selectedProperty().get()).isEqualTo(1);
  }

  @Test
  void whatTheAgentMovedToStaysSelectedWhenMessagesCome() {
    stored("z1", NOW, "keys and outbox");
    type("e");
    model.move(-1);
    String before = selected();
    pause();
    assertThat(selected()).isEqualTo(before);
  }

  @Test
  void aChoiceIsMadeOnceAfterThePaletteHasGone() {
    stored("z1", NOW, "xylophone");
    type("xylophone");
    pause();
    model.choose();
    model.choose();
    model.leave();
    assertThat(done).containsExactly("leave", "message z1");
  }

  @Test
  void roomsAreFoundByNameTagAndAgentAndThoseThatBeginWithItComeFirst() {
    type("mia lind");
    assertThat(words()).startsWith("# Chats", "[Mia] [Lind]qvist");
    model.choose();
    assertThat(done).containsExactly("leave", "room mia");
  }

  @Test
  void commandsAreRun() {
    type("KEY");
    model.choose();
    assertThat(done).containsExactly("leave", "keys");
  }

  @Test
  void nothingIsShownAfterItHasGone() {
    session.searching().waits();
    type("alpha");
    pause();
    List<String> before = words();
    model.leave();
    session.searching().answer(0, null);
    assertThat(words()).isEqualTo(before);
  }

  @Test
  void cannedRepliesAreFoundByNameBeforeThoseFoundByText() {
    model.textProperty().set("refund");
    assertThat(model.rowsProperty().get()).filteredOn(Row.OfCanned.class::isInstance)
        .extracting(row -> ((Row.OfCanned) row).canned().shortcut()).containsExactly("refund", "late");
  }

  @Test
  void noCannedRepliesStandThereBeforeAnythingIsTyped() {
    assertThat(model.rowsProperty().get()).noneMatch(Row.OfCanned.class::isInstance);
  }

  @Test
  void aChosenCannedReplyIsInserted() {
    model.textProperty().set("on its way");
    model.choose();
    assertThat(done).contains("refund");
  }
}
