package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.room.Owner;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.SampleFloor;
import io.deskwire.ui.Fx;
import io.deskwire.ui.floor.FloorRow;
import io.deskwire.ui.floor.RoomFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class FloorTest extends ConsoleUiHarness {
  private static final String WATCHED = "mia";

  private final SampleFloor floor = new SampleFloor(sample, 20, 5);

  private Desk openFloor(FakeChatSession of) {
    Desk desk = open(SessionSource.of(() -> of));
    Fx.run(() -> desk.showFloor(true));
    Fx.frames(3);
    return desk;
  }

  private TableView<FloorRow<RoomFacts>> table() {
    @SuppressWarnings("unchecked")
    TableView<FloorRow<RoomFacts>> found = (TableView<FloorRow<RoomFacts>>) ui().scene().lookup(".floor-table");
    return Objects.requireNonNull(found);
  }

  private void choose(String room) {
    Fx.run(() -> table().getItems().stream().filter(row -> row.id().equals(room)).findFirst()
        .ifPresent(table().getSelectionModel()::select));
  }

  private void press(String button) {
    Fx.run(() -> ui().scene().getRoot().lookupAll(".button").stream().map(Button.class::cast)
        .filter(each -> button.equals(each.getText()) && each.isVisible() && each.getParent().isVisible()
            && each.getParent().getParent().isVisible())
        .findFirst().orElseThrow().fire());
    Fx.frames(3);
  }

  private boolean isShown(String words) {
    return ui().scene().getRoot().lookupAll(".cv-words").stream().map(Text.class::cast)
        .anyMatch(text -> text.getText().contains(words));
  }

  private static List<String> since(FakeChatSession of, int calls) {
    return of.calls().subList(calls, of.calls().size());
  }

  @Test
  void theFloorLiesInPlaceOfInboxAndTabs() {
    Desk desk = openFloor(floor.session());
    assertThat(texts()).contains("Active chats", "Agents", "waiting now", "Ben", "Guest 124d")
        .doesNotContain("WAITING", "MINE");
    Fx.run(() -> desk.showFloor(false));
    Fx.frames(2);
    assertThat(texts()).contains("WAITING", "MINE").doesNotContain("Active chats");
  }

  @Test
  void underTheFloorNoRoomIsInFront() {
    FakeChatSession session = floor.session();
    Desk desk = open(SessionSource.of(() -> session));
    Fx.run(() -> desk.tabs().open(WATCHED, false));
    int before = session.calls().size();
    Fx.run(() -> desk.showFloor(true));
    assertThat(since(session, before)).contains("viewing null");
    Fx.run(() -> desk.showFloor(false));
    assertThat(session.calls().getLast()).isEqualTo("viewing mia");
  }

  @Test
  void openingARoomLeadsBackToTheDesk() {
    Desk desk = openFloor(floor.session());
    Fx.run(() -> desk.tabs().open("room-3", true));
    assertThat(Fx.get(desk::floorShown)).isFalse();
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains("room-3");
  }

  @Test
  void aTabThatIsNotSeenIsNotClosedByItsKey() {
    Desk desk = open(SessionSource.of(floor::session));
    Fx.run(() -> desk.tabs().open(WATCHED, false));
    Fx.run(() -> desk.showFloor(true));
    press(KeyCode.W, true, false, false);
    press(KeyCode.C, false, true, false);
    assertThat(Fx.get(() -> desk.tabs().ids())).containsExactly(WATCHED);
  }

  @Test
  void readingAlongShowsWhatIsWritten() {
    FakeChatSession session = floor.session();
    openFloor(session);
    choose(WATCHED);
    press("Monitor silently");
    assertThat(texts()).contains("Nobody sees you here. Ben has the chat.");
    session.receive(WATCHED, "Are you still there?");
    until(() -> isShown("Are you still there?"));
  }

  @Test
  void readingAlongLeavesNoTrace() {
    FakeChatSession session = floor.session();
    openFloor(session);
    choose(WATCHED);
    int before = session.calls().size();
    press("Monitor silently");
    session.receive(WATCHED, "Are you still there?");
    until(() -> isShown("Are you still there?"));
    press(KeyCode.ENTER, false, false, false);
    press(KeyCode.ESCAPE, false, false, false);
    assertThat(since(session, before)).isEmpty();
  }

  @Test
  void readingAlongEndsWithEscape() {
    Desk desk = openFloor(floor.session());
    int listeners = Fx.get(() -> desk.feed().listenerCount());
    choose(WATCHED);
    press("Monitor silently");
    Fx.run(() -> table().requestFocus());
    press(KeyCode.ESCAPE, false, false, false);
    assertThat(Fx.get(() -> desk.feed().listenerCount())).isEqualTo(listeners);
    assertThat(texts()).doesNotContain("Nobody sees you here. Ben has the chat.");
  }

  @Test
  void takingOverAsksFirst() {
    FakeChatSession session = floor.session();
    openFloor(session);
    choose(WATCHED);
    press("Take over");
    assertThat(texts()).contains("Take over the chat with Tom Berger? Ben loses it and is told so.");
    assertThat(session.calls()).doesNotContain("claim mia");
    press("Cancel");
    assertThat(session.calls()).doesNotContain("claim mia");
  }

  @Test
  void aRoomTakenOverIsOpenOnTheDeskWithTheReasonAsANote() {
    FakeChatSession session = floor.session();
    Desk desk = openFloor(session);
    choose(WATCHED);
    press("Take over");
    Fx.run(() -> ((TextField) ui().scene().lookup(".floor-asking .text-field")).setText("Ben is at lunch"));
    press("Take over");
    until(() -> !desk.floorShown());
    assertThat(session.calls()).contains("claim mia", "send mia Taken over from Ben: Ben is at lunch");
    assertThat(Fx.get(() -> desk.tabs().selectedRoom())).contains(WATCHED);
  }

  @Test
  void aLeadIsAskedToWhomARoomIsToBeGiven() {
    openFloor(floor.leads());
    choose(WATCHED);
    press("Reassign …");
    assertThat(ui().scene().lookup(".transfer-form")).isNotNull();
  }

  @Test
  void whoIsNoLeadIsNotOfferedToGiveAwayOthersRooms() {
    openFloor(floor.session());
    choose(WATCHED);
    assertThat(texts()).contains("Monitor silently").doesNotContain("Reassign …");
  }

  @Test
  void theKeyboardGoesRoundTheFloor() {
    openFloor(floor.session());
    List<String> round = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      press(KeyCode.F6, false, false, false);
      round.add(Fx.get(() -> String.valueOf(ui().scene().getFocusOwner().getAccessibleText())));
    }
    assertThat(round).first().isEqualTo("Agents");
    assertThat(round).last().isEqualTo("Active chats");
  }

  @Test
  void theChosenRoomStaysChosenWhileTwoThousandChange() {
    SampleFloor large = new SampleFloor(sample, 2_000, 12);
    FakeChatSession session = large.session();
    openFloor(session);
    choose("room-77");
    Fx.run(() -> table().getSortOrder().add(table().getColumns().get(3)));
    for (int turn = 0; turn < 5; turn++) {
      List<RoomSummary> changed = new ArrayList<>();
      for (int i = turn; i < 2_000; i += 5) {
        RoomSummary room = large.room(i);
        changed.add(with(room, NOW - (i * 37L + turn) % 500_000, room.owner()));
      }
      session.putAll(changed);
      long waited = changed.getLast().waitingSince();
      until(() -> table().getItems().stream().anyMatch(row -> row.facts().waitingSince() == waited));
    }
    assertThat(Fx.get(() -> table().getSelectionModel().getSelectedItem().id())).isEqualTo("room-77");
    assertThat(Fx.get(() -> table().getItems().stream().map(FloorRow::facts)
        .map(room -> room.waitingSince() == 0 ? 0 : NOW - room.waitingSince()).toList())).isSorted();
  }

  @Test
  void whenTheChosenRoomIsClosedNoOtherIsChosenInItsPlace() {
    FakeChatSession session = floor.session();
    openFloor(session);
    choose(WATCHED);
    RoomSummary room = floor.room(0);
    session.put(with(room, room.waitingSince(), new Owner(Owner.Kind.CLOSED, "ben", "Ben", 0)));
    until(() -> table().getItems().stream().noneMatch(row -> row.id().equals(WATCHED)));
    assertThat(Fx.get(() -> table().getSelectionModel().getSelectedItem())).isNull();
  }

  @Test
  void nothingIsHeldWhenTheDeskIsClosed() {
    FakeChatSession session = floor.session();
    Desk desk = openFloor(session);
    choose(WATCHED);
    press("Monitor silently");
    Fx.run(desk::close);
    assertThat(Fx.get(() -> desk.feed().listenerCount())).isZero();
    assertThat(Fx.get(() -> desk.ticker().listenerCount())).isZero();
  }

  private static RoomSummary with(RoomSummary r, long waitingSince, Owner owner) {
    return new RoomSummary(r.id(), r.name(), r.opened(), owner, r.tags(), r.priority(), waitingSince, r.lastAt(),
        r.lastText(), r.lastRole(), r.unread(), r.unsent(), r.failed(), r.typing(), r.customerEnded(), r.claiming(),
        r.latency(), r.peerReceipts(), r.missing(), r.loss(), r.queue(), r.raisedBy());
  }
}
