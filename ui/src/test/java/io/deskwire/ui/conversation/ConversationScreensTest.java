package io.deskwire.ui.conversation;

import static io.deskwire.ui.conversation.Messages.ANNA;
import static io.deskwire.ui.conversation.Messages.BEN;
import static io.deskwire.ui.conversation.Messages.MIA;
import static io.deskwire.ui.conversation.Messages.at;
import static io.deskwire.ui.conversation.Messages.customer;
import static io.deskwire.ui.conversation.Messages.own;
import static org.assertj.core.api.Assertions.assertThat;

import io.deskwire.message.EventType;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.list.FxThread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures of a conversation to look at, in {@code ui/target/screens}. */
class ConversationScreensTest {

  private static final Path FOLDER = Path.of("target", "screens");

  static List<ChatMessage> story() {
    List<ChatMessage> lines = new ArrayList<>();
    lines.add(customer("y1", at("2026-11-23T16:02:00"), "Hello, is anybody there?"));
    lines.add(Messages.event("e0", at("2026-11-24T10:37:00"), EventType.OPENED, MIA, null));
    lines.add(customer("c1", at("2026-11-24T10:38:00"),
        "Hi! My card was charged twice for the same order, the second one two minutes later. Order 20931."));
    lines.add(customer("c2", at("2026-11-24T10:38:20"), "See https://shop.example.org/orders/20931?tab=payments."));
    lines.add(Messages.event("e1", at("2026-11-24T10:38:40"), EventType.CLAIMED, ANNA, null));
    lines.add(own("o1", at("2026-11-24T10:39:00"),
        "Hello Mia, sorry about that. I am looking at the order now, one moment please.", DeliveryState.READ));
    lines.add(Messages.note("n1", at("2026-11-24T10:41:00"),
        "Payment log shows a retry after a timeout; the second one is an authorisation only and expires by itself."));
    lines.add(Messages.line("b1", at("2026-11-24T10:42:00"), EventType.NOTE, BEN,
        "Bank confirms, I asked them yesterday.", null, null, null));
    lines.add(own("o2", at("2026-11-24T10:43:00"),
        "Good news: only the first payment goes through. The second is a reservation that your bank releases within three days.",
        DeliveryState.DELIVERED));
    lines.add(customer("c3", at("2026-11-24T10:44:00"),
        "Ah, thank you! Will I get a confirmation that I can show to my bank?"));
    return lines;
  }

  private static void shoot(String name, Desk desk) throws Exception {
    Path file = FOLDER.resolve(name + ".png");
    PngFile.write(desk.picture(), file);
    assertThat(Files.size(file)).isGreaterThan(5_000);
  }

  private static Desk mine() {
    Desk desk = new Desk();
    desk.room.summary = FakeRoom.typing(FakeRoom.mine(), "Mia");
    desk.room.stored.addAll(story());
    desk.room.readMark = at("2026-11-24T10:43:30");
    return desk;
  }

  @Test
  void full() {
    FxThread.run(() -> {
      for (boolean dark : new boolean[]{false, true}) {
        Desk desk = mine();
        ConversationView view = desk.open(dark, 1);
        view.composer().area().setText("Of course. I am sending the confirmation to mia@example.org now");
        desk.size(820, 1000);
        shoot("conversation-" + (dark ? "dark" : "light"), desk);
      }
    });
  }

  @Test
  void narrowAndLarge() {
    FxThread.run(() -> {
      Desk desk = mine();
      desk.open(false, 1);
      desk.size(420, 760);
      shoot("conversation-narrow", desk);
      Desk large = mine();
      ConversationView view = large.open(true, 1.5);
      view.composer().area().setText("one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine");
      large.size(900, 900);
      shoot("conversation-large-text", large);
    });
  }

  @Test
  void emptyAndWaiting() {
    FxThread.run(() -> {
      Desk desk = new Desk();
      desk.open(false, 1);
      shoot("conversation-empty", desk);
      Desk bens = mine();
      bens.room.summary = FakeRoom.bens();
      ConversationView view = bens.open(true, 1);
      view.composer().setNote(true);
      view.composer().area().setText("Please mind the second booking");
      shoot("conversation-others-note", bens);
    });
  }

  @Test
  void unsentAndOffline() {
    FxThread.run(() -> {
      for (boolean dark : new boolean[]{false, true}) {
        Desk desk = mine();
        desk.session.online = false;
        desk.room.readMark = Long.MAX_VALUE;
        long late = at("2026-11-24T10:44:10");
        desk.room.stored
            .add(Messages.late(customer("l1", late, "I wrote this in the tunnel"), at("2026-11-24T10:01:00")));
        desk.room.stored.add(own("u0", late + 5_000, "Sent a moment ago", DeliveryState.SENT));
        desk.room.stored.add(Messages.stuck(own("u1", late + 10_000, "The parcel left today", DeliveryState.QUEUED),
            DeliveryState.HELD, "The customer has written since."));
        desk.room.stored.add(own("u2", late + 20_000, "Here is the tracking number", DeliveryState.QUEUED));
        desk.room.stored.add(customer("w1", late + 30_000, "x".repeat(200) + " \u202Eevil\u202C ok مرحبا"));
        ConversationView view = desk.open(dark, 1);
        view.messages().selection().select(new TextSelection.Spot("o2", 12), new TextSelection.Spot("u2", 7));
        view.messages().mouse().repaint();
        view.viewModel().onMessages(List.of());
        shoot("conversation-offline-" + (dark ? "dark" : "light"), desk);
      }
    });
  }

  @Test
  void missing() {
    FxThread.run(() -> {
      for (boolean dark : new boolean[]{false, true}) {
        Desk desk = mine();
        desk.room.summary = FakeRoom.missing(FakeRoom.mine(),
            List.of(new RoomSummary.Missing(at("2026-11-24T10:38:20"), 1, true),
                new RoomSummary.Missing(at("2026-11-24T10:42:00"), 3, false),
                new RoomSummary.Missing(at("2026-11-24T10:45:30"), 2, true)));
        desk.room.stored.add(Messages.filling(customer("f1", at("2026-11-24T10:44:20"), "The bank is the Nordbank."),
            at("2026-11-24T10:51:00")));
        desk.open(dark, dark ? 1.5 : 1);
        desk.size(dark ? 480 : 820, 1000);
        shoot("conversation-missing-" + (dark ? "dark" : "light"), desk);
      }
    });
  }

  @Test
  void scrolledUp() {
    FxThread.run(() -> {
      Desk desk = mine();
      for (int i = 0; i < 60; i++) {
        desk.room.stored.add(customer("h" + i, at("2026-11-22T08:00:00") + i * 100_000L, "Earlier line " + i));
      }
      ConversationView view = desk.open(false, 1);
      view.messages().list().scrollBy(-900);
      desk.layout();
      view.onMessages(
          List.of(customer("z1", at("2026-11-24T10:44:40"), "New"), customer("z2", at("2026-11-24T10:44:41"), "New")));
      shoot("conversation-scrolled-up", desk);
    });
  }
}
