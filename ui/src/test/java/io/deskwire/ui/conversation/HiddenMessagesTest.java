package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummaryBuilder;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a blocked customer has written stands nowhere, and is not lost. */
class HiddenMessagesTest {
  private static final long THEN = at("2026-11-24T10:42:00");

  private final FakeSession session = new FakeSession();
  private final FakeRoom room = session.room;

  private static RoomSummary blocked(int hidden) {
    return RoomSummaryBuilder.like(FakeRoom.mine()).blocked(new RoomSummary.Blocked("Ana", THEN, "insults", hidden))
        .build();
  }

  private ConversationViewModel open() {
    return new ConversationViewModel(session, room, Runnable::run, Clock.fixed(Desk.NOW, ZoneOffset.UTC),
        new FakeDelay());
  }

  private static List<String> ids(ConversationViewModel viewModel) {
    return viewModel.lines().stream().filter(Line.OfMessage.class::isInstance).map(Line.OfMessage.class::cast)
        .map(line -> line.message().id()).toList();
  }

  private ConversationViewModel blocked() {
    room.stored.addAll(List.of(customer("a", THEN - 9, "Hello"), customer("b", THEN + 1, "You fool"),
        own("c", THEN + 2, "Please stay polite.", DeliveryState.SENT), customer("d", THEN + 3, "You idiot")));
    room.summary = blocked(2);
    return open();
  }

  @Test
  void whatWasWrittenSinceHasNoLineAndOneSentenceSaysSo() {
    ConversationViewModel viewModel = blocked();
    assertThat(ids(viewModel)).containsExactly("a", "c");
    assertThat(viewModel.hidden().saidProperty().get())
        .isEqualTo("2 messages hidden since Ana blocked this customer at 10:42");
  }

  @Test
  void theAgentMaySeeItAndHideItAgain() {
    ConversationViewModel viewModel = blocked();
    viewModel.hidden().show(true);
    assertThat(ids(viewModel)).containsExactly("a", "b", "c", "d");
    assertThat(viewModel.hidden().saidProperty().get()).startsWith("2 messages shown here");
    viewModel.hidden().show(false);
    assertThat(ids(viewModel)).containsExactly("a", "c");
  }

  @Test
  void aBlockTakesLinesAwayThatAreThereAndItsEndBringsThemBack() {
    room.stored.addAll(List.of(customer("a", THEN - 9, "Hello"), customer("b", THEN + 1, "You fool")));
    room.summary = FakeRoom.mine();
    ConversationViewModel viewModel = open();
    viewModel.onRoom(blocked(1));
    assertThat(ids(viewModel)).containsExactly("a");
    viewModel.onRoom(FakeRoom.mine());
    assertThat(ids(viewModel)).containsExactly("a", "b");
    assertThat(viewModel.hidden().saidProperty().get()).isEmpty();
  }

  @Test
  void aHiddenMessageIsNeitherNewNorAnnouncedNorRead() {
    ConversationViewModel viewModel = blocked();
    viewModel.setAttended(true);
    viewModel.positionChanged(false);
    int calls = room.calls.size();
    viewModel.onMessages(List.of(customer("e", THEN + 9, "You again")));
    viewModel.onRoom(blocked(3));
    assertThat(viewModel.newBelowProperty().get()).isZero();
    assertThat(viewModel.announcement().saidProperty().get()).isEmpty();
    assertThat(room.calls.subList(calls, room.calls.size())).isEmpty();
    assertThat(viewModel.hidden().saidProperty().get()).startsWith("3 messages hidden");
  }

  @Test
  void pagesWithNothingToSeeAreReadPast() {
    for (int i = 0; i < 450; i++) {
      room.stored.add(customer("x" + i, THEN + 1 + i, "You fool"));
    }
    room.stored.add(customer("a", THEN - 9, "Hello"));
    room.summary = blocked(450);
    assertThat(ids(open())).containsExactly("a");
  }

  @Test
  void whatIsSoughtIsShownThoughItIsHidden() {
    ConversationViewModel viewModel = blocked();
    viewModel.seek(customer("d", THEN + 3, "You idiot"));
    assertThat(Objects.requireNonNull(viewModel.seek().foundProperty().get()).place().id()).isEqualTo("d");
    assertThat(viewModel.hidden().isShown()).isTrue();
    assertThat(ids(viewModel)).contains("d");
  }

  @Test
  void theStripUnblocks() {
    ConversationViewModel viewModel = blocked();
    viewModel.unblock();
    assertThat(room.calls).contains("unblock");
  }

  @Test
  void aMessageThatChangesWhileItIsHiddenComesBackAsItIs() {
    ConversationViewModel viewModel = blocked();
    ChatMessage late = Messages.late(customer("d", THEN + 3, "You idiot"), THEN - 60_000);
    viewModel.onMessages(List.of(late));
    viewModel.hidden().show(true);
    assertThat(viewModel.model().find("d")).isEqualTo(late);
  }
}
