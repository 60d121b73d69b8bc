package io.deskwire.ui.floor;

import io.deskwire.session.Peer;
import io.deskwire.session.Subscription;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Ticker;
import io.deskwire.ui.fx.Tone;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The floor: figures, the table of active rooms with what can be done, and beside or below it the agents and a room that
 * is read along. It repaints at most three times a second, and nothing while it is not shown. FX thread.
 */
public final class FloorView implements AutoCloseable {
  /** Changes are gathered so long. */
  private static final Duration GATHER = Duration.millis(330);
  /** Narrower ones have the agents below the rooms; in px at normal text. */
  private static final double BESIDE_FROM = 1400;
  private static final double ROOMS_SHARE_BESIDE = 0.65;
  private static final double ROOMS_SHARE_BELOW = 0.64;
  private static final double ROOMS_SHARE_WATCHING = 0.5;
  private static final double AGENTS_SHARE = 0.35;

  /** What the lead does here. */
  public interface Actions {
    /** Shows the room in {@link FloorView#monitor}. */
    void monitor(RoomFacts room);

    void open(RoomFacts room);

    /** Asks to whom the room is to be given. */
    void reassign(RoomFacts room);

    /** Shows to everybody again what its customer writes. */
    void unblock(RoomFacts room);

    /** The room that is read along is not any more. */
    void stopMonitoring();
  }

  private final FloorViewModel model;
  private final TakeOverViewModel takeOver;
  private final Actions actions;
  private final ReadOnlyDoubleProperty scale;
  private final VBox root = new VBox();
  private final TilesBar tiles;
  private final RoomTable rooms;
  private final AgentTable agents;
  private final FilterBar<Situation> roomHead;
  private final FilterBar<Peer.Status> agentHead;
  private final ToggleButton suffering = new ToggleButton(Texts.of("floor.order.suffers"));
  private final ActionBar bar;
  private final ContextMenu menu = new ContextMenu();
  private final Label agentNote = Nodes.label(Texts.of("floor.agents.note"), "muted", "tiny");
  private final VBox roomCard;
  private final VBox agentCard;
  private final MonitorCard monitorCard;
  private final SplitPane aside = new SplitPane();
  private final SplitPane parts = new SplitPane();
  private final PauseTransition gather = new PauseTransition(GATHER);
  private final Subscription second;
  private final ChangeListener<Number> resized = (_, _, _) -> turn();
  private boolean shown;

  /**
   * Made once per desk; nothing happens until {@link #shown}.
   *
   * @param feels how a customer feels who has waited so long, ms
   */
  public FloorView(FloorViewModel model, TakeOverViewModel takeOver, Actions actions, LongFunction<Tone> feels,
      Ticker ticker, ReadOnlyDoubleProperty scale) {
    this.model = model;
    this.takeOver = takeOver;
    this.actions = actions;
    this.scale = scale;
    tiles = new TilesBar(model, feels);
    rooms = new RoomTable(model, feels, scale);
    agents = new AgentTable(model, scale);
    suffering.getStyleClass().addAll("floor-order");
    Nodes.whole(suffering);
    suffering.setOnAction(_ -> rooms.table().getSortOrder().clear());
    roomHead = new FilterBar<>(Texts.of("floor.rooms"), List.of(Situation.values()), Situation::words,
        this::filterRooms, suffering);
    agentHead = new FilterBar<>(Texts.of("floor.agents"), List.of(Peer.Status.values()), FloorWords::status,
        this::filterAgents);
    bar = new ActionBar(model, takeOver, feels, this::act);
    monitorCard = new MonitorCard(this::act, this::stopMonitoring);
    roomCard = card(roomHead, rooms.table());
    agentCard = card(agentHead, agents.table());
    agentCard.getChildren().add(agentNote);
    build();
    gather.setOnFinished(_ -> refresh());
    model.dirtyProperty().subscribe(dirty -> {
      if (dirty && shown) {
        gather.playFromStart();
      }
    });
    second = ticker.each(this::second);
  }

  private static VBox card(Node head, Node table) {
    VBox card = new VBox(head, table);
    card.getStyleClass().addAll("card", "floor-card");
    VBox.setVgrow(table, Priority.ALWAYS);
    card.setMinSize(0, 0);
    return card;
  }

  private void build() {
    root.getStyleClass().add("floor");
    roomCard.getChildren().add(bar);
    rooms.table().setPlaceholder(Nodes.label(Texts.of("floor.rooms.empty"), "muted"));
    agents.table().setPlaceholder(Nodes.label(Texts.of("floor.agents.empty"), "muted"));
    rooms.table().getSelectionModel().selectedItemProperty().subscribe(_ -> choose());
    rooms.table().getSortOrder().addListener((javafx.beans.Observable _) -> showOrder());
    rooms.table().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    rooms.onOpen(() -> withChosen(RoomAction.MONITOR));
    menu.setOnShowing(_ -> fillMenu());
    menu.getItems().add(new MenuItem()); // without one it is not shown, and not filled either
    rooms.table().setContextMenu(menu);
    for (SplitPane pane : List.of(aside, parts)) {
      pane.getStyleClass().add("floor-split");
      pane.setMinSize(0, 0);
    }
    aside.getItems().setAll(agentCard);
    parts.getItems().setAll(roomCard, aside);
    VBox.setVgrow(parts, Priority.ALWAYS);
    root.getChildren().addAll(tiles, parts);
    root.setMinSize(0, 0);
    root.widthProperty().addListener(resized);
    scale.addListener(resized);
    aside.setOrientation(Orientation.VERTICAL);
    parts.setDividerPositions(ROOMS_SHARE_BESIDE);
    showOrder();
    turn();
  }

