package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.Subscription;
import io.deskwire.ui.conversation.ReadingPlace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * One conversation in a tab: the list of lines and the composer. All calls on the FX thread. It reads the history of its
 * room by itself; the same line may come from both sides and is then one.
 */
public interface ConversationPane {

  Node node();

  /** Lines that are new or changed. */
  void onMessages(List<ChatMessage> changed);

  /** The room has changed; called with the room as it is before anything else, where it is known. */
  void onRoom(RoomSummary room);

  void onConnection(ConnectionSummary summary);

  /** A colleague has come or gone. */
  void onPresence();

  /** The line of an unsent message goes away. */
  void onDropped(String messageId);

  /** More lines came at once than the feed keeps: those from this one on are to be read from the history again. */
  void onMissed(ChatMessage first);

  void focusComposer();

  void focusMessages();

  /** Writes a note, or a reply. */
  void write(boolean note);

  void scrollToEnd();

  /** Shows a stored message, however far up it stands. */
  void show(ChatMessage message);

  /** Opens the bar that finds words in the whole conversation. */
  void find();

  /** Goes to the oldest line that has not been read. */
  void showOldestUnread();

  /** Where the agent has stopped reading; empty at the end. */
  Optional<ReadingPlace> place();

  /** Goes back to where the agent has stopped reading, as soon as it has been read that far. */
  void restore(ReadingPlace place);

  /** Asks for the chat, or for a colleague's. */
  void claim();

  /** The tab is closed: drafts are saved, nothing is held any more. */
  void close();

  /** Makes the pane of a room when its tab is opened. */
  @FunctionalInterface
  interface Factory {
    ConversationPane open(Room room);

    /**
     * A desk has been opened and painted: what makes the first tab open as fast as later ones.
     *
     * @param style gives a scene the looks of the window
     */
    default void prepare(ChatSession session, Function<Scene, Subscription> style) {
      // nothing to prepare
    }
  }
}
