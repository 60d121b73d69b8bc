package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ClaimOutcome;
import io.deskwire.store.StoreException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConversationViewModelTest {

  private static final long NOON = at("2026-11-24T12:00:00");

  private final FakeSession session = new FakeSession();
  private final FakeRoom room = session.room;

  private ConversationViewModel open() {
    return new ConversationViewModel(session, room, Runnable::run, Clock.fixed(Desk.NOW, ZoneOffset.UTC),
        new FakeDelay());
  }

  private static List<String> ids(ConversationViewModel viewModel) {
    return viewModel.model().messages().stream().map(ChatMessage::id).toList();
  }

  private void store(int count) {
    room.stored.addAll(IntStream.range(0, count).mapToObj(i -> customer("m" + i, NOON + i, "x")).toList());
  }

  @Test
  void readsTheNewestPageAndOlderOnesOnDemandUntilTheStart() {
    store(450);
    ConversationViewModel viewModel = open();
    assertThat(ids(viewModel)).hasSize(200).last().isEqualTo("m449");
    viewModel.loadOlder();
    viewModel.loadOlder();
    assertThat(ids(viewModel)).hasSize(450).first().isEqualTo("m0");
    int calls = room.calls.size();
    viewModel.loadOlder();
    assertThat(room.calls).hasSize(calls);
  }

  @Test
  void aChatWhoseAgentIsNotThereIsOffered() {
    room.summary = FakeRoom.bens();
    ConversationViewModel viewModel = open();
    assertThat(viewModel.ownerGoneProperty().get()).isFalse();
    session.colleaguesGone = true;
    viewModel.onPresence();
    viewModel.composer().textProperty().set("x");
    assertThat(viewModel.ownerGoneProperty().get()).isTrue();
    assertThat(viewModel.composer().reasonProperty().get()).startsWith("Ben is offline.");
    viewModel.onRoom(FakeRoom.mine());
    assertThat(viewModel.ownerGoneProperty().get()).isFalse();
  }

  @Test
  void whatComesWhileAPageIsReadIsNewerThanThePage() {
    room.stored.add(own("o1", NOON, "x", DeliveryState.QUEUED));
    room.pagesByHand = true;
    ConversationViewModel viewModel = open();
    viewModel.onMessages(List.of(own("o1", NOON, "x", DeliveryState.SENT), customer("c1", NOON + 1, "y")));
    room.turnPage();
    assertThat(ids(viewModel)).containsExactly("o1", "c1");
    assertThat(viewModel.model().messages().getFirst().delivery()).isEqualTo(DeliveryState.SENT);
  }

  @Test
  void aLateLineOfBeforeTheOldestPageMakesNoHole() {
    store(450);
    ConversationViewModel viewModel = open();
    ChatMessage late = customer("late", NOON + 10, "late");
    viewModel.onMessages(List.of(new ChatMessage(late.id(), late.room(), late.order(), 900, late.type(), late.from(),
        late.text(), null, late.sentAt(), late.arrivedAt(), 1, false, true, null, null, null, null, false)));
    assertThat(ids(viewModel)).hasSize(200).doesNotContain("late");
  }

  @Test
  void aMessageFarUpIsSoughtInFewReadsAndFound() {
    store(100_000);
    ConversationViewModel viewModel = open();
    viewModel.seek(customer("m3", NOON + 3, "x"));
    assertThat(found(viewModel)).isEqualTo("m3");
    assertThat(room.calls.stream().filter(call -> call.startsWith("history"))).hasSizeLessThanOrEqualTo(52);
    viewModel.seek(customer("m99999", NOON + 99_999, "x"));
    assertThat(found(viewModel)).isEqualTo("m99999");
  }

  @Test
  void aMessageIsSoughtWhileTheRoomIsStillOpening() {
    store(450);
    room.pagesByHand = true;
    ConversationViewModel viewModel = open();
    viewModel.seek(customer("m3", NOON + 3, "x"));
    assertThat(found(viewModel)).isNull();
    room.turnPage();
    room.turnPage();
    assertThat(found(viewModel)).isEqualTo("m3");
  }

  @Test
  void aMessageThatIsNoLongerThereIsSaidToBeGone() {
    store(450);
    ConversationViewModel viewModel = open();
    viewModel.seek(customer("gone", NOON + 300, "x"));
    assertThat(found(viewModel)).isNull();
    assertThat(viewModel.troubleProperty().get()).isEqualTo("That message is no longer on this computer.");
  }

  @Test
  void whatCannotBeReadEndsTheSearchForAMessage() {
    store(450);
    ConversationViewModel viewModel = open();
    room.historyFails = new StoreException(StoreException.Reason.DAMAGED, "It is damaged.", null);
    viewModel.seek(customer("m3", NOON + 3, "x"));
    room.historyFails = null;
    viewModel.loadOlder();
    viewModel.loadOlder();
    assertThat(ids(viewModel)).hasSize(450);
    assertThat(found(viewModel)).isNull();
  }

  @Test
  void linesThatTheFeedSkippedAreReadAgain() {
    store(10);
    ConversationViewModel viewModel = open();
    store(30);
    viewModel.onMissed(customer("m10", NOON + 10, "x"));
    assertThat(ids(viewModel)).hasSize(30);
  }

  @Test
  void aPageThatCannotBeReadIsSaidAndTriedAgain() {
    store(450);
    ConversationViewModel viewModel = open();
    room.historyFails = new StoreException(StoreException.Reason.DAMAGED, "The disk cannot be read.", null);
    viewModel.loadOlder();
    assertThat(viewModel.historyProblemProperty().get()).contains("The disk cannot be read.");
    room.historyFails = null;
    viewModel.loadOlder();
    assertThat(viewModel.historyProblemProperty().get()).isEmpty();
    assertThat(ids(viewModel)).hasSize(400);
  }

  @Test
  void linesOfOtherRoomsAreIgnored() {
    ConversationViewModel viewModel = open();
    ChatMessage line = customer("c", NOON, "x");
    viewModel.onMessages(List.of(new ChatMessage("c", "r2", 1, 1, line.type(), line.from(), "x", null, 1, 1, 1, false,
        true, null, null, null, null, false)));
    assertThat(ids(viewModel)).isEmpty();
  }

  @Test
  void onlyWhatIsLookedAtBecomesRead() {
    store(3);
    ConversationViewModel viewModel = open();
    assertThat(room.calls).noneMatch(call -> call.startsWith("read"));
    viewModel.setAttended(true);
    assertThat(room.calls).contains("read m2");
    viewModel.positionChanged(false);
    viewModel.onMessages(List.of(customer("n1", NOON + 100, "x")));
    assertThat(room.calls).doesNotContain("read n1");
    assertThat(viewModel.newBelowProperty().get()).isEqualTo(1);
    viewModel.positionChanged(true);
    assertThat(room.calls).contains("read n1");
    assertThat(viewModel.newBelowProperty().get()).isZero();
  }

  @Test
  void theNewLineComesWithWhatWasNotLookedAtAndGoesWithTheAnswer() {
    store(3);
    room.readMark = NOON + 1;
    ConversationViewModel viewModel = open();
    assertThat(viewModel.lines()).filteredOn(Line.Unread.class::isInstance).hasSize(1);
    viewModel.setAttended(true);
    assertThat(viewModel.lines()).filteredOn(Line.Unread.class::isInstance).hasSize(1);
    viewModel.onMessages(List.of(own("o1", NOON + 50, "Hello", DeliveryState.QUEUED)));
    assertThat(viewModel.lines()).filteredOn(Line.Unread.class::isInstance).isEmpty();
    viewModel.setAttended(false);
    viewModel.onMessages(List.of(customer("n1", NOON + 100, "x")));
    assertThat(viewModel.model().unreadProperty().get()).isEqualTo(1);
  }

  @Test
  void claimingGoesThroughItsStatesAndSaysWhoWasFaster() {
    ConversationViewModel viewModel = open();
    assertThat(viewModel.standingProperty().get()).isEqualTo(Standing.WAITING);
    viewModel.claim();
    viewModel.claim();
    assertThat(room.claims).hasSize(1);
    assertThat(viewModel.standingProperty().get()).isEqualTo(Standing.CLAIMING);
    room.summary = FakeRoom.bens();
    room.claims.getFirst().complete(new ClaimOutcome(ClaimOutcome.Kind.LOST, "Ben"));
    assertThat(viewModel.troubleProperty().get()).isEqualTo("Ben was faster.");
    assertThat(viewModel.standingProperty().get()).isEqualTo(Standing.OTHERS);
    viewModel.onRoom(FakeRoom.mine());
    assertThat(viewModel.standingProperty().get()).isEqualTo(Standing.MINE);
    assertThat(viewModel.troubleProperty().get()).isEmpty();
  }

  @Test
  void theFirstStuckMessageIsShownWithWhatWaitsBehindIt() {
    room.summary = FakeRoom.mine();
    room.stored.add(own("a", NOON, "sent", DeliveryState.SENT));
    room.stored.add(own("b", NOON + 1, "failed", DeliveryState.FAILED));
    room.stored.add(customer("c", NOON + 2, "hello?"));
    room.stored.add(own("d", NOON + 3, "waits", DeliveryState.QUEUED));
    ConversationViewModel viewModel = open();
    ChatMessage stuck = Objects.requireNonNull(viewModel.stuckProperty().get());
    assertThat(stuck.id()).isEqualTo("b");
    assertThat(viewModel.stuckLaterProperty().get()).isEqualTo(1);
    viewModel.retry(stuck);
    viewModel.drop(stuck);
    assertThat(session.calls).containsExactly("retry b", "drop b");
    viewModel.onDropped("b");
    assertThat(viewModel.stuckProperty().get()).isNull();
  }

  @Test
  void theLastUnsentMessageIsEdited() {
    room.summary = FakeRoom.mine();
    room.stored.add(own("a", NOON, "sent", DeliveryState.SENT));
    ConversationViewModel viewModel = open();
    assertThat(viewModel.editLast()).isFalse();
    viewModel.onMessages(List.of(own("b", NOON + 1, "queued", DeliveryState.QUEUED)));
    assertThat(viewModel.editLast()).isTrue();
    assertThat(viewModel.composer().textProperty().get()).isEqualTo("queued");
  }

  @Test
  void offlineIsKnown() {
    ConversationViewModel viewModel = open();
    viewModel.onConnection(FakeSession.connection(false));
    assertThat(viewModel.onlineProperty().get()).isFalse();
  }

  private static @Nullable String found(ConversationViewModel viewModel) {
    Seek.Target target = viewModel.seek().foundProperty().get();
    return target == null ? null : target.place().id();
  }
}