  /**
   * The agents stand beside the rooms where there is room, and below them where there is not; there a room that is read
   * along takes their place.
   */
  private void turn() {
    boolean beside = root.getWidth() == 0 || root.getWidth() >= BESIDE_FROM * scale.get();
    boolean watching = monitorCard.roomId() != null;
    List<Node> wanted = !watching
        ? List.of(agentCard)
        : beside
            ? List.of(agentCard, monitorCard)
            : List.of(monitorCard);
    Orientation way = beside ? Orientation.HORIZONTAL : Orientation.VERTICAL;
    if (parts.getOrientation() == way && aside.getItems().equals(wanted)) {
      return; // where the lead has drawn the lines, they stay
    }
    parts.setOrientation(way);
    Nodes.show(agentNote, beside); // below, an agent more is worth more
    aside.getItems().setAll(wanted);
    aside.setDividerPositions(AGENTS_SHARE);
    parts.setDividerPositions(beside ? ROOMS_SHARE_BESIDE : watching ? ROOMS_SHARE_WATCHING : ROOMS_SHARE_BELOW);
  }

  public Node node() {
    return root;
  }

  /** Whether it is in front; nothing is painted while it is not. */
  public void shown(boolean now) {
    shown = now;
    if (now) {
      refresh();
    }
  }

  /** Moves the focus to the rooms. */
  public void focus() {
    FloorTable<RoomFacts> table = rooms.table();
    if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
      table.getSelectionModel().select(0);
    }
    table.requestFocus();
  }

  /** Moves the focus to the agents. */
  public void focusAgents() {
    agents.table().requestFocus();
  }

  /** What holds the rooms. */
  public Node roomsNode() {
    return roomCard;
  }

  /** What holds the agents. */
  public Node agentsNode() {
    return agentCard;
  }

  /** What holds the room that is read along. */
  public Node monitorNode() {
    return monitorCard;
  }

  private void refresh() {
    gather.stop();
    model.refresh();
    paint();
  }

  private void second() {
    if (shown) {
      model.tick();
      paint();
    }
  }

  private void paint() {
    tiles.show();
    rooms.tick();
    agents.table().tick();
    count();
    choose();
  }

  private void count() {
    roomHead.count(model.roomRows().shown().size(), model.roomRows().all().size());
    agentHead.count(model.agentRows().shown().size(), model.agentRows().all().size());
    boolean filtered = !model.roomRows().all().isEmpty();
    ((Label) Objects.requireNonNull(rooms.table().getPlaceholder()))
        .setText(Texts.of(filtered ? "inbox.nothing-found" : "floor.rooms.empty"));
  }

  private void filterRooms(String text, @Nullable Situation situation) {
    model.filterRooms(text, situation);
    count();
  }

  private void filterAgents(String text, Peer.@Nullable Status status) {
    model.filterAgents(text, status);
    count();
  }

  private void showOrder() {
    suffering.setSelected(rooms.table().getSortOrder().isEmpty());
  }

  private @Nullable RoomFacts chosen() {
    FloorRow<RoomFacts> row = rooms.table().getSelectionModel().getSelectedItem();
    return row == null ? null : row.facts();
  }

  private void choose() {
    bar.show(chosen());
    String watched = monitorCard.roomId();
    if (watched != null) {
      model.roomRows().find(watched).ifPresent(row -> monitorCard.show(row.facts()));
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !event.isAltDown()) {
      withChosen(event.isShortcutDown() ? RoomAction.TAKE_OVER : RoomAction.MONITOR);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && monitorCard.roomId() != null) {
      stopMonitoring();
      event.consume();
    }
  }

  private void withChosen(RoomAction action) {
    RoomFacts room = chosen();
    if (room != null && action.isPossible(room, model)) {
      act(action, room);
    }
  }

  private void fillMenu() {
    RoomFacts room = chosen();
    menu.getItems().setAll(Stream.of(RoomAction.values()).filter(each -> each.isOffered(room, model)).map(action -> {
      MenuItem item = new MenuItem(action.words(room));
      item.setDisable(room == null || !action.isPossible(room, model));
      item.setOnAction(_ -> withChosen(action));
      return item;
    }).toList());
  }

  private void act(RoomAction action, RoomFacts room) {
    switch (action) {
      case MONITOR -> actions.monitor(room);
      case OPEN -> actions.open(room);
      case TAKE_OVER -> takeOver.ask(room);
      case REASSIGN -> actions.reassign(room);
      case UNBLOCK -> actions.unblock(room);
    }
  }

  /** Shows a room that is read along beside the agents. */
  public void monitor(RoomFacts room, Node conversation) {
    monitorCard.open(room, conversation);
    turn();
  }

  private void stopMonitoring() {
    monitorCard.empty();
    turn();
    actions.stopMonitoring();
    rooms.table().requestFocus();
  }

  /** The model the view was made with. */
  public FloorViewModel model() {
    return model;
  }

  @Override
  public void close() {
    gather.stop();
    second.close();
    scale.removeListener(resized);
    rooms.table().close();
    agents.table().close();
    menu.hide();
  }
}
