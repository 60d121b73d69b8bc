package io.deskwire.ui.conversation;

import io.deskwire.message.EventType;
import io.deskwire.message.Role;
import io.deskwire.message.Sender;
import io.deskwire.outbox.DeliveryState;
import io.deskwire.session.ChatMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Has a conversation show lines that nobody sees, a few at a time, and takes them away again: its cells are made then, and
 * their styles known. The first time it also has classes loaded and code compiled. FX thread.
 */
final class Rehearsal {
  private static final String ROOM = "rehearsal";
  private static final String WORDS = "Where is my parcel? It was to come yesterday, see https://example.org/parcels. ";
  private static final double WIDTH = 720;
  private static final double HEIGHT = 720;
  /** Lower than any window that is worked in. */
  private static final double LOW = 400;
  /** Messages of one line fill a window of any usual height. */
  private static final int LINES = 24;
  /** Lines of one piece: 3 to 10 ms, and with the first one the styles of all that is not a line, about 15. */
  private static final int PIECE = 2;

  private final ConversationView view;
  private final List<ChatMessage> left;
  private final List<String> shown = new ArrayList<>();

  Rehearsal(ConversationView view, Clock clock) {
    this.view = view;
    left = lines(clock.millis());
  }

  /** The next piece. @return false when nothing is left, and outside of a scene, where nothing has a style */
  boolean next() {
    Region node = view.node();
    if (node.getScene() == null) {
      return false;
    }
    if (!left.isEmpty()) {
      if (node.getHeight() < LOW) {
        node.resize(WIDTH, HEIGHT); // while no tab is open its place is low, or has no size yet
      }
      List<ChatMessage> piece = left.subList(0, Math.min(PIECE, left.size()));
      piece.forEach(line -> shown.add(line.id()));
      view.viewModel().model().put(List.copyOf(piece));
      piece.clear();
      node.applyCss();
      node.layout();
    }
    return !left.isEmpty();
  }

  /** The lines go. */
  void end() {
    left.clear();
    shown.forEach(view.viewModel().model()::remove);
    shown.clear();
  }

  private static List<ChatMessage> lines(long now) {
    List<ChatMessage> lines = new ArrayList<>();
    lines.add(line(LINES + 1, now, EventType.CLAIMED, Role.AGENT, DeliveryState.SENT));
    lines.add(line(LINES + 2, now, EventType.NOTE, Role.AGENT, DeliveryState.QUEUED));
    for (int number = 1; number <= LINES; number++) {
      lines.add(number % 3 == 0
          ? line(number, now, EventType.MESSAGE, Role.AGENT, DeliveryState.SENT)
          : line(number, now, EventType.MESSAGE, Role.CUSTOMER, null));
    }
    return lines;
  }

  private static ChatMessage line(int number, long now, EventType type, Role role, @Nullable DeliveryState delivery) {
    return new ChatMessage(ROOM + "-" + number, ROOM, now + number, number, type, new Sender(ROOM, "Rehearsal", role),
        WORDS.repeat(number % 2 + 1).strip(), null, now + number, now + number, Double.NaN, false, true, delivery, null,
        null, null, false);
  }
}
