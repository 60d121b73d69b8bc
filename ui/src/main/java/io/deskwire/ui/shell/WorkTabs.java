package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Feed;
import io.deskwire.ui.fx.RoomListener;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.inbox.InboxViewModel;
import io.deskwire.ui.outbox.OutboxView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The conversations that are open. A tab's content is made when it is first shown, so that twenty tabs reopened after a
 * start cost no more than one; closing a tab closes its pane and its subscription and nothing else.
 */
final class WorkTabs implements AutoCloseable {
  private final TabDeck deck = new TabDeck();
  private final Map<String, RoomTab> rooms = new LinkedHashMap<>();
  private final List<DeckTab> recent = new ArrayList<>();
  private final ChatSession session;
  private final Feed feed;
  private final InboxViewModel inbox;
  private final ConversationPane.Factory factory;
  private final Consumer<String> selected;
  private @Nullable ConnectionSummary connection;
  private @Nullable DeckTab outbox;
  private @Nullable Runnable uncover;

  /**
   * @param selected told of the room in front; empty for none
   */
  WorkTabs(ChatSession session, Feed feed, InboxViewModel inbox, ConversationPane.Factory factory,
      Consumer<String> selected) {
    this.session = session;
    this.feed = feed;
    this.inbox = inbox;
    this.factory = factory;
    this.selected = selected;
    deck.frontProperty().addListener((_, _, tab) -> front(tab));
  }

  Region node() {
    return deck;
  }

  TabStrip strip() {
    return deck.strip();
  }

  boolean isEmpty() {
    return deck.tabs().isEmpty();
  }

  /**
   * Something else lies over the tabs: none of them is in front until one is opened or chosen.
   *
   * @param newUncover takes it away; null when nothing lies there any more
   */
  void cover(@Nullable Runnable newUncover) {
    uncover = newUncover;
  }

  private void toFront() {
    if (uncover != null) {
      uncover.run();
    }
  }

  /** Opens the room, or brings its tab to the front. */
  void open(String room, boolean focus) {
    toFront();
    RoomTab tab = rooms.get(room);
    if (tab == null) {
      tab = add(room);
    }
    deck.select(tab.tab);
    if (focus) {
      tab.content().focusComposer();
    }
  }

  /** Opens the message's room where the message is. */
  void show(ChatMessage message) {
    open(message.room(), false);
    withFront(pane -> pane.show(message));
  }

  /** Opens tabs behind the one in front. */
  void openAll(Collection<String> ids) {
    ids.stream().filter(id -> !rooms.containsKey(id)).forEach(this::add);
  }

  private RoomTab add(String room) {
    RoomTab tab = new RoomTab(room);
    rooms.put(room, tab);
    deck.add(tab.tab);
    return tab;
  }

  /** Shows the outbox in a tab of its own; the view is made when there is no such tab yet, and closed with it. */
  void openOutbox(Supplier<OutboxView> maker) {
    toFront();
    DeckTab tab = outbox;
    if (tab == null) {
      OutboxView view = maker.get();
      tab = new DeckTab(new TabHead(Texts.of("outbox.title")), () -> {
        recent.remove(outbox);
        outbox = null;
        view.close();
      });
      tab.content(view.node());
      outbox = tab;
      deck.add(tab);
    }
    deck.select(tab);
  }

  private void front(@Nullable DeckTab tab) {
    if (tab == null && !recent.isEmpty()) {
      deck.select(recent.getFirst()); // the one before comes back; the neighbour may be anything
      return;
    }
    if (tab != null) {
      recent.remove(tab);
      recent.addFirst(tab);
    }
    Optional<RoomTab> room = roomOf(tab);
    room.ifPresent(RoomTab::content);
    selected.accept(room.map(r -> r.id).orElse(""));
  }

  private Optional<RoomTab> roomOf(@Nullable DeckTab tab) {
    return rooms.values().stream().filter(r -> r.tab.equals(tab)).findFirst();
  }

  void rooms(Collection<RoomSummary> changed) {
    for (RoomSummary room : changed) {
      RoomTab tab = rooms.get(room.id());
      if (tab != null) {
        tab.show(room);
      }
    }
  }

  void connection(ConnectionSummary summary) {
    connection = summary;
    rooms.values().forEach(tab -> tab.connection(summary));
  }

  /** A colleague has come or gone, or may have: silence tells nobody. */
  void presence() {
    rooms.values().forEach(RoomTab::presence);
  }

  /** From left to right, without the outbox. */
  List<String> ids() {
    return deck.tabs().stream().flatMap(tab -> roomOf(tab).stream()).map(tab -> tab.id).toList();
  }

  Optional<String> selectedRoom() {
    return roomOf(deck.frontProperty().get()).map(tab -> tab.id);
  }

  void select(int index) {
    if (index < deck.tabs().size()) {
      toFront();
      deck.select(deck.tabs().get(index));
    }
  }

  /** The tab that was in front before this one: Ctrl+Tab goes there. */
  void selectRecent() {
    if (recent.size() > 1) {
      toFront();
      deck.select(recent.get(1));
    }
  }

  /** The tab that has not been in front for longest. */
  void selectOldest() {
    if (recent.size() > 1) {
      toFront();
      deck.select(recent.getLast());
    }
  }

  void closeSelected() {
    DeckTab tab = deck.frontProperty().get();
    if (tab != null && uncover == null) {
      deck.close(tab);
    }
  }

  /** Does it with the conversation in front, if there is one. */
  void withFront(Consumer<ConversationPane> action) {
    if (uncover == null) {
      roomOf(deck.frontProperty().get()).ifPresent(tab -> action.accept(tab.content()));
    }
  }

  void focusComposer() {
    withFront(ConversationPane::focusComposer);
  }

  @Override
  public void close() {
    strip().hideList();
    deck.tabs().forEach(deck::close);
  }

  /** One room's tab. */
  private final class RoomTab implements RoomListener {
    final String id;
    final DeckTab tab;
    private final TabHead head;
    private @Nullable ConversationPane content;
    private @Nullable Subscription lines;

    RoomTab(String id) {
      this.id = id;
      head = new TabHead(inbox.nameOf(id));
      tab = new DeckTab(head, this::closed);
      inbox.room(id).ifPresent(head::show);
      head.live(connection == null || connection.isOnline());
    }

    ConversationPane content() {
      ConversationPane made = content;
      if (made == null) {
        lines = feed.listen(id, this); // before the history is read: nothing falls between
        made = factory.open(session.room(id));
        content = made;
        inbox.room(id).ifPresent(made::onRoom);
        ConnectionSummary summary = connection;
        if (summary != null) {
          made.onConnection(summary);
        }
        tab.content(made.node());
      }
      return made;
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

    private void closed() {
      rooms.remove(id);
      recent.remove(tab);
      if (lines != null) {
        lines.close();
      }
      if (content != null) {
        content.close();
        content = null;
      }
    }
  }
}
