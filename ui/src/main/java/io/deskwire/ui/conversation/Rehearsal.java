package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.Room;
import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.FxGate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Builds a conversation that nobody sees, so that classes are loaded, styles matched and code compiled when the agent
 * opens the first room: that took five times as long as the second one. It reads the newest page of a real room for the
 * same reason and shows words of its own. FX thread, for about a fifth of a second in the first frame and less in the next.
 */
public final class Rehearsal {
  private static final int TIMES = 3;
  private static final double WIDTH = 640;
  private static final double HEIGHT = 480;
  private static final String WORDS = "Where is my parcel? It was to come yesterday, see https://example.org/parcels. ";

  private Rehearsal() {}

  /**
   * Does it, a piece per frame.
   *
   * @param style gives a scene the looks of the window
   */
  public static void of(ChatSession session, Clock clock, Function<Scene, Subscription> style, FxGate gate) {
    next(session, clock, style, gate, TIMES);
  }

  private static void next(ChatSession session, Clock clock, Function<Scene, Subscription> style, FxGate gate,
      int times) {
    if (times > 0) {
      gate.nextFrame(() -> {
        once(session, clock, style);
        next(session, clock, style, gate, times - 1);
      });
    }
  }

  private static void once(ChatSession session, Clock clock, Function<Scene, Subscription> style) {
    Room room = session.rooms().stream().findFirst().map(known -> session.room(known.id())).orElse(session.room("-"));
    ConversationView view = new ConversationView(
        new ConversationViewModel(session, room, _ -> {}, clock, (_, _) -> () -> {}), (_, _) -> () -> {}, _ -> {});
    Scene scene = new Scene(view.node(), WIDTH, HEIGHT);
    Subscription styled = style.apply(scene);
    view.node().resize(WIDTH, HEIGHT);
    view.viewModel().model().put(lines(room.id(), clock.millis()));
    view.node().applyCss();
    view.node().layout();
    styled.close();
    view.close();
  }

  private static List<ChatMessage> lines(String room, long now) {
    List<ChatMessage> lines = new ArrayList<>();
    for (int number = 1; number <= 20; number++) {
      lines.add(number % 3 == 0
          ? line(room, number, now, EventType.MESSAGE, Role.AGENT, DeliveryState.SENT)
          : line(room, number, now, EventType.MESSAGE, Role.CUSTOMER, null));
    }
    lines.add(line(room, 21, now, EventType.CLAIMED, Role.AGENT, DeliveryState.SENT));
    lines.add(line(room, 22, now, EventType.NOTE, Role.AGENT, DeliveryState.QUEUED));
    return lines;
  }

  private static ChatMessage line(String room, int number, long now, EventType type, Role role,
      @Nullable DeliveryState delivery) {
    return new ChatMessage("rehearsal-" + number, room, now + number, number, type,
        new Sender("rehearsal", "Rehearsal", role), WORDS.repeat(number % 4 + 1), null, now + number, now + number,
        Double.NaN, false, true, delivery, null, null, null, false);
  }
}
