package io.deskwire.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Presence;
import io.deskwire.room.Owner;
import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.RoomSummaryBuilder;
import io.deskwire.ui.Fx;
import io.deskwire.ui.fx.Tone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** Menus and forms of rooms over a whole desk. */
class RoomActionsUiTest extends ConsoleUiHarness {

  private RoomSummary room(String id) {
    return session.room(id).summary().orElseThrow();
  }

  private void choose(Desk desk, String id, String words) {
    Fx.run(() -> {
      List<MenuItem> found = desk.menu(room(id)).getItems().stream().filter(item -> words.equals(item.getText()))
          .toList();
      assertThat(found).as(words).hasSize(1);
      found.getFirst().fire();
    });
    Fx.frames(3);
  }

  private void fire(String words) {
    Fx.run(() -> ui().scene().getRoot().lookupAll(".button").stream().map(Button.class::cast)
        .filter(button -> words.equals(button.getText())).findFirst().orElseThrow().fire());
    Fx.frames(3);
  }

  private void colleague(String id, String name) {
    session.colleagues(List.of(new Peer(id, name, Peer.Status.ONLINE,
        new Presence("online", 1, 5, "mqtt", null, List.of(), Map.of(), "1"), NOW)));
  }

  @Test
  void aChatIsTransferredByTypingANameAndAReason() {
    Desk desk = open();
    colleague("ben", "Ben Okafor");
    choose(desk, "mia", "Transfer …");
    Fx.run(() -> ((TextField) ui().scene().lookup(".transfer-form .search-field")).setText("oka"));
    Fx.run(() -> ui().scene().getRoot().lookupAll(".text-field").stream().map(TextField.class::cast)
        .filter(field -> "Reason".equals(field.getAccessibleText())).findFirst().orElseThrow()
        .setText("speaks Swedish"));
    Fx.frames(3);
    fire("Transfer");
    assertThat(session.calls()).contains("transfer mia Colleague[agentId=ben] speaks Swedish");
    assertThat(texts()).contains("Ben Okafor answers the chat with Mia Lindqvist now.");
    assertThat(texts()).as("the form has gone").doesNotContain("Transfer the chat with Mia Lindqvist");
  }

  @Test
  void everyColleagueHasARowThatIsSeen() {
    Desk desk = open();
    colleague("ben", "Ben Okafor");
    choose(desk, "mia", "Transfer …");
    ListCell<?> cell = Fx.get(() -> (ListCell<?>) ui().scene().lookup(".transfer-cell"));
    assertThat(Fx.get(cell::getHeight)).isBetween(20.0, 80.0);
    Set<Node> labels = Fx.get(() -> cell.lookupAll(".label"));
    assertThat(labels).extracting(label -> ((Labeled) label).getText()).contains("Ben Okafor", "online · 1 of 5 chats");
  }

