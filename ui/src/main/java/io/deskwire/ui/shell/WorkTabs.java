package io.deskwire.ui.shell;

import io.deskwire.session.ChatMessage;
import io.deskwire.session.ConnectionSummary;
import io.deskwire.session.RoomSummary;
import io.deskwire.session.Subscription;
import io.deskwire.ui.conversation.ReadingPlace;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.keys.Keymap;
import io.deskwire.ui.outbox.OutboxView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The conversations that are open. A tab's content is made when it is first shown, so that twenty tabs reopened after a
 * start cost no more than one, and let go again when others have been used since; closing a tab closes its pane and its subscription and nothing else. A conversation can
 * leave for a window of its own; it counts as open all the while.
 */
final class WorkTabs implements AutoCloseable {
  /** So many of the tabs used last keep their conversations as they are: going to and fro costs nothing. */
  private static final int AWAKE = 5;

  private final TabDeck deck = new TabDeck();
  private final Map<String, RoomTab> rooms = new LinkedHashMap<>();
  private final List<DeckTab> recent = new ArrayList<>();
  private final DetachedWindows windows;
  private final RoomTab.Source source;
  private final Consumer<String> selected;
  private final TabMenu menu = new TabMenu(new Choices());
  private final Button besideButton = Nodes.iconButton(Feather.COLUMNS, Texts.of("tab.beside"), this::beside);
  private final Button detachButton = Nodes.pointing(
      Nodes.iconButton(Feather.EXTERNAL_LINK, Texts.of("tab.detach"), this::detach));
  private @Nullable ConnectionSummary connection;
  private @Nullable DeckTab outbox;
  private @Nullable Runnable uncover;

  /**
   * @param style     gives the scene of a window its looks
   * @param attention told when one of its windows has got or lost the focus
   * @param selected  told of the room in front; empty for none
   */
  WorkTabs(RoomTab.Source source, Keymap keymap, Function<Scene, Subscription> style, Runnable attention,
      Consumer<String> selected) {
    this.source = source;
    windows = new DetachedWindows(keymap, style, () -> {
      selected.accept(selectedRoom().orElse(""));
      attention.run();
    }, this::attach);
    this.selected = selected;
    HBox tools = new HBox(besideButton, detachButton);
    tools.getStyleClass().add("tab-tools");
    deck.tools(tools);
    deck.strip().onMenu(menu::show);
    source.panes().prepare(deck.left()::host);
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
    if (windows.toFront(room)) {
      return;
    }
    toFront();
    RoomTab tab = rooms.get(room);
    if (tab == null) {
      tab = add(room);
    }
    deck.select(tab.tab());
    if (focus) {
      tab.content().focusComposer();
    }
  }

  /** Opens the message's room where the message is. */
  void show(ChatMessage message) {
    open(message.room(), false);
    RoomTab tab = rooms.get(message.room());
    if (tab != null) {
      tab.content().show(message);
    }
  }

  /** Opens what was open before, where it stood. Before anything else is opened, in a window that is shown. */
  void arrange(Arrangement before) {
    before.tabs().forEach(id -> deck.addBehind(make(id, before.places().get(id)).tab()));
    Arrangement.Split split = before.split();
    if (split != null) {
      arrange(split);
    }
    String front = before.selected();
    if (front == null || !rooms.containsKey(front)) {
      front = before.tabs().isEmpty() ? null : before.tabs().getFirst();
    }
    if (front != null) {
      open(front, false);
    }
    if (split != null) {
      deck.share(split.share());
    }
    before.windows().forEach((id, frame) -> {
      if (!rooms.containsKey(id)) {
        RoomTab tab = make(id, before.places().get(id));
        deck.addBehind(tab.tab());
        detach(tab, frame);
      }
    });
    showTools();
  }

