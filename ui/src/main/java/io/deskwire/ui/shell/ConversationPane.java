package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.conversation.CannedReply;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.conversation.LinkOpener;
import io.deskwire.ui.conversation.ReadingPlace;
import io.deskwire.ui.conversation.WatchView;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.room.RoomDeeds;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

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

  /** Lets the agent choose files to send. */
  default void attach() {
    // a pane without files
  }

  /** Puts a canned reply where the caret is, with what its variables stand for. */
  default void insert(CannedReply reply) {
    // a pane that nothing is written in
  }

  /** Opens the list of emoji. */
  default void emoji() {
    // a pane without emoji
  }

  /** Offers the links of the message on which the keyboard stands. */
  default void openLinks() {
    // a pane without links
  }

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

  /** What the agent can do with the room beside claiming it; called once, before anything is done. */
  void serve(RoomDeeds deeds);

  /** Asks to whom the chat is to be given. */
  void transfer();

  /** Shows until when the chat may be put aside. */
  void snooze();

  /** Ends the chat; can be undone. */
  void closeChat();

  /** Asks a team lead for help, or says that none is needed any more. */
  void raiseHand();

  /** Whether it could be closed and opened again, at the same {@link #place}, without anybody missing anything. */
  boolean isAtRest();

  /** Asks why the customer is to be blocked, or unblocks them. */
  default void block() {
    // a pane without deeds
  }

  /** The tab is closed: drafts are saved, nothing is held any more. */
  void close();

  /** Makes the pane of a room when its tab is opened. */
  @FunctionalInterface
  interface Factory {
    ConversationPane open(Room room);

    /** Makes the pane of a room that is read along without a trace. */
    default WatchView watch(ChatSession session, Room room, FxGate gate, Clock clock) {
      return new WatchView(session, room, gate, clock, opener(), tools());
    }

    /** What all conversations of the window share. */
    default ComposerTools tools() {
      return ComposerTools.plain();
    }

    /** Opens links that people wrote; where there is nothing to open them with, nothing happens. */
    default LinkOpener opener() {
      return _ -> {};
    }

    /** One made in advance; null where panes are made when they are asked for. */
    default @Nullable Spare spare() {
      return null;
    }
  }

  /** A pane that is made before it is known for which room. */
  interface Spare {
    /** To be put where it is not seen until it is taken. */
    Node node();

    /** Does the next piece, about as much as there is time for in a frame. @return false when nothing is left to do */
    boolean prepare();

    /** The pane of this room, with the same node. Once. */
    ConversationPane take(Room room);

    /** Nobody will take it. */
    void close();
  }
}
