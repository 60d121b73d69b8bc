package io.deskwire.ui.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.Presence;
import io.deskwire.room.Owner;
import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.list.FxThread;
import io.deskwire.ui.room.RoomDeeds;
import io.deskwire.ui.room.WordQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeaderBarTest {
  /** A scene is made on the FX thread alone. */
  private final Desk desk = FxThread.get(Desk::new);
  private final List<String> asked = new ArrayList<>();

  /** Writes down what is asked of it. */
  private final class Window implements RoomDeeds.Outside {
    @Override
    public void chooseRecipient(RoomSummary room) {
      asked.add("transfer");
    }

    @Override
    public void ask(WordQuestion question) {}

    @Override
    public void open(String room) {}

    @Override
    public void done(String words, @Nullable Runnable undo) {
      asked.add(words);
    }

    @Override
    public void giving(String room) {}

    @Override
    public void failed(String words) {}
  }

  private ConversationView open(RoomSummary room) {
    desk.room.summary = room;
    ConversationView view = desk.open();
    view.serve(new RoomDeeds(desk.session, Runnable::run, desk.clock, new Window()));
    desk.layout();
    return view;
  }

  private List<String> seen() {
    return desk.root.lookup(".cv-header").lookupAll("*").stream().filter(Labeled.class::isInstance)
        .filter(HeaderBarTest::isShown).map(node -> {
          String text = ((Labeled) node).getText();
          return node instanceof Button && text.isEmpty() ? node.getAccessibleText() : text;
        }).toList();
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void anOwnChatCanBeTransferredSnoozedAndClosed() {
    FxThread.run(() -> {
      ConversationView view = open(FakeRoom.mine());
      assertThat(seen()).contains("Transfer", "Snooze", "Close chat", "More for this chat").doesNotContain("Claim");
      view.close();
    });
  }

  @Test
  void whatHasNoRoomForAButtonIsInTheMenuAlone() {
    FxThread.run(() -> {
      ConversationView view = open(FakeRoom.mine());
      desk.size(480, 720);
      assertThat(seen()).contains("More for this chat").doesNotContain("Transfer", "Snooze", "Close chat");
      view.close();
    });
  }

  @Test
  void aColleaguesChatCanOnlyBeTakenOver() {
    FxThread.run(() -> {
      ConversationView view = open(FakeRoom.bens());
      assertThat(seen()).contains("Take over", "Answered by Ben").doesNotContain("Transfer", "Close chat");
      view.transfer();
      view.closeChat();
      assertThat(asked).isEmpty();
      view.close();
    });
  }

  @Test
  void theKeysOfTheShellReachTheDeeds() {
    FxThread.run(() -> {
      ConversationView view = open(FakeRoom.mine());
      view.transfer();
      view.closeChat();
      view.raiseHand();
      assertThat(asked).containsExactly("transfer", "The chat with Mia Lindqvist is closed.");
      assertThat(desk.room.calls).contains("close", "raise true");
      view.close();
    });
  }

  @Test
  void saysWhichColleaguesLook() {
    FxThread.run(() -> {
      ConversationView view = open(FakeRoom.mine());
      desk.session.colleagues = List.of(peer("Ben", Messages.ROOM), peer("Cleo", "elsewhere"));
      view.onPresence();
      assertThat(seen()).contains("Ben is looking");
      desk.session.colleagues = List.of(peer("Ben", Messages.ROOM), peer("Cleo", Messages.ROOM),
          peer("Dora", Messages.ROOM));
      view.onPresence();
      assertThat(seen()).contains("Ben and 2 others are looking");
      view.close();
    });
  }

  private static Peer peer(String name, String viewing) {
    return new Peer(name, name, Peer.Status.ONLINE,
        new Presence("online", 0, 0, "mqtt", viewing, List.of(), Map.of(), "1"), 0);
  }

  @Test
  void saysUntilWhenAChatIsSnoozed() {
    FxThread.run(() -> {
      long until = Desk.NOW.toEpochMilli() + 3_600_000;
      ConversationView view = open(FakeRoom.summary(new Owner(Owner.Kind.SNOOZED, "anna", "Anna", until)));
      assertThat(seen()).contains("Snoozed until 11:45");
      view.close();
    });
  }
}
