package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.ui.fx.list.FxThread;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncementTest {
  private static final long NOW = at("2026-11-24T10:44:40");

  private static void announced(List<ChatMessage> came, String words) {
    FxThread.run(() -> {
      ConversationView view = new Desk().open(false, 1);
      view.onMessages(came);
      assertThat(view.composer().area().getAccessibleHelp()).isEqualTo(words);
      assertThat(view.messages().list().getAccessibleHelp()).isEqualTo(words);
    });
  }

  @Test
  void theMessageThatComesIsReadOutAsASentence() {
    announced(List.of(customer("z1", NOW, "Is it on its way?")), "Mia Lindqvist, 10:44: Is it on its way?");
  }

  @Test
  void ofSeveralTheNewestIsReadOutAndHowManyThereAre() {
    announced(List.of(customer("z1", NOW, "Hello?"), customer("z2", NOW + 1, "Still there?")),
        "2 new. Mia Lindqvist, 10:44: Still there?");
  }

  @Test
  void whatTheAgentWritesIsNotReadBack() {
    announced(List.of(own("o9", NOW, "On its way.", DeliveryState.SENT)), "");
  }

  @Test
  void whatHappensToTheRoomIsNotReadOverTheWriting() {
    announced(List.of(Messages.event("e9", NOW, EventType.CLAIMED, Messages.ANNA, null)), "");
  }

  @Test
  void aMessageOnItsWaySaysHowFarItIs() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      desk.room.stored.add(own("o1", NOW, "On its way.", DeliveryState.DELIVERED));
      ConversationView view = desk.open(false, 1);
      assertThat(view.messages().list().visibleCells()).anySatisfy(
          cell -> assertThat(cell.getAccessibleText()).isEqualTo("You, 10:44, Delivered: On its way."));
    });
  }
}
