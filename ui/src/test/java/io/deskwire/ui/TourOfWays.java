package io.deskwire.ui;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.FakeChatSession;
import io.deskwire.ui.fx.ThemeChoice;
import io.deskwire.ui.shell.ConsoleUi;
import java.util.List;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** What is written from the right, in a window of either way, and narrow windows with large text; for the tour. */
final class TourOfWays {
  private static final Sender MIA = new Sender("mia", "\u0645\u0631\u064a\u0645", Role.CUSTOMER);
  private static final String QUESTION = "\u0645\u0631\u062d\u0628\u0627! \u0623\u064a\u0646 \u0637\u0644\u0628\u064a Order-4711\u061f";
  private static final String THANKS = "\u0634\u0643\u0631\u0627 \u062c\u0632\u064a\u0644\u0627!";

  private final Tour tour;

  TourOfWays(Tour tour) {
    this.tour = tour;
  }

  void walk() {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      String name = theme == ThemeChoice.LIGHT ? "light" : "dark";
      tour.picture("ways-" + name, talk(), Tour.state(1440, 900, theme, 1), ui -> write(ui, THANKS));
      tour.picture("ways-150-" + name, talk(), Tour.state(1440, 900, theme, 1.5), ui -> write(ui, THANKS));
      tour.picture("desk-narrow-150-" + name, talk(), Tour.state(900, 640, theme, 1.5), _ -> {});
      tour.picture("outbox-narrow-150-" + name, tour.sample.full(), Tour.state(900, 640, theme, 1.5),
          ConsoleUi::openOutbox);
      tour.picture("connection-narrow-150-" + name, tour.sample.full(), Tour.state(900, 640, theme, 1.5),
          ConsoleUi::toggleConnection);
      tour.picture("profile-narrow-150-" + name, tour.sample.full(), Tour.state(900, 640, theme, 1.5),
          ConsoleUi::editProfile);
      tour.picture("notifications-narrow-150-" + name, tour.sample.full(), Tour.state(900, 640, theme, 1.5),
          ConsoleUi::showNotifications);
    }
  }

  private FakeChatSession talk() {
    FakeChatSession session = tour.sample.full();
    Sender anna = tour.sample.profile().agent().asSender();
    session.seed(List.of(line("w1", 50_000, EventType.MESSAGE, MIA, QUESTION, null, null),
        line("w2", 40_000, EventType.MESSAGE, anna, "It left today: Order-4711.", "w1", DeliveryState.DELIVERED),
        line("w3", 30_000, EventType.NOTE, anna, QUESTION, null, null),
        line("w4", 20_000, EventType.MESSAGE, MIA, THANKS, "w2", null)));
    return session;
  }

  private ChatMessage line(String id, long ago, EventType type, Sender from, String text, @Nullable String replyTo,
      @Nullable DeliveryState delivery) {
    long at = tour.sample.now() - ago;
    return new ChatMessage(id, "mia", at, at, type, from, text, replyTo, at, at, Double.NaN, false, true, delivery,
        null,
        null, null, false);
  }

  private static void write(ConsoleUi ui, String text) {
    ((TextArea) ui.scene().lookup(".cv-area")).setText(text);
  }
}
