package io.deskwire.ui.shell;

import io.deskwire.outbox.OutboxRow;
import io.deskwire.room.Owner;
import io.deskwire.session.ChatSession;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.Notice;
import io.deskwire.session.Peer;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.Subscription;
import io.deskwire.ui.attachment.FileDialogs;
import io.deskwire.ui.fx.Feed;
import io.deskwire.ui.fx.FeedListener;
import io.deskwire.ui.fx.Figures;
import io.deskwire.ui.fx.FxGate;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Theme;
import io.deskwire.ui.fx.Ticker;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.inbox.InboxView;
import io.deskwire.ui.inbox.InboxViewModel;
import io.deskwire.ui.inbox.Section;
import io.deskwire.ui.inbox.WaitingLimits;
import io.deskwire.ui.keys.KeyAction;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.latency.ConnectionView;
import io.deskwire.ui.latency.ConnectionWords;
import io.deskwire.ui.notification.NotificationCenter;
import io.deskwire.ui.notification.Notifications;
import io.deskwire.ui.outbox.OutboxView;
import io.deskwire.ui.outbox.OutboxViewModel;
import io.deskwire.ui.room.RoomMenu;
import io.deskwire.ui.search.Command;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The window's content for one session: inbox, tabs, customer, status bar. Everything it subscribes to ends with
 * {@link #close}; the session itself belongs to whoever opened it. FX thread.
 */
final class Desk implements FeedListener, InboxView.Actions, AutoCloseable {
  /** Narrower windows show no customer panel: the conversation needs the room. */
  private static final double SIDE_PANEL_FROM = 1080;

  private final ChatSession session;
  private final ConversationPane.Factory factory;
  private final FxGate gate;
  private final Feed feed;
  private final Ticker ticker = new Ticker();
  private final ConnectionWords words;
  private final Clock clock;
  private final Theme theme;
  private final Keymap keymap;
  private final InboxViewModel inboxModel;
  private final InboxView inbox;
  private final OutboxViewModel outboxModel;
  private final DeskDeeds deeds;
  private final OwnStatus own;
  private final WorkTabs tabs;
  private final Modes modes;
  private final Sheets sheets;
  private final DeskChoices choices;
  private final DeskMenu menu;
  private final TopBar top;
  private final StatusBar status;
  private final ConnectionPopOver popOver;
  private final CustomerPanel customer;
  private final SidePanel side;
  private final Toasts toasts;
  private final Notifications notifications;
  private final NotificationCenter calls;
  private final BorderPane root = new BorderPane();
  private final StackPane work = new StackPane();
  private final StackPane layers;
  private final OfflineStrip offline;
  private final StackPane welcome;
  private final Button takeNext;
  private final List<Subscription> subscriptions;
  private ConnectionSummary connection = new ConnectionSummary(List.of(), -1, 0, 0, 0, 0, List.of());
  private boolean sideWanted;

  Desk(ChatSession session, ConversationPane.Factory factory, Theme theme, Keymap keymap, FxGate gate, Clock clock,
      ShellState state, Notifications notifications, DeskChoices choices, Sheets sheets) {
    this.session = session;
    this.gate = gate;
    this.clock = clock;
    this.theme = theme;
    this.keymap = keymap;
    sideWanted = state.load().sidePanel();
    own = new OwnStatus(clock, state.habits(), session::setStatus, state::keep);
    this.notifications = notifications;
    toasts = new Toasts(() -> keymap.words(KeyAction.ACCEPT));
    deeds = new DeskDeeds(session, gate, clock, sheets, toasts, this::openRoom, this::sees);
    calls = new NotificationCenter(session.profile().agent().id(), clock, notifications.rules(),
        notifications.notifier(), deeds.inside());
    words = new ConnectionWords(clock.getZone());
    offline = new OfflineStrip(words, session::reconnectNow, sheets::editProfile);
    feed = new Feed(gate);
    inboxModel = new InboxViewModel(session.profile().agent().id(), clock::millis, WaitingLimits.DEFAULT, gate);
    inbox = new InboxView(inboxModel, this, ticker, theme);
    inbox.restore(state.inbox());
    inboxModel.memoryProperty().addListener((_, _, memory) -> state.keep(memory));
    outboxModel = new OutboxViewModel(session, gate, inboxModel::nameOf, text -> toasts.show(Tone.FAIR, text, true));
    tabs = new WorkTabs(new RoomTab.Source(session, feed, inboxModel, new SparePane(factory, gate),
        pane -> pane.serve(deeds.deeds())), keymap, theme::style, sheets::attention, this::selected);
    this.factory = factory;
    modes = new Modes(root, inbox.node(), work, tabs, this::floorPane, this::modeChanged);
    customer = new CustomerPanel(session, feed, tabs, clock, gate, sheets::dialogs, toasts);
    side = new SidePanel(this::isGone, customer.export(), customer.past());
    side.serve(deeds.deeds());
    this.sheets = sheets;
    this.choices = choices;
    menu = new DeskMenu(this, session, sheets, notifications);
    top = new TopBar(session.profile().agent().id(), session.profile().agent().name(), theme, sideWanted, menu,
        choices.menu());
    top.lead(modes.node());
    top.onSearch(this::search);
    status = new StatusBar(session.profile().name(), words, clock::millis, this::toggleConnection,
        () -> openOutbox(null), choices::contextMenu);
    popOver = new ConnectionPopOver(() -> new ConnectionView(session.profile().name(), words, outboxModel,
        clock::millis, session::reconnectNow, this::openOutbox));
    takeNext = Nodes.button(Texts.of("welcome.take-next"), this::takeNext, "primary");
    welcome = new StackPane(Pages.welcome(takeNext, keymap));
    layers = new StackPane(root, toasts.node());
    build();
    javafx.util.Subscription keys = keymap.onChange(this::keysChanged);
    subscriptions = List.of(keys::unsubscribe, ticker.each(this::second), feed.listen(this), session.watch(feed),
        session.watch(new Mentions(session.profile().agent(), gate, calls, inboxModel::nameOf)));
    second();
  }

  private void build() {
    work.getChildren().setAll(welcome, tabs.node());
    VBox.setVgrow(work, Priority.ALWAYS);
    VBox centre = new VBox(offline.node(), work);
    centre.setMinWidth(0);
    tabs.node().setMinWidth(0);
    root.setTop(top.node());
    root.setLeft(inbox.node());
    root.setCenter(centre);
    root.setBottom(status.node());
    layers.widthProperty().addListener((_, _, _) -> fit());
    layers.setMinSize(0, 0);
    selected("");
    keysChanged();
  }

  private void keysChanged() {
    top.showSearchKey(keymap.words(KeyAction.SEARCH));
    welcome.getChildren().setAll(Pages.welcome(takeNext, keymap));
  }

  Node node() {
    return layers;
  }

  // what the agent does

  @Override
  public void open(RoomSummary room) {
    tabs.open(room.id(), true);
  }

  @Override
  public void claim(RoomSummary room) {
    deeds.deeds().claim(room);
  }

  @Override
  public ContextMenu menu(RoomSummary room) {
    return new RoomMenu(deeds.deeds(), room).whole(inboxModel.isMarked(room.id()),
        on -> inboxModel.watch(room.id(), on));
  }

  private void openRoom(String room) {
    tabs.open(room, true);
  }

  private void takeNext() {
    inboxModel.rows(Section.WAITING).stream().findFirst().ifPresent(this::claim);
  }

  /** Opens the room above or below in the inbox. */
  void openNeighbour(int step) {
    inboxModel.neighbour(step, inbox.showsAll()).ifPresent(room -> tabs.open(room.id(), true));
  }

  /** Opens the next room with something unread, or the one before. */
  void openUnread(int step) {
    inboxModel.neighbourUnread(step, inbox.showsAll()).ifPresent(room -> tabs.open(room.id(), true));
  }

  /** Finds words in the conversation in front. */
  void find() {
    tabs.withFront(ConversationPane::find);
  }

  /**
   * @param edit id of the row to be edited; null for none
   */
  void openOutbox(@Nullable String edit) {
    popOver.hide();
    tabs.openOutbox(() -> new OutboxView(outboxModel, ticker, clock::millis));
    outboxModel.edit(edit);
  }

  /** Opens the palette over everything, with a text in its field. */
  void search(String typed) {
    popOver.hide();
    FrontCommands front = new FrontCommands(tabs, inboxModel, keymap, this::export);
    List<Command> commands = new ArrayList<>(front.commands());
    commands.addAll(DeskCommands.of(menu, theme, keymap, () -> !sideWanted));
    commands.addAll(choices.commands());
    Palette palette = new Palette(session, tabs, sheets, clock, gate, commands,
        front.canned(factory.tools().canned()));
    palette.open(typed);
  }

  private void export() {
    showSidePanel(true);
    customer.saveTranscript();
  }

  void toggleConnection() {
    popOver.toggle(status.connectionNode(), connection);
  }

  /** What colleagues are told; being there again needs a line. */
  void status(Peer.Status status) {
    own.choose(status);
    if (words.isStopped(connection)) {
      session.reconnectNow();
    }
    showPresence();
  }

  /** How the agent works has changed. */
  void habits(ShellState.Habits habits) {
    own.change(habits);
    showPresence();
  }

  // what the session says

  @Override
  public void rooms(Collection<RoomSummary> changed) {
    inboxModel.update(changed);
    calls.rooms(changed);
    deeds.rooms(changed).forEach(calls::gone);
    tabs.rooms(changed);
    tabs.selectedRoom().flatMap(inboxModel::room).ifPresent(side::show);
    fit();
    showPresence();
  }

  @Override
  public void outbox(List<OutboxRow> rows) {
    outboxModel.update(rows);
    popOver.show(connection);
  }

  @Override
  public void connection(ConnectionSummary summary) {
    connection = summary;
    status.show(summary);
    tabs.connection(summary);
    inboxModel.live(summary.isOnline());
    showAge();
    offline.show(summary);
    showPresence();
    popOver.show(connection);
  }

  @Override
  public void peers(Collection<Peer> changed) {
    presence();
  }

  private void presence() {
    tabs.presence();
    side.presence();
    deeds.presence();
  }

  private boolean isGone(Owner owner) {
    String agent = owner.agentId();
    return owner.kind() == Owner.Kind.CLAIMED && agent != null && session.isOffline(agent);
  }

  @Override
  public void notices(List<Notice> notices) {
    notices.forEach(toasts::show);
  }

  private void showPresence() {
    int mine = inboxModel.count(Section.MINE).get();
    top.show(connection.isOnline(), words.isStopped(connection), mine, own);
    boolean someone = inboxModel.count(Section.WAITING).get() > 0;
    takeNext.setDisable(!someone || !connection.isOnline() || own.isFull(mine));
    Nodes.toggle(takeNext, "primary", someone);
    takeNext.setText(someone && own.isFull(mine)
        ? Texts.of("welcome.full", own.habits().limit())
        : Texts.of(someone ? "welcome.take-next" : "welcome.nobody"));
  }

  private void showAge() {
    long proof = ConnectionWords.lastProof(connection);
    side.stale(connection.isOnline() ? null : proof == 0 ? "" : Figures.rough(clock.millis() - proof));
  }

  private void second() {
    calls.tick();
    own.tick();
    showPresence();
    top.showDisturb(notifications.rules().get().doNotDisturb());
    status.tick();
    showAge();
    presence(); // one who falls silent without ever having been heard of is told by nobody
    popOver.show(connection);
  }

  private void selected(String room) {
    inboxModel.activate(room);
    toasts.seen(room);
    look();
    boolean empty = tabs.isEmpty();
    Nodes.show(tabs.node(), !empty);
    Nodes.show(welcome, empty);
    tabs.selectedRoom().flatMap(inboxModel::room).ifPresent(side::show); // beside its tab, not beside another window
    fit();
    sheets.moved();
  }

  private FloorPane floorPane() {
    return new FloorPane(new FloorPane.Parts(session, feed, gate, clock, theme, ticker, factory), own::status,
        room -> tabs.open(room, true), inboxModel::readAlong, deeds.deeds());
  }

  private void modeChanged() {
    look();
    fit();
    if (!modes.floorShown()) {
      tabs.focusComposer();
    }
  }

  /** Colleagues and calls know which room the agent sees: under the floor, none but one in a window of its own. */
  private void look() {
    String room = tabs.windowInUse().or(() -> modes.floorShown() ? Optional.empty() : tabs.selectedRoom()).orElse("");
    calls.front(room);
    session.setViewing(room.isEmpty() ? null : room);
  }

  /** Shows the floor in place of inbox and tabs, or these again. */
  void showFloor(boolean shown) {
    popOver.hide();
    modes.show(shown);
  }

  boolean floorShown() {
    return modes.floorShown();
  }

  Modes modes() {
    return modes;
  }

  /** A key or the pointer, anywhere in the window. */
  void touched() {
    if (own.touched()) {
      showPresence();
    }
  }

  private boolean sees(String room) {
    return calls.sees(room);
  }

  /** Whether the agent looks at the window. */
  void attend(boolean attended) {
    calls.attend(attended);
  }

  private void fit() {
    boolean shown = sideWanted && !modes.floorShown()
        && layers.getWidth() >= SIDE_PANEL_FROM * theme.scaleProperty().get()
        && tabs.selectedRoom().flatMap(inboxModel::room).isPresent();
    root.setRight(shown ? side.node() : null);
    customer.show(shown ? tabs.selectedRoom().orElse(null) : null);
  }

  void showSidePanel(boolean shown) {
    sideWanted = shown;
    fit();
  }

  boolean sidePanel() {
    return sideWanted;
  }

  WorkTabs tabs() {
    return tabs;
  }

  InboxView inbox() {
    return inbox;
  }

  Toasts toasts() {
    return toasts;
  }

  TopBar top() {
    return top;
  }

  Node statusNode() {
    return status.connectionNode();
  }

  TopBar.Actions menu() {
    return menu;
  }

  Feed feed() {
    return feed;
  }

  Ticker ticker() {
    return ticker;
  }

  @Override
  public void close() {
    popOver.hide();
    subscriptions.forEach(Subscription::close);
    modes.close();
    customer.close();
    tabs.close();
    inboxModel.remember();
    inbox.close();
  }

  /** Whole pages over the desk. */
  interface Sheets {
    void editProfile();

    void showKeys();

    void showNotifications();

    void showSettings();

    /** Asks for files. */
    FileDialogs dialogs();

    /** A window of the desk has got or lost the focus. */
    void attention();

    /** Another tab is in front, or none. */
    void moved();

    /**
     * Puts a page of somebody else's over the desk, unless there is one.
     *
     * @param focus gives it the keyboard
     */
    void cover(Node page, Runnable focus);

    /** Takes away what lies over the desk. */
    void lift();
  }
}
