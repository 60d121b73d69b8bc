package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deskwire.ui.fx.list.FxThread;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A conversation that is made before its room is known shows that room alone, and reads nothing before. */
class SpareConversationTest {
  private static final long NOON = at("2026-11-24T09:00:00");

  private static SpareConversation rehearsed(Desk desk) {
    desk.room.summary = FakeRoom.mine();
    desk.room.draft = "Dear Mia";
    desk.room.stored.addAll(List.of(customer("m1", NOON, "Hello"), customer("m2", NOON + 1_000, "Anybody there?")));
    SpareConversation spare = new SpareConversation(desk.session, Runnable::run, desk.clock, desk.opened::add,
        ComposerTools.plain());
    desk.root.getChildren().setAll(spare.node());
    while (spare.prepare()) {
      desk.layout();
    }
    return spare;
  }

  private static List<String> shown(ConversationView view) {
    return view.viewModel().model().messages().stream().map(message -> message.id()).toList();
  }

  @Test
  void nothingIsReadOrToldBeforeItIsTaken() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      rehearsed(desk);
      assertThat(desk.room.calls).isEmpty();
    });
  }

  @Test
  void onceTakenItIsTheConversationWithThatRoom() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      ConversationView view = rehearsed(desk).take(desk.room);
      desk.layout();
      assertThat(shown(view)).containsExactly("m1", "m2");
      assertThat(view.viewModel().customerName()).isEqualTo("Mia Lindqvist");
      assertThat(view.viewModel().standingProperty().get()).isEqualTo(Standing.MINE);
      assertThat(view.composer().area().getText()).isEqualTo("Dear Mia");
      assertThat(view.viewModel().stuckProperty().get()).isNull();
      assertThat(view.messages().list().isAtEnd()).isTrue();
      assertThat(view.messages().list().visibleCells()).hasSize(4); // with the day and "new messages"
    });
  }

  @Test
  void itMayBeTakenBeforeItIsReady() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      desk.room.stored.add(customer("m1", NOON, "Hello"));
      SpareConversation spare = new SpareConversation(desk.session, Runnable::run, desk.clock, desk.opened::add,
          ComposerTools.plain());
      desk.root.getChildren().setAll(spare.node());
      spare.prepare();
      assertThat(shown(spare.take(desk.room))).containsExactly("m1");
      assertThat(spare.prepare()).isFalse();
    });
  }

  @Test
  void outsideOfAWindowNothingIsLeftToDoForTheNextFrame() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      SpareConversation spare = new SpareConversation(desk.session, Runnable::run, desk.clock, desk.opened::add,
          ComposerTools.plain());
      assertThat(spare.prepare()).isFalse();
    });
  }

  @Test
  void itsCellsAreMadeWhereItHasNoRoomYet() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      SpareConversation spare = new SpareConversation(desk.session, Runnable::run, desk.clock, desk.opened::add,
          ComposerTools.plain());
      desk.root.getChildren().setAll(spare.node());
      spare.prepare();
      assertThat(spare.node().lookupAll(".cv-message")).isNotEmpty();
    });
  }

  @Test
  void itsCellsFillAWindowAlsoWhereItsPlaceIsLow() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      SpareConversation spare = new SpareConversation(desk.session, Runnable::run, desk.clock, desk.opened::add,
          ComposerTools.plain());
      desk.root.getChildren().setAll(spare.node());
      desk.size(800, 260); // the start page, while no tab is open
      while (spare.prepare()) {
        desk.layout();
      }
      assertThat(spare.node().lookupAll(".cv-message")).hasSizeGreaterThan(8);
    });
  }

  @Test
  void aQuestionWaitsForTheRoomAndAnotherRoomNeverAnswersIt() {
    LateRoom late = new LateRoom();
    CompletableFuture<String> draft = late.draft();
    assertThat(draft).isNotDone();
    FakeRoom room = new FakeRoom();
    room.draft = "Dear Mia";
    late.name(room);
    assertThat(draft).isCompletedWithValue("Dear Mia");
    assertThatThrownBy(() -> late.name(new FakeRoom())).isInstanceOf(IllegalStateException.class);
  }
}
