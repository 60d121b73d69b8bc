package io.deskwire.ui.conversation;

import io.deskwire.message.Opened;
import io.deskwire.session.RoomSummary;
import io.deskwire.ui.fx.Avatar;
import io.deskwire.ui.fx.Nodes;
import io.deskwire.ui.fx.SafeText;
import io.deskwire.ui.fx.Texts;
import io.deskwire.ui.fx.Tone;
import io.deskwire.ui.fx.ToneMark;
import io.deskwire.ui.room.MarkChips;
import io.deskwire.ui.room.RoomDeeds;
import io.deskwire.ui.room.RoomMenu;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Who this is and where they came from, who else looks, and what the agent may do with the room. Menus are made when they
 * are asked for: a menu button would hold on to its scene after its conversation is closed. FX thread.
 */
final class HeaderBar extends HBox {
  /** What the name and where it came from need at least, in em; else what has a button is in the menu at the end. */
  private static final double WHO = 16;

  /** Letters of a colleague's name: it is never shortened to dots, and must leave room for the customer's. */
  private static final int AGENT = 32;

  private final ConversationViewModel viewModel;
  private final Avatar mark = new Avatar();
  private final Label name = Nodes.label("");
  private final MarkChips marks = new MarkChips(false);
  private final Label origin = Nodes.label("");
  private final Label looking = Nodes.label("");
  private final Label owner = Nodes.label("");
  private final ToneMark gone = new ToneMark();
  private final Button claim = new Button();
  private final Button transfer = new Button(ConversationTexts.of("header.transfer"));
  private final Button snooze = dropping(ConversationTexts.of("header.snooze"));
  private final Button close = dropping(ConversationTexts.of("header.close"));
  private final Button more = new Button();
  private @Nullable RoomDeeds deeds;
  private @Nullable RoomSummary shown;
  private @Nullable ContextMenu menu;
  private boolean mine;

  HeaderBar(ConversationViewModel viewModel) {
    this.viewModel = viewModel;
    getStyleClass().add("cv-header");
    name.getStyleClass().add("cv-header-name");
    origin.getStyleClass().add("cv-header-origin");
    looking.getStyleClass().addAll("cv-header-origin", "cv-header-looking");
    looking.setGraphic(new FontIcon(Feather.EYE));
    looking.setMinWidth(USE_PREF_SIZE);
    owner.getStyleClass().add("cv-header-owner");
    origin.setTextOverrun(OverrunStyle.ELLIPSIS);
    origin.setMinWidth(0);
    name.setMinWidth(0);
    VBox who = new VBox(line(name, marks), line(origin, looking));
    who.getStyleClass().add("cv-header-who");
    who.setMinWidth(0);
    setHgrow(who, Priority.ALWAYS);
    more.setGraphic(new FontIcon(Feather.MORE_HORIZONTAL));
    more.setAccessibleText(ConversationTexts.of("header.more"));
    more.setTooltip(new Tooltip(ConversationTexts.of("header.more")));
    for (Button button : List.of(claim, transfer, snooze, close, more)) {
      button.getStyleClass().add("cv-button");
      button.setMinWidth(USE_PREF_SIZE);
    }
    gone.show(Tone.UNKNOWN);
    owner.setGraphic(gone);
    owner.setMinWidth(USE_PREF_SIZE);
    claim.setOnAction(_ -> viewModel.claim());
    transfer.setOnAction(_ -> transfer());
    snooze.setOnAction(_ -> open(snooze, RoomMenu::snooze));
    close.setOnAction(_ -> open(close, RoomMenu::close));
    more.setOnAction(_ -> open(more, made -> made.more(!transfer.isVisible())));
    getChildren().addAll(mark, who, owner, claim, transfer, snooze, close, more);
    widthProperty().subscribe(_ -> fit());
    name.fontProperty().subscribe(_ -> fit());
    close.widthProperty().subscribe(_ -> fit()); // once their style is known the buttons have a width
    show(null, Standing.WAITING);
  }