  private void arrange(Arrangement.Split split) {
    RoomTab left = rooms.get(split.left());
    RoomTab right = rooms.get(split.right());
    if (left != null && right != null && !left.equals(right)) {
      deck.select(left.tab());
      beside(right.tab());
    }
  }

  /** What is open, and where it stands. */
  Arrangement arrangement() {
    List<String> tabs = deck.tabs().stream().flatMap(tab -> roomOf(tab).stream()).map(RoomTab::id).toList();
    Optional<String> left = roomOf(deck.main()).map(RoomTab::id);
    Optional<String> right = roomOf(deck.beside()).map(RoomTab::id);
    Arrangement.Split split = left.isPresent() && right.isPresent()
        ? new Arrangement.Split(left.get(), right.get(), deck.share())
        : null;
    Map<String, ReadingPlace> places = new HashMap<>();
    rooms.forEach((id, tab) -> tab.place().ifPresent(place -> places.put(id, place)));
    return new Arrangement(tabs, selectedRoom().orElse(null), split, windows.frames(), places);
  }

  private RoomTab add(String room) {
    RoomTab tab = make(room, null);
    deck.add(tab.tab());
    showTools();
    return tab;
  }

  private RoomTab make(String room, @Nullable ReadingPlace place) {
    RoomTab tab = new RoomTab(room, source, connection, this::closed);
    tab.startAt(place);
    rooms.put(room, tab);
    return tab;
  }

  private void closed(RoomTab tab) {
    rooms.remove(tab.id());
    recent.remove(tab.tab());
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
    if (tab != null && !tab.page().isFocusWithin() && (deck.beside() != null || deck.hasFocusInPages())) {
      room.map(RoomTab::content).ifPresent(ConversationPane::focusComposer); // what is typed goes to the side in use
    }
    recent.stream().skip(AWAKE).filter(old -> !old.equals(deck.main()) && !old.equals(deck.beside()))
        .flatMap(old -> roomOf(old).stream()).forEach(RoomTab::rest);
    showTools();
    selected.accept(room.map(RoomTab::id).orElse(""));
  }

  private void showTools() {
    DeckTab tab = deck.frontProperty().get();
    besideButton.setDisable(deck.tabs().size() < 2 && deck.beside() == null);
    String words = Texts.of(deck.beside() == null ? "tab.beside" : "tab.alone");
    besideButton.setAccessibleText(words);
    besideButton.getTooltip().setText(words);
    detachButton.setDisable(roomOf(tab).isEmpty());
  }

  // where conversations stand

  /** Shows the conversation in front beside the one before, or one alone again. */
  void beside() {
    DeckTab tab = deck.frontProperty().get();
    if (deck.beside() != null) {
      deck.showAlone();
    } else if (tab != null) {
      beside(tab);
    }
    showTools();
  }

  private void beside(DeckTab tab) {
    if (tab.equals(deck.main())) {
      recent.stream().filter(other -> !other.equals(tab)).findFirst()
          .or(() -> deck.tabs().stream().filter(other -> !other.equals(tab)).findFirst()).ifPresent(deck::select);
    }
    roomOf(tab).ifPresent(RoomTab::content);
    deck.showBeside(tab);
    showTools();
  }

  /**
   * Moves the tab in front among the others.
   *
   * @param step negative to the left
   */
  void moveTab(int step) {
    DeckTab tab = deck.frontProperty().get();
    if (tab != null) {
      deck.move(tab, step * ReadingWay.toTheRight(deck));
    }
  }

  /** The conversation in front leaves for a window of its own. */
  void detach() {
    roomOf(deck.frontProperty().get()).ifPresent(tab -> detach(tab, null));
  }

  private void detach(RoomTab tab, @Nullable Rectangle2D frame) {
    tab.content();
    recent.remove(tab.tab());
    Scene scene = deck.getScene();
    deck.release(tab.tab());
    windows.open(tab, scene == null ? null : scene.getWindow(), frame);
    showTools();
  }

