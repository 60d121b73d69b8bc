package io.deskwire.ui;

import io.deskwire.message.EventType;
import io.deskwire.message.Hlc;
import io.deskwire.message.Presence;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.message.StateChange;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.FakeChatSession;
import io.deskwire.session.Peer;
import io.deskwire.session.Recipient;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.shell.ConsoleUi;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What is done with rooms, for the tour. */
final class RoomPictures {
  private final Tour tour;

  RoomPictures(Tour tour) {
    this.tour = tour;
  }

  void take() {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      String name = theme == ThemeChoice.LIGHT ? "-light" : "-dark";
      take("room-desk" + name, theme, 1440, 1, _ -> {});
      take("room-transfer" + name, theme, 1280, 1, ui -> {
        header(ui, "transfer");
        ((ListView<?>) ui.scene().lookup(".transfer-list")).getSelectionModel().select(2);
      });
      take("room-close" + name, theme, 1280, 1, ui -> header(ui, "close"));
      take("room-closed" + name, theme, 1280, 1, ui -> {
        header(ui, "close");
        Hands.choose("room.close.plain");
      });
      take("room-word" + name, theme, 1280, 1, ui -> {
        header(ui, "close");
        Hands.choose("room.close.other");
      });
    }
    take("room-all", ThemeChoice.LIGHT, 1280, 1, ui -> ui.scene().getRoot().lookupAll(".section-header").stream()
        .map(Button.class::cast).filter(each -> each.getAccessibleText().startsWith(Hands.words("inbox.section.all")))
        .forEach(Button::fire));
    take("room-presence", ThemeChoice.LIGHT, 1280, 1,
        ui -> ((MenuButton) ui.scene().lookup(".presence-button")).show());
    take("room-aside", ThemeChoice.DARK, 1280, 1, ui -> ui.openRoom("order-4711"));
    take("room-150", ThemeChoice.LIGHT, 1440, 1.5, _ -> {});
    take("room-narrow", ThemeChoice.DARK, 900, 1, RoomPictures::more);
    take("room-narrow-150", ThemeChoice.LIGHT, 900, 1.5, _ -> {});
    take("room-transfer-150", ThemeChoice.DARK, 1180, 1.5, ui -> header(ui, "transfer"));
    take("room-transfer-queue", ThemeChoice.LIGHT, 1180, 1, ui -> {
      header(ui, "transfer");
      ((TextField) ui.scene().lookup(".transfer-form .search-field")).setText("or");
    });
    take("room-snooze", ThemeChoice.LIGHT, 1280, 1, ui -> header(ui, "snooze"));
    take("room-more", ThemeChoice.LIGHT, 1280, 1, RoomPictures::more);
    take("room-menu", ThemeChoice.LIGHT, 1280, 1, ui -> {
      Node list = ui.scene().getRoot().lookupAll(".room-list").iterator().next();
      list.requestFocus();
      ((ListView<?>) list).getSelectionModel().select(0);
      Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
    });
  }

  /** By its button, or where there is no room for it by the menu in which it stands instead. */
  private static void header(ConsoleUi ui, String deed) {
    if (!Hands.hasPressed(ui.scene().getRoot(), Hands.words("conversation.header." + deed))) {
      more(ui);
      Hands.choose("room." + deed);
    }
  }

  private static void more(ConsoleUi ui) {
    Tour.press(ui, "conversation.header.more");
  }

  private void take(String name, ThemeChoice theme, double width, double scale, Consumer<ConsoleUi> act) {
    tour.picture(name, desk(), Tour.state(width, 860, theme, scale), act);
  }

  /** A lively desk: marks on rooms, colleagues, and what has been done with one of them. */
  FakeChatSession desk() {
    FakeChatSession session = tour.sample.full();
    long now = tour.sample.now();
    session.colleagues(List.of(peer("ben", "Ben Okafor", Peer.Status.ONLINE, 3, 5, "mia"),
        peer("cleo", "Cleo Marchetti", Peer.Status.ONLINE, 4, 4, null),
        peer("dora", "Dora Lindgren-Fernández de la Torre", Peer.Status.AWAY, 1, 0, null),
        peer("emil", "Emil", Peer.Status.OFFLINE, 0, 0, null)));
    session.room("tom").priority(2).join();
    session.room("ida").priority(1).join();
    session.room("mia").priority(1).join();
    session.room("mia").raise(true).join();
    session.room("paul").tag("refund").join();
    session.room("guest-7f2c").transfer(new Recipient.Queue("orders"), null).join();
    session.room("order-4711").snooze(now + 3_600_000).join();
    Sender ben = new Sender("ben", "Ben Okafor", Role.AGENT);
    Sender anna = tour.sample.profile().agent().asSender();
    StateChange place = StateChange.at(1, new Hlc(now, 0));
    session.seed(List.of(event(31, now - 280_000, EventType.TRANSFERRED, ben,
        place.givenTo("anna", null, "the bank needs a letter in Swedish")),
        event(32, now - 200_000, EventType.PRIORITY, anna, place.withPriority(1)),
        event(33, now - 55_000, EventType.SNOOZED, anna, place.withUntil(now + 86_400_000)),
        event(34, now - 50_000, EventType.RAISED, anna, place.withRaised(true))));
    return session;
  }

  private Peer peer(String id, String name, Peer.Status status, int load, int limit, @Nullable String viewing) {
    return new Peer(id, name, status,
        new Presence(status.wire(), load, limit, "mqtts", viewing, List.of(), Map.of(), "1"), tour.sample.now());
  }

  private static ChatMessage event(long position, long at, EventType type, Sender from, StateChange change) {
    return new ChatMessage("event-" + position, "mia", at, position, type, from, "", null, at, at, Double.NaN, false,
        true, null, null, null, change, false);
  }
}
