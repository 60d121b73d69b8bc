package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Room;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.conversation.CannedReply;
import io.deskwire.ui.conversation.ComposerTools;
import io.deskwire.ui.conversation.ConversationView;
import io.deskwire.ui.conversation.LinkOpener;
import io.deskwire.ui.conversation.ReadingPlace;
import io.deskwire.ui.conversation.SpareConversation;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.room.RoomDeeds;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** The conversation of a tab. FX thread. */
public final class LivePane implements ConversationPane {
  private final ConversationView view;

  public LivePane(ChatSession session, Room room, Clock clock, LinkOpener opener, ComposerTools tools) {
    this(new ConversationView(session, room, FxGate.platform(), clock, opener, tools));
  }

  private LivePane(ConversationView view) {
    this.view = view;
  }

  /** One made in advance. */
  public static Spare spare(ChatSession session, Clock clock, LinkOpener opener, ComposerTools tools) {
    SpareConversation made = new SpareConversation(session, FxGate.platform(), clock, opener, tools);
    return new Spare() {
      @Override
      public Node node() {
        return made.node();
      }

      @Override
      public boolean prepare() {
        return made.prepare();
      }

      @Override
      public ConversationPane take(Room room) {
        return new LivePane(made.take(room));
      }

      @Override
      public void close() {
        made.close();
      }
    };
  }

  @Override
  public Node node() {
    return view.node();
  }

  @Override
  public void onMessages(List<ChatMessage> changed) {
    view.onMessages(changed);
  }

  @Override
  public void onRoom(RoomSummary room) {
    view.onRoom(room);
  }

  @Override
  public void onConnection(ConnectionSummary summary) {
    view.onConnection(summary);
  }

  @Override
  public void onPresence() {
    view.onPresence();
  }

  @Override
  public void onDropped(String messageId) {
    view.onDropped(messageId);
  }

  @Override
  public void onMissed(ChatMessage first) {
    view.onMissed(first);
  }

  @Override
  public void focusComposer() {
    view.focusComposer();
  }

  @Override
  public void focusMessages() {
    view.focusMessages();
  }

  @Override
  public void write(boolean note) {
    view.setNoteMode(note);
  }

  @Override
  public void scrollToEnd() {
    view.scrollToEnd();
  }

  @Override
  public void show(ChatMessage message) {
    view.show(message);
  }

  @Override
  public void attach() {
    view.attach();
  }

  @Override
  public void insert(CannedReply reply) {
    view.insert(reply);
  }

  @Override
  public void openLinks() {
    view.openLinks();
  }

  @Override
  public void find() {
    view.find();
  }

  @Override
  public void showOldestUnread() {
    view.showOldestUnread();
  }

  @Override
  public Optional<ReadingPlace> place() {
    return view.place();
  }

  @Override
  public void restore(ReadingPlace place) {
    view.restore(place);
  }

  @Override
  public void emoji() {
    view.emoji();
  }

  @Override
  public void claim() {
    view.claim();
  }

  @Override
  public void serve(RoomDeeds deeds) {
    view.serve(deeds);
  }

  @Override
  public void transfer() {
    view.transfer();
  }

  @Override
  public void snooze() {
    view.snooze();
  }

  @Override
  public void closeChat() {
    view.closeChat();
  }

  @Override
  public void raiseHand() {
    view.raiseHand();
  }

  @Override
  public boolean isAtRest() {
    return view.isAtRest();
  }

  @Override
  public void block() {
    view.block();
  }

  @Override
  public void close() {
    view.close();
  }
}
