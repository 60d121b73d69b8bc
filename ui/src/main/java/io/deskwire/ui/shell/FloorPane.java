package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.Subscription;
import io.deskwire.ui.conversation.WatchView;
import io.deskwire.ui.floor.FloorView;
import io.deskwire.ui.floor.FloorViewModel;
import io.deskwire.ui.floor.MessageCounter;
import io.deskwire.ui.floor.RoomFacts;
import io.deskwire.ui.floor.TakeOverViewModel;
import io.deskwire.ui.fx.Feed;
import io.deskwire.ui.fx.FeedListener;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.RoomListener;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.Ticker;
import io.deskwire.ui.inbox.WaitingLimits;
import io.deskwire.ui.room.RoomDeeds;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The floor over one session, and the room that is read along there. Made when it is first shown. FX thread. */
final class FloorPane implements FeedListener, RoomListener, FloorView.Actions, AutoCloseable {
  private final Parts parts;
  private final Consumer<String> openOnDesk;
  private final Consumer<String> readAlong;
  private final RoomDeeds deeds;
  private final MessageCounter counter = new MessageCounter();
  private final FloorViewModel model;
  private final FloorView view;
  private final List<Subscription> subscriptions;
  private @Nullable WatchView watched;
  private @Nullable String watchedRoom;
  private @Nullable Subscription lines;

  /** What it is made of; all of it belongs to the desk. */
  record Parts(ChatSession session, Feed feed, FxGate gate, Clock clock, Theme theme, Ticker ticker,
      ConversationPane.Factory factory) {}

  /**
   * Starts to listen.
   *
   * @param status     what this agent tells colleagues
   * @param openOnDesk shows a room among the tabs
   * @param readAlong  told which room is read along with; empty for none any more
   * @param deeds      what is done with rooms
   */
  FloorPane(Parts parts, Supplier<Peer.Status> status, Consumer<String> openOnDesk,
      Consumer<String> readAlong, RoomDeeds deeds) {
    this.parts = parts;
    this.deeds = deeds;
    this.openOnDesk = openOnDesk;
    this.readAlong = readAlong;
    ChatSession session = parts.session;
    model = new FloorViewModel(session.profile().agent(), status, parts.clock::millis, session::isOffline);
    TakeOverViewModel takeOver = new TakeOverViewModel(session, parts.gate, (room, outcome) -> session.room(room.id())
        .summary().ifPresent(now -> deeds.claimed(now, outcome)));
    view = new FloorView(model, takeOver, this, WaitingLimits.DEFAULT::tone, parts.ticker,
        parts.theme.scaleProperty());
    // first listen, then read: nothing falls between
    subscriptions = List.of(parts.feed.listen(this), session.watch(counter));
    model.rooms(session.rooms());
    model.peers(session.peers());
    model.connection(session.connection());
  }

  FloorView view() {
    return view;
  }

  FloorViewModel model() {
    return model;
  }

  Node node() {
    return view.node();
  }

  @Override
  public void rooms(Collection<RoomSummary> changed) {
    model.written(counter.take());
    model.rooms(changed);
    WatchView now = watched;
    if (now != null) {
      changed.stream().filter(room -> room.id().equals(watchedRoom)).forEach(now::onRoom);
    }
  }

  @Override
  public void peers(Collection<Peer> changed) {
    model.peers(changed);
  }

  @Override
  public void connection(ConnectionSummary summary) {
    model.connection(summary);
    if (watched != null) {
      watched.onConnection(summary);
    }
  }

  @Override
  public void monitor(RoomFacts room) {
    leave();
    lines = parts.feed.listen(room.id(), this); // before the history is read: nothing falls between
    WatchView made = parts.factory.watch(parts.session, parts.session.room(room.id()), parts.gate, parts.clock);
    watched = made;
    watchedRoom = room.id();
    view.monitor(room, made.node());
    readAlong.accept(room.id());
  }

  @Override
  public void stopMonitoring() {
    leave();
  }

  private void leave() {
    if (lines != null) {
      lines.close();
      lines = null;
    }
    if (watched != null) {
      watched.close();
      watched = null;
      watchedRoom = null;
      readAlong.accept("");
    }
  }

  @Override
  public void open(RoomFacts room) {
    openOnDesk.accept(room.id());
  }

  @Override
  public void reassign(RoomFacts room) {
    parts.session.room(room.id()).summary().ifPresent(deeds::chooseRecipient);
  }

  @Override
  public void unblock(RoomFacts room) {
    parts.session.room(room.id()).summary().ifPresent(deeds::unblock);
  }

  /** The keyboard goes to the room that is read along. */
  void focusMonitor() {
    if (watched != null) {
      watched.focusMessages();
    }
  }

  boolean isMonitoring() {
    return watched != null;
  }

  @Override
  public void messages(List<ChatMessage> changed) {
    if (watched != null) {
      watched.onMessages(changed);
    }
  }

  @Override
  public void dropped(String messageId) {
    if (watched != null) {
      watched.onDropped(messageId);
    }
  }

  @Override
  public void missed(ChatMessage first) {
    if (watched != null) {
      watched.onMissed(first);
    }
  }

  @Override
  public void close() {
    leave();
    subscriptions.forEach(Subscription::close);
    view.close();
  }
}