  @Test
  void aCloseCanBeUndoneFromItsToast() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("mia", false));
    Fx.run(() -> desk.menu(room("mia")).getItems().stream().filter(item -> "Close chat".equals(item.getText()))
        .map(Menu.class::cast).findFirst().orElseThrow().getItems().getFirst().fire());
    Fx.frames(3);
    assertThat(room("mia").owner().kind()).isEqualTo(Owner.Kind.CLOSED);
    fire("Undo");
    assertThat(room("mia").owner().isClaimedBy("anna")).isTrue();
  }

  @Test
  void aKeyDoesWhatTheNewestToastOffersAndItSaysWhich() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("mia", false));
    Fx.run(() -> desk.tabs().withFront(ConversationPane::focusComposer));
    session.room("mia").close(null).join();
    Fx.run(() -> desk.toasts().done("The chat is closed.", () -> session.room("mia").reopen().join()));
    Fx.run(() -> desk.toasts().show(Tone.FAIR, "Nothing to do about it.", true));
    Fx.frames(3);
    assertThat(texts()).contains("Alt G");
    press(KeyCode.G, false, true, false);
    assertThat(session.calls()).contains("reopen mia");
    assertThat(texts()).contains("Nothing to do about it.").doesNotContain("The chat is closed.", "Alt G");
  }

  @Test
  void aCallForARoomGoesWhenTheRoomIsOpened() {
    Desk desk = open();
    Fx.run(() -> desk.toasts().call("given paul", "Ben gives you a chat", "paul", () -> {}));
    Fx.run(() -> desk.toasts().call("given tom", "Ben gives you another chat", "tom", () -> {}));
    Fx.run(() -> desk.tabs().open("paul", false));
    Fx.frames(3);
    assertThat(texts()).contains("Ben gives you another chat").doesNotContain("Ben gives you a chat");
  }

  @Test
  void enterInTheListOfColleaguesTransfersToo() {
    Desk desk = open();
    colleague("ben", "Ben Okafor");
    choose(desk, "mia", "Transfer …");
    Fx.run(() -> {
      ListView<?> list = (ListView<?>) ui().scene().lookup(".transfer-list");
      list.getSelectionModel().select(0);
      assertThat(list.isFocusTraversable()).as("Tab leads from the name to the reason").isFalse();
      Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    });
    Fx.frames(3);
    assertThat(session.calls()).anyMatch(call -> call.startsWith("transfer mia Colleague[agentId=ben]"));
  }

  @Test
  void shiftF10OpensTheMenuOfTheChosenRow() {
    open();
    Fx.run(() -> {
      ListView<?> list = (ListView<?>) ui().scene().getRoot().lookupAll(".room-list").iterator().next();
      list.getSelectionModel().select(0);
      Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
    });
    Fx.frames(3);
    assertThat(Fx.get(() -> Window.getWindows().stream().filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast).flatMap(menu -> menu.getItems().stream()).map(MenuItem::getText).toList()))
        .contains("Open", "Claim");
  }

  @Test
  void aSnoozedRoomThatComesBackSaysSo() {
    open();
    session.room("mia").snooze(NOW + 60_000).join();
    Fx.frames(3);
    session.put(sample.rooms().stream().filter(room -> room.id().equals("mia")).findFirst().orElseThrow());
    until(() -> texts().contains("The chat with Mia Lindqvist is back from its snooze."));
  }

  private void nowOf(String id, Owner owner) {
    session.put(RoomSummaryBuilder.like(room(id)).owner(owner).build());
    Fx.frames(3);
  }

  @Test
  void whoseChatIsTakenOverIsTold() {
    open();
    nowOf("mia", Owner.WAITING); // while the claim settles
    nowOf("mia", new Owner(Owner.Kind.CLAIMED, "ben", "Ben Okafor", 0));
    until(() -> texts().contains("Ben Okafor answers the chat with Mia Lindqvist now."));
    assertThat(texts()).contains("Open");

    session.put(sample.rooms().stream().filter(room -> room.id().equals("mia")).findFirst().orElseThrow());
    until(() -> !texts().contains("Ben Okafor answers the chat with Mia Lindqvist now."));
  }

  @Test
  void whoGivesAChatAwayIsToldOnceAndNotCalledBack() {
    Desk desk = open();
    colleague("ben", "Ben Okafor");
    choose(desk, "mia", "Transfer …");
    Fx.run(() -> ((TextField) ui().scene().lookup(".transfer-form .search-field")).setText("oka"));
    Fx.frames(3);
    fire("Transfer");
    nowOf("mia", new Owner(Owner.Kind.CLAIMED, "ben", "Ben Okafor", 0));
    assertThat(texts()).containsOnlyOnce("Ben Okafor answers the chat with Mia Lindqvist now.").doesNotContain("Open");
  }

  @Test
  void whoGaveAChatBackIsNotToldWhoTakesIt() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("tom", false));
    choose(desk, "mia", "Release");
    nowOf("mia", Owner.WAITING);
    nowOf("mia", new Owner(Owner.Kind.CLAIMED, "ben", "Ben Okafor", 0));
    assertThat(texts()).doesNotContain("Ben Okafor answers the chat with Mia Lindqvist now.");
  }

  @Test
  void whoSeesTheChatThatComesBackHasNothingToOpenOrToClose() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("mia", false));
    Fx.run(() -> desk.attend(true));
    session.room("mia").snooze(NOW + 60_000).join();
    Fx.frames(3);
    session.put(sample.rooms().stream().filter(room -> room.id().equals("mia")).findFirst().orElseThrow());
    until(() -> texts().contains("The chat with Mia Lindqvist is back from its snooze."));
    assertThat(texts()).doesNotContain("Open");
  }

  @Test
  void whatCallsForAChatGoesWhenTheChatIsAnothers() {
    Desk desk = open();
    session.room("mia").snooze(NOW + 60_000).join();
    Fx.frames(3);
    session.put(sample.rooms().stream().filter(room -> room.id().equals("mia")).findFirst().orElseThrow());
    until(() -> texts().contains("The chat with Mia Lindqvist is back from its snooze."));
    nowOf("mia", Owner.WAITING);
    until(() -> !texts().contains("The chat with Mia Lindqvist is back from its snooze."));
    assertThat(desk.toasts().node().getChildren()).isEmpty();
  }

  @Test
  void aTagIsAddedWithOneWord() {
    Desk desk = open();
    Fx.run(() -> desk.tabs().open("paul", false));
    Fx.frames(3);
    fire("+ tag");
    fire("vip");
    assertThat(room("paul").tags()).containsExactly("vip");
  }

  @Test
  void theLimitOfChatsStandsInTheTopBarAndIsKept() {
    state.keep(new ShellState.Habits(6, 15));
    open();
    assertThat(texts()).contains("Online · 4 of 6");
    assertThat(session.calls()).contains("status ONLINE 6");
  }
}
