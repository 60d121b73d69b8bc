package io.deskwire.ui.conversation;

import io.deskwire.session.ChatSession;
import io.deskwire.session.Room;
import java.time.Clock;
import java.util.concurrent.Executor;
import javafx.scene.layout.Region;

/**
 * A conversation that is made before anybody knows with which room: making and styling its nodes is most of what opening a
 * tab costs. It shows lines of a rehearsal to itself until it is taken. FX thread.
 */
public final class SpareConversation {
  private final LateRoom room = new LateRoom();
  private final ConversationView view;
  private final Rehearsal rehearsal;

  /**
   * As {@link ConversationView#ConversationView}. Its node is to be put where it cannot be seen, below the style sheets of
   * the window.
   */
  public SpareConversation(ChatSession session, Executor gate, Clock clock, LinkOpener opener, ComposerTools tools) {
    view = new ConversationView(session, room, gate, clock, opener, tools);
    rehearsal = new Rehearsal(view, clock);
  }

  public Region node() {
    return view.node();
  }

  /** Does the next piece, about as much as there is time for in a frame. @return false when nothing is left to do */
  public boolean prepare() {
    return rehearsal.next();
  }

  /** It is the conversation with this room from now on. Once. */
  public ConversationView take(Room wanted) {
    rehearsal.end();
    room.name(wanted);
    view.begun();
    return view;
  }

  /** Nobody will take it. */
  public void close() {
    view.close();
  }
}