  /** The conversation comes back from its window, into the last tab. */
  private void attach(String room) {
    RoomTab tab = rooms.get(room);
    if (tab != null) {
      tab.tab().content(tab.content().node());
      deck.add(tab.tab());
      deck.select(tab.tab());
      tab.content().focusComposer();
    }
  }

  /** What can be done with a tab, once it was asked for. */
  ContextMenu menu() {
    return menu.menu();
  }

  /** Rooms in windows of their own, with the window. */
  Map<String, DetachedWindow> windows() {
    return windows.all();
  }

  /** The room whose own window has the focus; empty for none. */
  Optional<String> windowInUse() {
    return windows.inUse();
  }

  private Optional<RoomTab> roomOf(@Nullable DeckTab tab) {
    return rooms.values().stream().filter(room -> room.tab().equals(tab)).findFirst();
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

  /** From left to right, without the outbox; then those in windows of their own. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    deck.tabs().stream().flatMap(tab -> roomOf(tab).stream()).map(RoomTab::id).forEach(ids::add);
    ids.addAll(windows.all().keySet());
    return List.copyOf(ids);
  }

  Optional<String> selectedRoom() {
    return roomOf(deck.frontProperty().get()).map(RoomTab::id);
  }

  void select(int index) {
    if (index < deck.tabs().size()) {
      use(deck.tabs().get(index));
    }
  }

  /** Who asks for a tab by a key wants to write in it. */
  private void use(DeckTab tab) {
    toFront();
    deck.select(tab);
    focusComposer();
  }

  /** The tab that was in front before this one: Ctrl+Tab goes there. */
  void selectRecent() {
    if (recent.size() > 1) {
      use(recent.get(1));
    }
  }

  /** The tab that has not been in front for longest. */
  void selectOldest() {
    if (recent.size() > 1) {
      use(recent.getLast());
    }
  }

  void closeSelected() {
    DeckTab tab = deck.frontProperty().get();
    if (tab != null && uncover == null) {
      deck.close(tab);
    }
  }

  /** The room whose conversation is in front and seen; empty for none. */
  Optional<String> inFront() {
    return uncover == null ? selectedRoom() : Optional.empty();
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
    menu.hide();
    List<String> detached = List.copyOf(windows.all().keySet());
    windows.close();
    detached.forEach(room -> Optional.ofNullable(rooms.get(room)).map(RoomTab::tab).ifPresent(DeckTab::closed));
    source.panes().close();
    deck.tabs().forEach(deck::close);
  }

  /** What the menu of a tab does. */
  private final class Choices implements TabMenu.Actions {
    @Override
    public boolean isConversation(DeckTab tab) {
      return roomOf(tab).isPresent();
    }

    @Override
    public boolean hasOthers() {
      return deck.tabs().size() > 1;
    }

    @Override
    public boolean isBeside(DeckTab tab) {
      return tab.equals(deck.beside());
    }

    @Override
    public boolean canMove(DeckTab tab, int step) {
      int to = deck.tabs().indexOf(tab) + step;
      return to >= 0 && to < deck.tabs().size();
    }

    @Override
    public void beside(DeckTab tab) {
      WorkTabs.this.beside(tab);
    }

    @Override
    public void alone() {
      deck.showAlone();
      showTools();
    }

    @Override
    public void detach(DeckTab tab) {
      roomOf(tab).ifPresent(room -> WorkTabs.this.detach(room, null));
    }

    @Override
    public boolean isShown(DeckTab tab) {
      return deck.beside() != null && (isBeside(tab) || tab.equals(deck.main()));
    }

    @Override
    public void widen(DeckTab tab, int step) {
      deck.widen(tab, step);
    }

    @Override
    public void move(DeckTab tab, int step) {
      deck.move(tab, step);
      tab.requestFocus();
    }

    @Override
    public void close(DeckTab tab) {
      deck.close(tab);
    }
  }
}
