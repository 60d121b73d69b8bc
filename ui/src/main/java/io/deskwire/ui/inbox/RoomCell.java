package io.deskwire.ui.inbox;

import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Avatar;
import io.deskwire.ui.fx.CountBadge;
import io.deskwire.ui.fx.LatencyBadge;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.ReadingWay;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.room.MarkChips;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One room: who, the last words, how long or how fast, what is unread. */
final class RoomCell extends ListCell<RoomSummary> {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

  private final InboxViewModel model;
  private final Avatar avatar = new Avatar();
  private final Label name = Nodes.label("", "room-name");
  private final MarkChips marks = new MarkChips(true);
  private final Label channel = Nodes.label("", "chip");
  private final Label eye = Nodes.label("", "room-eye");
  private final Label preview = Nodes.label("", "room-preview");
  private final LatencyBadge figure = new LatencyBadge(true);
  private final Label time = Nodes.figure("room-time");
  private final CountBadge unread = new CountBadge();
  private final CountBadge unsent = new CountBadge("warn");
  private final Button take;
  private final HBox below = new HBox(4, unsent, unread, time);
  private final HBox row;

  RoomCell(InboxViewModel model, InboxView.Actions actions) {
    this.model = model;
    getStyleClass().add("room-cell");
    take = Nodes.button(Texts.of("inbox.take"), () -> {
      if (getItem() != null) {
        actions.claim(getItem());
      }
    }, "primary", "compact");
    take.setFocusTraversable(false);
    channel.setMinWidth(USE_PREF_SIZE);
    name.setMinWidth(0);
    ReadingWay.follow(preview, preview.textProperty());
    eye.setGraphic(new FontIcon(Feather.EYE));
    eye.setTooltip(new Tooltip(Texts.of("inbox.watched")));
    eye.setMinWidth(USE_PREF_SIZE);
    HBox first = new HBox(6, name, eye, marks, channel);
    first.setAlignment(Pos.CENTER_LEFT);
    VBox words = new VBox(2, first, preview);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    below.setAlignment(Pos.CENTER_RIGHT);
    figure.setAlignment(Pos.CENTER_RIGHT);
    VBox right = new VBox(3, figure, below);
    right.setAlignment(Pos.CENTER_RIGHT);
    right.setMinWidth(USE_PREF_SIZE);
    row = new HBox(10, avatar, words, right, take);
    row.setAlignment(Pos.CENTER_LEFT);
    right.visibleProperty().bind(take.visibleProperty().not());
    right.managedProperty().bind(right.visibleProperty());
    Nodes.show(take, false);
    hoverProperty().addListener((_, _, _) -> offerClaim());
    setPrefWidth(0); // as wide as the list, never wider: no horizontal scrolling
    setOnMouseClicked(event -> {
      if (getItem() != null && event.isStillSincePress()) {
        actions.open(getItem());
      }
    });
  }

  @Override
  protected void updateItem(@Nullable RoomSummary room, boolean empty) {
    super.updateItem(room, empty);
    if (empty || room == null) {
      setGraphic(null);
      setAccessibleText(null);
      pseudoClassStateChanged(ACTIVE, false);
    } else {
      show(room, model.row(room));
      setGraphic(row);
    }
  }

  /** A second has gone by. */
  void tick() {
    RoomSummary room = getItem();
    if (room != null && !isEmpty()) {
      show(room, model.row(room));
    }
  }

  private void show(RoomSummary room, InboxRow shown) {
    avatar.show(room.id(), shown.name());
    name.setText(shown.name());
    channel.setText(shown.channel());
    marks.show(shown.priority(), shown.help(), shown.blocked());
    // the name needs the room more than the channel does
    Nodes.show(channel, shown.waiting() && !shown.channel().isEmpty() && !marks.isVisible());
    Nodes.show(eye, shown.watched());
    preview.setText(shown.preview());
    Nodes.toggle(preview, "typing", shown.typing());
    Nodes.toggle(this, "ended", shown.ended());
    if (shown.waiting()) {
      figure.show(shown.timeTone(), shown.time());
    } else {
      figure.show(shown.lineTone(), shown.line());
    }
    Nodes.toggle(figure, "waiting-time", shown.waiting());
    Nodes.show(figure, shown.waiting() || !shown.line().isEmpty());
    time.setText(shown.snoozed().isEmpty() ? shown.time() : shown.snoozed());
    Nodes.show(time, !shown.waiting() && shown.unread() == 0 && shown.unsent() == 0);
    unread.show(shown.unread(), Texts.of("inbox.unread", shown.unread()));
    unsent.show(shown.unsent(), Texts.of("inbox.unsent", shown.unsent()));
    Nodes.toggle(unsent, "bad", shown.failed() > 0);
    avatar.presence(shown.waiting() || shown.ended() || shown.lineTone() == Tone.UNKNOWN ? null : shown.lineTone());
    setAccessibleText(shown.spoken());
    pseudoClassStateChanged(ACTIVE, room.id().equals(model.activeProperty().get()));
    offerClaim();
  }

  private void offerClaim() {
    RoomSummary room = getItem();
    Nodes.show(take, isHover() && room != null && !isEmpty() && model.row(room).claimable());
  }
}
