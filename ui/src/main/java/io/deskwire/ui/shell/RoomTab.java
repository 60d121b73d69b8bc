package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.Subscription;
import io.deskwire.ui.conversation.ReadingPlace;
import io.deskwire.ui.fx.Feed;
import io.deskwire.ui.fx.RoomListener;
import io.deskwire.ui.inbox.InboxViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One room that is open, in a tab or in a window of its own. FX thread. */
final class RoomTab implements RoomListener {

  /**
   * What all rooms of a window share.
   *
   * @param opened told of each conversation before anything is done with it
   */
  record Source(ChatSession session, Feed feed, InboxViewModel inbox, SparePane panes,
      Consumer<ConversationPane> opened) {}

  private final String id;
  private final Source source;
  private final DeckTab tab;
  private final TabHead head;
  private final Consumer<RoomTab> closed;
  private @Nullable ConnectionSummary connection;
  private @Nullable ConversationPane content;
  private @Nullable Subscription lines;
  private @Nullable ReadingPlace before;

  /**
   * @param closed told once when the tab is closed, before the conversation is
   */
  RoomTab(String id, Source source, @Nullable ConnectionSummary connection, Consumer<RoomTab> closed) {
    this.id = id;
    this.source = source;
    this.closed = closed;
    head = new TabHead(source.inbox().nameOf(id));
    tab = new DeckTab(head, this::close);
    source.inbox().room(id).ifPresent(head::show);
    this.connection = connection;
    head.live(connection == null || connection.isOnline());
  }

  String id() {
    return id;
  }

  DeckTab tab() {
    return tab;
  }

  TabHead head() {
    return head;
  }

  /** The conversation; made when it is first asked for. */
  ConversationPane content() {
    ConversationPane made = content;
    if (made == null) {
      lines = source.feed().listen(id, this); // before the history is read: nothing falls between
      SparePane.Opened opened = source.panes().open(source.session().room(id));
      made = opened.pane();
      source.opened().accept(made);
      content = made;
      source.inbox().room(id).ifPresent(made::onRoom);
      ConnectionSummary summary = connection;
      if (summary != null) {
        made.onConnection(summary);
      }
      if (opened.page() == null) {
        tab.content(made.node());
      } else {
        tab.adopt(opened.page());
      }
      ReadingPlace place = before;
      if (place != null) {
        made.restore(place);
      }
    }
    return made;
  }

  /** Goes back to where the agent had stopped reading, once it is shown. */
  void startAt(@Nullable ReadingPlace place) {
    before = place;
  }

  /** Where the agent has stopped reading; empty at the end. */
  Optional<ReadingPlace> place() {
    return content == null ? Optional.ofNullable(before) : content.place();
  }

  void show(RoomSummary room) {
    head.show(room);
    if (content != null) {
      content.onRoom(room);
    }
  }

  void presence() {
    if (content != null) {
      content.onPresence();
    }
  }

  void connection(ConnectionSummary summary) {
    connection = summary;
    head.live(summary.isOnline());
    if (content != null) {
      content.onConnection(summary);
    }
  }

  @Override
  public void messages(List<ChatMessage> changed) {
    if (content != null) {
      content.onMessages(changed);
    }
  }

  @Override
  public void dropped(String messageId) {
    if (content != null) {
      content.onDropped(messageId);
    }
  }

  @Override
  public void missed(ChatMessage first) {
    if (content != null) {
      content.onMissed(first);
    }
  }

  /** Lets go of the conversation, which takes megabytes, until it is asked for again; nothing when it is in use. */
  void rest() {
    ConversationPane made = content;
    if (made != null && made.isAtRest()) {
      before = made.place().orElse(null);
      tab.content(null);
      closeContent();
    }
  }

  private void close() {
    closed.accept(this);
    closeContent();
  }

  private void closeContent() {
    if (lines != null) {
      lines.close();
      lines = null;
    }
    if (content != null) {
      content.close();
      content = null;
    }
  }
}