  private static HBox line(Node... nodes) {
    HBox line = new HBox(8, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** A button under which a menu opens. */
  private static Button dropping(String text) {
    Button button = new Button(text, new FontIcon(Feather.CHEVRON_DOWN));
    button.setContentDisplay(ContentDisplay.RIGHT);
    return button;
  }

  /** With these deeds the header has more than claiming. */
  void serve(RoomDeeds newDeeds) {
    deeds = newDeeds;
    fit();
  }

  // what the agent does, also by keys

  void transfer() {
    act(RoomDeeds::chooseRecipient);
  }

  /** Shows until when it may be put aside. */
  void snooze() {
    if (mine) {
      open(snooze.isVisible() ? snooze : more, RoomMenu::snooze);
    }
  }

  /** Without a word for it; can be undone. */
  void closeChat() {
    act((now, room) -> now.close(room, null));
  }

  /** Asks for help, or says that none is needed any more. */
  void raiseHand() {
    act((now, room) -> now.raise(room, room.raisedBy() == null));
  }

  /** Asks why the customer is to be blocked, or unblocks them. */
  void block() {
    act(RoomDeeds::blockOrNot);
  }

  private void act(BiConsumer<RoomDeeds, RoomSummary> deed) {
    if (deeds != null && shown != null) {
      deed.accept(deeds, shown);
    }
  }

  private void open(Button below, Function<RoomMenu, ContextMenu> maker) {
    hideMenu();
    act((now, room) -> {
      ContextMenu made = maker.apply(new RoomMenu(now, room));
      menu = made;
      made.show(below, Side.BOTTOM, 0, 4);
    });
  }

  void hideMenu() {
    if (menu != null) {
      menu.hide();
      menu = null;
    }
  }

  // what is shown

  void show(@Nullable RoomSummary room, Standing standing) {
    shown = room;
    mine = standing == Standing.MINE;
    String customer = viewModel.customerName();
    mark.show(viewModel.roomId(), customer);
    name.setText(customer);
    marks.show(room == null ? 0 : room.priority(), room != null && room.raisedBy() != null,
        room != null && room.blocked() != null);
    origin.setText(origin(room));
    Strip.show(origin, !origin.getText().isEmpty());
    looking();
    boolean ownerGone = standing == Standing.OTHERS && viewModel.ownerGoneProperty().get();
    owner.setText(owner(room, standing, ownerGone));
    Nodes.show(gone, ownerGone);
    Strip.show(owner, !owner.getText().isEmpty());
    Strip.show(claim, standing != Standing.MINE);
    claim.setText(ConversationTexts.of(switch (standing) {
      case OTHERS -> "header.over";
      case CLAIMING -> "header.claiming";
      case WAITING, SNOOZED, CLOSED, MINE -> "header.claim";
    }));
    // taking a chat from a colleague who is there is never what the eye is led to
    Nodes.toggle(claim, "cv-primary", standing != Standing.OTHERS || ownerGone);
    claim.setDisable(standing == Standing.CLAIMING || !viewModel.onlineProperty().get());
    fit();
  }

  /** A colleague has come to look, or has gone. */
  void looking() {
    String words = viewModel.lookingProperty().get();
    looking.setText(words);
    Strip.show(looking, !words.isEmpty());
  }

  private void fit() {
    boolean served = deeds != null && shown != null;
    double buttons = getInsets().getLeft() + getInsets().getRight() + mark.prefWidth(-1) + getSpacing();
    for (Button button : List.of(transfer, snooze, close, more)) {
      buttons += button.prefWidth(-1) + getSpacing();
    }
    boolean roomy = getWidth() == 0 || getWidth() - buttons >= WHO * name.getFont().getSize();
    for (Button button : List.of(transfer, snooze, close)) {
      Strip.show(button, served && mine && roomy);
    }
    Strip.show(more, served);
  }

  private String owner(@Nullable RoomSummary room, Standing standing, boolean gone) {
    if (room == null) {
      return "";
    }
    String agent = room.owner().agentName();
    return switch (standing) {
      case OTHERS ->
        ConversationTexts.of(gone ? "header.ownerGone" : "header.answeredBy",
            SafeText.brief(agent == null ? "" : agent, AGENT));
      case SNOOZED -> ConversationTexts.of("header.snoozed", viewModel.words().moment(room.owner().until()));
      case CLOSED -> ConversationTexts.of("header.closed");
      case MINE, WAITING, CLAIMING -> room.customerEnded() ? ConversationTexts.of("header.ended") : "";
    };
  }

  private static String origin(@Nullable RoomSummary room) {
    if (room == null) {
      return "";
    }
    Opened opened = room.opened();
    List<String> parts = new ArrayList<>();
    for (String part : new @Nullable String[]{opened.channel(), opened.page(), opened.language(), room.queue()}) {
      if (part != null && !part.isBlank()) {
        parts.add(SafeText.line(part));
      }
    }
    return Texts.dotted(parts.toArray(String[]::new));
  }
}
